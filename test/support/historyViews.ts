import type { HistoryPage, HistoryRow } from '../../services/history.js';
import { MORNING } from './views.js';

export const aHistoryRun = (given: Partial<HistoryRow> = {}): HistoryRow => ({
  ...{ id: 'run-1', kind: 'run', name: 'Leadspace companies', state: 'Successful' },
  startedBy: { by: 'person', name: 'Alex Admin' },
  ...{ startedAt: MORNING, endedAt: MORNING + 95_000, counts: { sent: 590, enriched: 512 } },
  ...given,
});

export const aHistoryRefresh = (given: Partial<HistoryRow> = {}): HistoryRow =>
  aHistoryRun({
    ...{ id: 'refresh-1', kind: 'refresh', name: '', state: 'Failed' },
    startedBy: { by: 'schedule', schedule: 'schedule-1', slot: MORNING - 3 * 3_600_000 },
    ...{ startedAt: MORNING - 3 * 3_600_000, endedAt: MORNING - 3 * 3_600_000 + 35_000 },
    ...{ counts: { steps: 7, failed: 1, skipped: 5 } },
    ...given,
  });

export const aHistory = (given: Partial<HistoryPage> = {}): HistoryPage => ({
  rows: [
    aHistoryRun(),
    aHistoryRefresh(),
    aHistoryRefresh({ id: 'refresh-2', name: 'Newsletter readers', state: 'Canceled' }),
  ],
  total: 13,
  next: 'page-2',
  trend: [
    { day: '2026-11-19', successful: 4, failed: 0, canceled: 0 },
    { day: '2026-11-20', successful: 3, failed: 2, canceled: 0 },
    { day: '2026-11-22', successful: 2, failed: 1, canceled: 1 },
  ],
  ...given,
});

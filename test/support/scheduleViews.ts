import type { ScheduleTarget, ScheduleView } from '../../services/schedules.js';
import { MORNING } from './views.js';

const DAY = 24 * 3_600_000;
const WORKDAYS = [1, 2, 3, 4, 5];

/** Everything, on weekdays at half past seven in Amsterdam: 06:30 UTC in winter. */
export const aSchedule = (given: Partial<ScheduleView> = {}): ScheduleView => ({
  id: 'schedule-1',
  target: { kind: 'all' },
  name: '',
  when: { kind: 'times', days: WORKDAYS, times: ['07:30', '12:00'], timeZone: 'Europe/Amsterdam' },
  next: [MORNING + 20.5 * 3_600_000, MORNING + 25 * 3_600_000, MORNING + DAY + 20.5 * 3_600_000],
  by: 'Alex Admin',
  last: { slot: MORNING - 2 * DAY - 3.5 * 3_600_000, refresh: 'refresh-1' },
  ...given,
});

/** Of an enrichment, at the end of each refresh of everything. */
export const anEnrichmentSchedule = (given: Partial<ScheduleView> = {}): ScheduleView =>
  aSchedule({
    ...{ id: 'schedule-2', target: { kind: 'enrichment', id: 'enrichment-1' }, name: 'Leadspace companies' },
    ...{ when: { kind: 'with' }, next: [], most: 500, last: undefined as never },
    ...given,
  });

/** One that was never made. */
export function neverMade(given: Partial<ScheduleView> = {}): ScheduleView {
  const { id: _id, by: _by, last: _last, ...rest } = aSchedule({ when: { kind: 'off' }, next: [], ...given });
  return rest;
}

export const someTargets: { target: ScheduleTarget; name: string }[] = [
  { target: { kind: 'all' }, name: '' },
  { target: { kind: 'segment', id: 'segment-1' }, name: 'Newsletter readers' },
  { target: { kind: 'enrichment', id: 'enrichment-1' }, name: 'Leadspace companies' },
];

import type { AdaptiveCard } from '../../../cards/card.js';
import { type HistoryInput, historyCard } from '../../../cards/historyCard.js';
import { historyFileCard } from '../../../cards/historyFileCard.js';
import type { Locale } from '../../../cards/locale.js';
import { type ScheduleCardView, scheduleCard } from '../../../cards/scheduleCard.js';
import { type ScheduleFormView, scheduleForm } from '../../../cards/scheduleForm.js';
import { type SchedulesView, schedulesCard } from '../../../cards/schedulesCard.js';
import type { HistoryPage } from '../../../services/history.js';
import { aHistory, aHistoryRefresh, aHistoryRun } from '../historyViews.js';
import { hostile } from '../hostileNames.js';
import { anEnrichmentSchedule, aSchedule, neverMade, someTargets } from '../scheduleViews.js';
import { MORNING } from '../views.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });
const list = (name: string, view: Partial<SchedulesView>) =>
  sample('schedulesCard', name, (locale) =>
    schedulesCard({ schedules: [], page: 0, mayChange: true, ...view }, locale),
  );
const form = (name: string, view: Omit<ScheduleFormView, 'timeZone'>) =>
  sample('scheduleForm', name, (locale) =>
    scheduleForm.draw({ timeZone: 'Europe/Amsterdam', ...view } as ScheduleFormView, locale),
  );
const saved = (name: string, view: Partial<ScheduleCardView>) =>
  sample('scheduleCard', name, (locale) =>
    scheduleCard({ schedule: aSchedule(), done: 'saved', shadowed: [], ...view }, locale),
  );
const history = (name: string, page: HistoryPage, input: HistoryInput = {}) =>
  sample('historyCard', name, (locale) => historyCard(page, input, locale));

const hostileZone = { kind: 'times', days: [1, 3], times: [hostile(0)], timeZone: hostile(1) } as const;
const hostileSchedule = (index: number) =>
  aSchedule({
    ...{ id: `schedule-${index}`, target: { kind: 'segment', id: `segment-${index}` }, name: hostile(index) },
    ...{ never: (['covered', 'noRefresh', 'inactive'] as const)[index % 3]!, by: hostile(index + 1) },
    ...(index % 2 === 1 && { when: { ...hostileZone, days: [1, 3], times: [hostile(0)] } }),
  });
const weekly = aSchedule({
  when: { kind: 'times', days: [3], times: ['18:00'], timeZone: 'UTC' },
  next: [MORNING + 3 * 24 * 3_600_000 + 8 * 3_600_000],
});

const { next: _next, ...emptyHistory } = aHistory({ rows: [], total: 0, trend: [] });

const refused = (locale: Locale) => ({
  values: { when: 'times', days: '1,9', times: '25:00', timeZone: 'Amsterdam', most: '' },
  problems: {
    times: locale.errors.scheduleTimes.message({}),
    timeZone: locale.errors.timeZoneUnknown.message({ zone: 'Amsterdam' }),
    most: locale.errors.recordsMissing.message({}),
  },
});

export const scheduleSamples = [
  list('nothing is on', { schedules: [neverMade()] }),
  list('everything, a segment that never fires, an enrichment', {
    schedules: [
      aSchedule(),
      anEnrichmentSchedule(),
      aSchedule({ target: { kind: 'segment', id: 's' }, name: 'Fair visitors', never: 'covered', next: [] }),
    ],
  }),
  list('looked at by a Viewer', { schedules: [aSchedule(), weekly], mayChange: false }),
  list('17, hostile names', { schedules: Array.from({ length: 17 }, (_, index) => hostileSchedule(index)), page: 1 }),
  form('of everything, never made', { schedule: neverMade() }),
  form('of an enrichment', { schedule: anEnrichmentSchedule() }),
  form('new', { targets: someTargets }),
  form('new, 300 hostile names', {
    targets: Array.from({ length: 300 }, (_, index) => ({
      target: { kind: 'segment', id: `s-${index}` },
      name: hostile(index),
    })),
    ...{ named: 'none' },
  }),
  sample('scheduleForm', 'refused', (locale) =>
    scheduleForm.draw({ schedule: anEnrichmentSchedule(), timeZone: 'UTC' }, locale, refused(locale)),
  ),
  saved('everything', {}),
  saved('everything, which shadows two', { shadowed: [hostileSchedule(0), anEnrichmentSchedule()] }),
  saved('enrichment that never fires', { schedule: anEnrichmentSchedule({ never: 'noRefresh' }) }),
  saved('switched off', { schedule: aSchedule({ when: { kind: 'off' }, next: [] }), done: 'switchedOff' }),
  saved('hostile', {
    schedule: hostileSchedule(1),
    shadowed: Array.from({ length: 40 }, (_, i) => hostileSchedule(i)),
  }),
  history('first page', aHistory()),
  history('nothing yet', emptyHistory),
  history('nothing fits', emptyHistory, { kind: 'run', outcome: 'Canceled' }),
  history(
    'a page in the middle, 14 days, hostile names',
    aHistory({
      rows: Array.from({ length: 5 }, (_, index) =>
        index % 2
          ? aHistoryRefresh({
              name: hostile(index),
              counts: { steps: 12_345_678, failed: 1_234_567, skipped: 1_234_567 },
            })
          : aHistoryRun({ name: hostile(index), startedBy: { by: 'person', name: hostile(index + 1) } }),
      ),
      ...{ total: 123_456, next: 'p.2026-11-22', previous: 'p.2026-11-23' },
      trend: Array.from({ length: 14 }, (_, index) => ({
        day: `2026-11-${String(index + 9).padStart(2, '0')}`,
        ...{ successful: 123_456, failed: 1_234, canceled: 12 },
      })),
    }),
    { outcome: 'Failed' },
  ),
  sample('historyFileCard', 'ready', (locale) =>
    historyFileCard(
      { url: 'https://steward.example/files/x', name: 'history.csv', rows: 13, bytes: 2_100, expiresAt: MORNING },
      { kind: 'run' },
      locale,
    ),
  ),
];

import type { ScheduleView } from '../../../services/schedules.js';
import { counter } from '../format.js';

const count = counter('en');
const records = (n: number) => count(n, 'record', 'records');

const never: Record<NonNullable<ScheduleView['never']>, string> = {
  covered: 'It never fires by itself: everything is refreshed at each of these times already.',
  noRefresh: 'The refresh of everything has no times of its own, so this never runs by itself. Plan everything first.',
  inactive: 'It is deactivated, so it is not refreshed. Activate it first.',
};

/** When refreshes and enrichments run by themselves. */
export const schedules = {
  title: 'Schedules',
  one: 'Schedule',
  everything: 'Everything',
  kinds: { segment: 'segment', enrichment: 'enrichment' },
  on: 'On',
  off: 'Off',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  shortDays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  everyDay: 'Every day',
  workDays: 'Monday to Friday',
  and: ' and ',
  at: (days: string, times: string) => `${days} at ${times}`,
  zone: (zone: string) => `times in ${zone}`,
  withRefresh: 'With each refresh of everything',
  byItself: 'Never by itself.',
  next: (at: string) => `next: ${at}`,
  last: (at: string) => `last: ${at}`,
  most: (n: number) => `at most ${records(n)}`,
  never,

  summary: (n: number) => `Schedules: ${n === 0 ? 'none is on' : `${count(n, 'is', 'are')} on`}.`,
  intro: 'Everything: data sources, unification, segments, scheduled enrichments and exports.',
  noneCalled: 'Nothing that can be scheduled is called that. Choose it here.',
  severalCalled: 'Several are called that. Choose the one that is meant.',
  change: 'Change',
  create: 'New',
  all: 'All schedules',
  schedule: 'Schedule',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,

  form: {
    title: 'Schedule',
    summary: 'Schedule: what runs by itself, and when.',
    what: 'What',
    typed: 'Another segment or enrichment, by its name',
    when: 'When',
    whens: {
      off: 'Off: never by itself',
      with: 'With each refresh of everything',
      times: 'On these days',
    },
    withNew: 'With each refresh of everything (enrichments)',
    days: 'Days',
    times: 'Times',
    timesHint: '07:30, 12:00',
    zone: 'Time zone',
    most: 'At most this many records',
    mostNew: 'At most this many records (enrichments)',
    mostHint: 'Leadspace may bill each one',
    paid: 'A scheduled run sends without showing a dry run first, on your confirmation. When it would send more records than that, it sends nothing and asks.',
    onlyEnrichments: 'Only enrichments run with the refresh of everything; all else is a part of it already.',
    save: 'Save',
  },

  card: {
    saved: 'Saved.',
    switchedOff: 'Switched off: it does not run by itself any more.',
    when: 'When',
    zone: 'Time zone',
    next: 'Next times',
    most: 'Sends at most',
    by: 'Confirmed by',
    last: 'Fired last',
    recordsAtMost: (n: number) => `${records(n)} a run without asking`,
    shadowed: (names: string) =>
      `Because everything is refreshed at their times already, these no longer fire by themselves: ${names}.`,
    switchOff: 'Switch off',
    summary: (when: string) => `Schedule: ${when}.`,
  },
};

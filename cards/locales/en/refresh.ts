import type { CountName, NodeKind, SkipCause } from '../../../services/refresh.js';
import { counter } from '../format.js';

const count = counter('en');
const number = (n: number) => n.toLocaleString('en-GB');
const steps = (n: number) => count(n, 'step', 'steps');

const stages: Record<NodeKind, string> = {
  source: 'Data sources',
  unify: 'Unification',
  segment: 'Segments',
  measure: 'Measures',
  enrichment: 'Enrichments',
  export: 'Exports',
};

/** In the order in which they are said. */
const counts: Record<CountName, (n: number) => string> = {
  read: (n) => `${count(n, 'row', 'rows')} read`,
  rejected: (n) => `${number(n)} rejected`,
  members: (n) => count(n, 'member', 'members'),
  added: (n) => `${number(n)} added`,
  changed: (n) => `${number(n)} changed`,
  gone: (n) => `${number(n)} gone`,
  withdrawn: (n) => `${number(n)} of them withdrew consent`,
  granted: (n) => `${number(n)} newly granted`,
  denied: (n) => `${number(n)} newly denied`,
  unset: (n) => `${number(n)} no longer set`,
  profiles: (n) => count(n, 'profile', 'profiles'),
  newProfiles: (n) => `${number(n)} new`,
  merged: (n) => `${number(n)} merged`,
  split: (n) => `${number(n)} split off`,
  goneProfiles: (n) => `${number(n)} gone`,
  matched: (n) => `${count(n, 'consent row', 'consent rows')} matched`,
  unmatched: (n) => `${number(n)} without a profile`,
  counted: (n) => `${count(n, 'profile', 'profiles')} counted`,
  sent: (n) => `${count(n, 'record', 'records')} sent`,
  enriched: (n) => `${number(n)} enriched`,
  noMatch: (n) => `${number(n)} without a match`,
  withheld: (n) => `${number(n)} withheld`,
  exported: (n) => `${count(n, 'profile', 'profiles')} in the file`,
  removed: (n) => `${number(n)} left since the last file`,
};

/** `ancestor`: the name of what stood in the way, or of the unification. */
const skipped: Record<SkipCause['because'], (params: { ancestor: string; records: string; most: string }) => string> = {
  ancestorFailed: ({ ancestor }) => `${ancestor} failed`,
  ancestorCanceled: ({ ancestor }) => `${ancestor} was canceled`,
  confirmation: ({ records, most }) =>
    `${records} records would be sent, and at most ${most} were confirmed. Look at them with Run, or change the schedule`,
  notAdministrator: () => 'only an Administrator may send it. One has to press Run, or save its schedule again',
  nothingToSend: () => 'nothing has changed, so there was nobody to send',
};

/** Refreshes of everything, or of one data source or segment. */
export const refresh = {
  titles: {
    all: 'Refresh of everything',
    source: 'Refresh of a data source',
    segment: 'Refresh of a segment',
    enrichment: 'Refresh of an enrichment',
    retry: 'Refresh of what had failed',
  },
  onlyThis: 'Only this, without what depends on it.',
  requested: (at: string) => `Asked for ${at} by `,
  bySchedule: (at: string, slot: string) => `Started ${at} by the schedule, planned for ${slot}`,
  requestedBySchedule: (slot: string) => `Asked for by the schedule, planned for ${slot}`,
  canceling: 'cancel was requested',
  done: (done: number, all: number) => `${number(done)} of ${steps(all)} done`,
  summary: (title: string, state: string, done: number, all: number) =>
    `${title}: ${state}, ${number(done)} of ${steps(all)} done.`,
  next: 'It is about to begin.',
  ahead: (n: number) =>
    n === 1 ? 'It begins after the refresh that is going on.' : `${number(n)} refreshes go before it.`,
  goesOn: 'You can leave: this card updates itself, also after a restart.',
  joined: 'A refresh that was asked for before does all of this too, so no second one was started.',
  failed: (failed: number, skipped: number) =>
    `${steps(failed)} failed${skipped > 0 ? `, and ${number(skipped)} ${skipped === 1 ? 'was' : 'were'} skipped` : ''}. What is Successful stays; the rest is as it was before.`,
  retryWhat: 'Retry repeats what failed and what was skipped because of it.',
  retried: 'It was repeated by a newer refresh.',
  canceled: 'What was complete stays, what was going on was dropped.',
  attached: (n: number) =>
    `${count(n, 'data source came', 'data sources came')} as an attached file: attach it again to refresh it.`,

  stages,
  unify: 'unification',
  counts,
  skipped,
  tries: (n: number) => `tried ${number(n)} times`,
  againAt: (time: string) => `tries again at ${time}`,
  more: (n: number, states: string) => `and ${number(n)} more: ${states}`,
  moreAlike: (n: number, state: string) => `and ${number(n)} more, all ${state}`,

  changes: 'What changed',
  profiles: 'Profiles',
  members: 'Members',
  consent: 'Consent',
  unchanged: 'Nothing has changed in profiles, consent and members.',

  cancel: 'Cancel',
  retry: 'Retry',
  again: 'Refresh again',
  everything: 'Refresh everything',
  one: 'Refresh one ...',

  form: {
    title: 'What shall be refreshed?',
    what: 'What',
    everything: 'Everything',
    kinds: { source: 'data source', segment: 'segment' },
    typed: 'Another data source or segment, by its name',
    scope: 'How far',
    with: 'With what depends on it',
    only: 'Only this',
    scopeWhat: 'On data sources depend unification, segments, scheduled enrichments and exports.',
    noneCalled: 'No data source with a file and no active segment is called that.',
    severalCalled: 'Several are called that. Choose the one that is meant.',
    refresh: 'Refresh',
    attached: 'Data sources that were attached in the chat are not listed: attach the file again.',
  },
};

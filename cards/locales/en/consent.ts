import type { ConsentStatus, PersonOption, UnifyList } from '../../../services/consent.js';
import { counter } from '../format.js';

const count = counter('en');
const profiles = (n: number) => count(n, 'profile', 'profiles');
const rows = (n: number) => count(n, 'row', 'rows');

const states: Record<ConsentStatus, string> = { granted: 'Granted', denied: 'Denied', notSet: 'Not set' };

const reasons: Record<PersonOption['reason'], string> = {
  newest: 'The newest row decides.',
  mostRestrictive: 'Of several rows of the same time, or of a profile with this address, the most restrictive decides.',
  vanishedDenial: 'This denial is no longer in its source. It stays until there is a newer grant.',
  unreadable: 'The value cannot be read, so it counts as denied.',
  noLongerInSource: 'There was a grant; it is no longer in its source, so it stopped counting.',
  expired: 'The time of a later grant is over, so it stopped counting.',
  noRecord: 'There is no row about this.',
};

const lists: Record<UnifyList, string> = {
  unmatched: 'Rows without a profile',
  shared: 'Shared addresses and numbers',
  rejects: 'Rejected rows',
};

/** Consent data, unification, and who agreed to what. */
export const consent = {
  title: 'Consent',
  none: 'There is no consent data yet. Import a file with an e-mail address or phone number and a consent value, or choose consent columns when you import profiles.',
  askContributor: 'A contributor can import it.',
  asOf: (at: string) => `As of ${at}: what had been read by then, over the profiles of today.`,
  nothingYet: (at: string) => `Nothing had been read by then: the first consent data was read ${at}.`,
  counting: 'The figures of that date are being counted. They appear here; you can go on meanwhile.',
  notCounted: 'The figures of that date could not be counted, or that was interrupted. Ask for them again.',
  over: (n: number, at: string | undefined) =>
    at === undefined ? `Over ${profiles(n)}:` : `Over ${profiles(n)}, as unified ${at}:`,
  states,
  split: (granted: string, denied: string, notSet: string) =>
    `🟢 ${granted} granted · 🔴 ${denied} denied · ⚪ ${notSet} not set`,
  grantedOf: (share: string) => `${share} granted`,
  chart: { title: 'Granted, by option', option: 'Consent option', count: 'Profiles' },
  moreOptions: (n: number) => `${count(n, 'more option', 'more options')}: not shown.`,

  outdated: 'Data has been read since the last unification.',
  outdatedHow: 'Segments unify by themselves; Unify does it now.',
  neverUnified: 'The consent data has not been unified with the profiles yet.',
  neverUnifiedHow: 'Press Unify to see how many profiles agreed.',
  unifying: 'Being unified with the profiles now.',
  expiring: (n: number) => `${count(n, 'grant ends', 'grants end')} within 30 days.`,
  waiting: (n: number) =>
    `${count(n, 'row waits', 'rows wait')}: the date lies in the future. Read again at the next refresh.`,
  stale: (n: number) =>
    `${count(n, 'source of consent data is', 'sources of consent data are')} old: refresh before you rely on it.`,

  sources: 'Sources of consent data',
  sourceRows: rows,
  read: (at: string) => `read ${at}`,
  isStale: '⚠️ old',
  moreSources: (n: number) => `${count(n, 'more source', 'more sources')}: not shown.`,

  lookUp: 'One person, or a date',
  who: 'E-mail address or phone number',
  whoHint: 'Answered in our 1:1 chat',
  date: 'As of',
  show: 'Show',
  nothingAsked: 'Type an address or number, or choose a date.',
  unify: 'Unify',
  unification: 'Unification',
  lastUnification: 'Last unification',
  importData: 'Import',
  segments: 'Segments',
  overview: 'Consent',
  summary: (options: number, n: number) => `Consent: ${count(options, 'option', 'options')} over ${profiles(n)}.`,

  person: {
    title: 'Consent of one person',
    asOf: (at: string) => `As of ${at}: what had been read by then.`,
    profiles: (n: number) => `${profiles(n)} with it: what is said here holds for all of them.`,
    profile: 'Profile',
    noProfile: 'No profile has it. The consent is kept and matched as soon as there is one.',
    moreProfiles: (n: number) => `and ${profiles(n)} more`,
    noOptions: 'There is no consent data yet.',
    noRecord: 'Nothing is known about it.',
    reasons,
    value: 'Value',
    values: { true: 'True', false: 'False', unreadable: 'cannot be read' },
    said: 'Date',
    firstRead: (at: string) => `${at} (first read; the row has no date)`,
    source: 'Source',
    sourceRow: (source: string, row: string) => `${source}, row ${row}`,
    consentId: 'Consent ID',
    ends: 'Valid until',
    earlier: 'Before that',
    was: (at: string, status: string, source: string, row: string) => `${at}: ${status} · ${source}, row ${row}`,
    noneOf: 'No row about',
    moreOptions: (n: number) => `${count(n, 'more option', 'more options')}: not shown.`,
    summary: 'Consent of one person: the row that decides, its date, source and reason.',
  },

  unified: {
    states: { Queued: 'Queued', Refreshing: 'Refreshing', Successful: 'Successful', Failed: 'Failed' },
    queued: 'It starts when imports that are going on have ended.',
    working: 'Consent is being matched with the profiles. You can go on meanwhile.',
    failed: (reference: string) =>
      `It stopped by an error of the bot (reference ${reference}); the last complete state stays. Try again; if it stops again, give the reference to your operator.`,
    done: (n: number) => `Consent is known for ${profiles(n)}.`,
    noProfiles: 'There are no profiles yet: all consent is kept and matched as soon as there are.',
    nothing: 'There is no consent data yet.',
    matched: 'Rows with a profile',
    matchedProfiles: 'Profiles with consent data',
    unmatched: 'Rows without a profile',
    all: 'Current rows of consent',
    sharedKeys: 'Addresses and numbers of several profiles',
    sharedProfiles: 'Profiles that share one',
    rejected: 'Rejected rows',
    parked: 'Rows without a profile are kept and matched again each time. They never make a profile.',
    sharedMeans: 'What is said about a shared address holds for all its profiles; a denial goes before a grant.',
    took: (duration: string) => `Took ${duration}.`,
    next: 'Next: make a segment of those who agreed.',
    again: 'Unify again',
    lists: {
      unmatched: 'List without profile',
      shared: 'List of shared',
      rejects: 'List of rejected',
    } satisfies Record<UnifyList, string>,
    summary: (state: string) => `Unification: ${state}.`,
  },

  list: {
    titles: lists,
    made: 'The list is being made.',
    failed: 'The list could not be made, or was interrupted. Ask for it again.',
    again: 'Make it again',
  },
};

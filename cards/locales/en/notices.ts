import type { NoticeContent } from '../../../services/notifications/view.js';
import { counter } from '../format.js';

const count = counter('en');
const steps = (n: number) => count(n, 'step', 'steps');
const members = (n: number) => count(n, 'member', 'members');
const records = (n: number) => count(n, 'record', 'records');
const days = (n: number) => count(n, 'day', 'days');

type Age = Extract<NoticeContent, { kind: 'token' }>['age'];
const tokenTitles: Record<Age, string> = {
  rotate: 'The Leadspace token is due for a new one',
  expiring: 'The Leadspace token is about to expire',
  expired: 'The Leadspace token has probably expired',
};

/** What somebody is told without having asked. */
export const notices = {
  stop: 'You get this because this conversation is subscribed: mute it here, or unsubscribe in Notification settings.',
  stopExport:
    'You get this because you marked this export to be made again with each refresh: No longer with each refresh ends that.',
  mute: 'Mute',
  show: 'Show',
  repeated: (times: number, since: string) =>
    `It has failed in the same way ${count(times, 'time', 'times')} since ${since}. This card is kept up to date instead of telling it again.`,
  worksAgain: (failures: number, since: string) =>
    `It works again, after ${count(failures, 'failure', 'failures')} since ${since}.`,
  worksAgainNow: 'It works again.',
  byPerson: (at: string) => `Started ${at} by `,
  bySchedule: (at: string) => `Started ${at} by the schedule`,
  took: (duration: string) => `took ${duration}`,
  noticed: (at: string) => `Noticed by itself, ${at}`,
  more: (n: number) => `and ${n} more`,
  moreFailed: (n: number) => `${count(n, 'other step', 'other steps')} failed too.`,
  nothingToDo: 'Nothing needs to be done.',

  refresh: {
    good: 'Refresh successful',
    bad: 'Refresh failed',
    fixed: 'Refresh works again',
    attention: 'A refresh needs somebody',
    canceled: 'Refresh canceled',
    everything: 'Everything',
    retried: 'What had failed before',
    done: (n: number) => `${steps(n)} refreshed.`,
    failedSteps: (n: number) => `${steps(n)} failed.`,
    skipped: (n: number) => `${count(n, 'step was', 'steps were')} skipped.`,
    skippedBecause: (n: number, name: string) => `${count(n, 'step was', 'steps were')} skipped because of ${name}.`,
    notAdministrator: (name: string) =>
      `${name} was not run: who has confirmed its schedule is no administrator any more. Save the schedule again.`,
    canceledWhat: 'What was complete stays; the rest is as it was before.',
    changes: 'What has changed',
    membersOf: (n: number) => members(n),
    inOut: (into: string, out: string) => `${into} in, ${out} out`,
    segments: (into: string, out: string) => `Segments: ${into} in, ${out} out.`,
    withdrawn: (n: number) => `${n.toLocaleString('en-GB')} of them because of consent`,
    consents: (n: number) => `${count(n, 'consent was', 'consents were')} withdrawn or denied.`,
    unchanged: 'Members and consent are as they were before.',
    retriedBy: 'Nothing needs to be done: a newer refresh repeats what failed.',
    retry: 'Retry',
    nextRetry: 'Press Retry when that is done: only what failed, and what was skipped because of it, is done again.',
  },

  run: {
    good: 'Run successful',
    bad: 'Run failed',
    fixed: 'Runs work again',
    attention: 'A run is on hold',
    canceled: 'Run canceled',
    result: (enriched: string, all: string) => `${enriched} of ${all} profiles are enriched.`,
    nextGood: 'Look at the result with View enriched data.',
    nextUnknown: 'Decide what becomes of them with Settle unknown outcomes.',
    nextCanceled: 'Run it again when you want the rest to be sent.',
  },

  withdrawals: {
    title: 'Consent was withdrawn',
    what: (withdrawn: number, all: number) =>
      `${withdrawn.toLocaleString('en-GB')} of ${members(all)} ${withdrawn === 1 ? 'has' : 'have'} left the segment because of consent that was withdrawn or has ended.`,
    summary: (name: string, withdrawn: number, all: number) =>
      `Consent was withdrawn: ${withdrawn.toLocaleString('en-GB')} of ${members(all)} of ${name} have left it.`,
    next: 'Look at the segment. Whoever uses a file of it needs a new one: Export again also names who has to be taken out.',
  },

  token: {
    titles: tokenTitles,
    connection: (name: string) => `Connection: ${name}`,
  },

  stale: {
    title: 'Old data',
    profiles: (name: string, age: number, limit: number) =>
      `The profiles of ${name} were read ${days(age)} ago; they count as old after ${days(limit)}.`,
    consent: (name: string, age: number, limit: number) =>
      `The consent data of ${name} was read ${days(age)} ago; it counts as old after ${days(limit)}.`,
    current: 'Data is current again',
    currentWhat: (name: string, at: string) => `${name} was read again ${at}.`,
    readAt: (at: string) => `Last read ${at}`,
    next: 'Put a newer file into the import folder and press Refresh; a file that was attached has to be attached again.',
    refresh: 'Refresh',
  },

  confirmation: {
    title: 'A run waits for somebody',
    what: (name: string, n: number, most: number) =>
      `${name} would send ${records(n)} to Leadspace. ${records(most)} at most were confirmed with its schedule, so nothing was sent.`,
    next: 'Run shows the numbers once more before anything leaves. Or allow more with Schedule.',
    by: (at: string) => `Asked by a refresh, ${at}`,
    run: 'Run',
    schedule: 'Schedule',
  },

  exported: {
    title: 'An export is ready',
    failed: 'An export has failed',
    what: (n: number) => `${members(n)} in the file. Consent was looked up at that moment.`,
    removed: (n: number) =>
      `${members(n)} of the export before ${n === 1 ? 'has' : 'have'} to be taken out: they are in a second file.`,
    until: (time: string) => `The file can be fetched until ${time}.`,
    over: 'The file could be fetched for 15 minutes, which are over.',
    nextGet: 'Get it with Show files. Later: Export again.',
    nextAgain: 'Make a new one with Export again.',
    get: 'Show files',
    at: (at: string) => `Made with a refresh, ${at}`,
  },

  test: {
    title: 'This is a test',
    what: 'Notifications reach this conversation. Nothing has happened, and nothing needs to be done.',
    by: (at: string) => `Sent ${at} by `,
  },
};

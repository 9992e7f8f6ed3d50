import { counter } from '../format.js';

const count = counter('en');
const profiles = (n: number) => count(n, 'profile', 'profiles');
const records = (n: number) => count(n, 'record', 'records');

/** Dry run, run and unknown outcomes. */
export const run = {
  run: 'Run',
  runAllAgain: 'Run all again',
  cancelRun: 'Cancel',
  resume: 'Continue',
  replaceToken: 'Replace token',
  viewEnriched: 'View enriched data',
  settle: 'Settle unknown outcomes',
  showRun: 'Show run',
  via: (connection: string) => `Connection: ${connection}`,

  states: {
    'Not started': 'Not started',
    Planned: 'Dry run',
    Queued: 'Queued',
    Refreshing: 'Refreshing',
    Successful: 'Successful',
    Failed: 'Failed',
    Canceled: 'Canceled',
  },

  dryRun: 'Dry run',
  dryRunAll: 'Dry run: all again',
  dryRunUnknown: 'Dry run: unknown outcomes again',
  counting: 'Counting who would be sent. Nothing leaves meanwhile.',
  nothingLeft: 'Nothing has left yet. Run starts it.',
  nothingToSend: 'Nothing would be sent. Run brings the result up to date and costs nothing.',
  mayPayTwice: 'These profiles may have been paid already. Sending them again may be paid twice.',
  recounted:
    'These numbers were counted again, because the first ones no longer held. Nothing was sent: please look at them.',
  planCanceled: 'The dry run was canceled. Nothing was sent.',
  willSend: 'Will be sent',
  duplicates: 'Duplicates, sent once with another',
  kept: 'Kept: answered before and unchanged',
  withheld: {
    noConsent: 'Withheld: no consent',
    consentDenied: 'Withheld: consent denied',
    leftSegment: 'Withheld: consent no longer fits the segment',
  },
  asksFor: 'Only with consent to: ',
  skipped: {
    noName: 'Skipped: no company name',
    nameTooLong: 'Skipped: company name over 255 characters',
    invalid: 'Skipped: refused as invalid before',
    leftOut: 'Skipped: left out by you',
  },
  unknownBefore: 'Unknown since an earlier run, not sent',
  inDataSet: 'Profiles in the data set',
  requestsLabel: (n: number): string => (n === 1 ? 'Request' : 'Requests'),
  estimated: 'Estimated time',
  cost: (n: number) => `Cost: ${records(n)} submitted; Leadspace does not say what it bills.`,
  leaves: 'Columns that leave: ',
  more: (n: number) => ` and ${n} more`,
  oddNames: (n: number) =>
    `${n === 1 ? '1 company name looks' : `${profilesOnly(n)} company names look`} like a placeholder ("null", "n/a") and will be sent as ${n === 1 ? 'it is' : 'they are'}.`,
  validUntil: (time: string) => `These numbers hold until ${time}.`,
  dryRunSummary: (n: number) => `Dry run: ${profiles(n)} would be sent. Nothing has left yet.`,

  title: 'Enrichment run',
  by: (at: string) => `Started ${at} by `,
  took: (duration: string) => `took ${duration}`,
  queued: 'Waiting for its turn. It starts by itself.',
  canceling: 'Cancel was requested. What was submitted is still collected.',
  answered: (done: string, all: string) => `${done} of ${all} records answered`,
  submitted: (n: number) => `${records(n)} submitted`,
  rate: (perSecond: string) => `${perSecond} a second`,
  left: (duration: string) => `${duration} left`,
  goesOn: 'You can leave: this card updates itself, also after a restart.',
  summary: (state: string, done: string, all: string) =>
    `Enrichment run: ${state}, ${done} of ${all} records answered.`,

  holds: {
    tokenRefused: () =>
      'Leadspace refuses the token: it is wrong, expired or was revoked. Replace token, then Continue. Nothing is lost.',
    creditsOrProgram: () =>
      'Leadspace refuses to process: either there are no credits left, or the program of this token is invalid. Leadspace answers both the same way. Settle it with Leadspace, then Continue.',
    providerBusy: (until?: string) =>
      `Leadspace asks to wait${until ? ` until ${until}` : ''}. The run goes on by itself.`,
    providerUnreachable: (until?: string) =>
      `Leadspace cannot be reached. The run tries again by itself${until ? `, at ${until} at the latest` : ''}.`,
    consentUnchecked: (until?: string) =>
      `The consent of the profiles cannot be looked up, so nothing is sent. The run tries again by itself${until ? `, at ${until} at the latest` : ''}.`,
    providerAnswerUnknown: (until?: string) =>
      `Leadspace answers in a way that is not understood. Nothing of it is stored as a result. The run tries again by itself${until ? `, at ${until} at the latest` : ''}.`,
  },
  withheldSince: (n: number) =>
    `${profiles(n)} ${n === 1 ? 'was' : 'were'} withheld after the dry run: consent was withdrawn or ended meanwhile.`,
  onHold: (since: string) => `on hold since ${since}`,

  result: 'Result',
  buckets: {
    enriched: 'Enriched',
    noMatch: 'No match',
    skipped: 'Skipped',
    withheld: 'Withheld',
    unknown: 'Unknown',
    notSent: 'Not sent',
  },
  bucket: 'Profiles',
  count: 'Number',
  enrichedProfiles: 'enriched profiles',
  matchRate: 'match rate',
  change: 'since the run before',
  changes: (at: string) => `Against the run of ${at}: `,
  unchanged: 'no change',
  confidence: 'Match confidence: ',
  levels: { HIGH: 'high', MEDIUM: 'medium', LOW: 'low', 'VERY LOW': 'very low' } as Record<string, string>,
  coverage: 'Coverage by field',
  coverageTitle: 'Number of customers enriched by field',
  field: 'Field',
  failed: 'The run stopped. What had been answered is stored.',
  endSummary: (state: string, enriched: string, all: string) =>
    `Enrichment run: ${state}. ${enriched} of ${all} profiles are enriched.`,

  unknownTitle: 'Unknown outcomes',
  unknownNote: (n: number) =>
    `The outcome of ${profiles(n)} is unknown: the submission was cut off or the answer is missing. They may have been paid, so they are never sent again by themselves.`,
  askable: (n: number) => `Leadspace can be asked again for the results of ${profiles(n)}, at no cost.`,
  notAskable: 'There is no address at which the results could be asked for.',
  collect: 'Ask for the results again',
  asking:
    'Leadspace is being asked for the results again. What comes back within two minutes appears on this card by itself.',
  collectWhat: 'Asks Leadspace for the results of what was submitted. Free.',
  sendAgain: 'Send again',
  sendAgainWhat: 'A new dry run of these profiles first. They may be paid twice.',
  leaveOut: 'Leave out',
  leaveOutWhat: 'They count as skipped and are not sent.',
  settled: 'No outcome is unknown any more.',

  choose: 'Which enrichment?',
  chooseLabel: 'Enrichment',
  chooseCompany: 'Company (optional)',
  noneCalled: 'There is no enrichment of exactly that name.',
};

function profilesOnly(n: number): string {
  return n.toLocaleString('en-GB');
}

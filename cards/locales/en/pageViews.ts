import { counter } from '../format.js';

const count = counter('en');
const profiles = (n: number) => count(n, 'profile', 'profiles');

/** Words of the other pages: runs, consent, the token, the choice of a tab, and outside Teams. */
export const pageViews = {
  broken: { message: 'The page could not be shown.', next: 'Load it again.' },
  signIn: {
    message: 'Teams could not sign you in.',
    next: 'The window for it was closed, or your organisation has not allowed this app yet. Try again; if it happens again, ask whoever manages Teams for you to consent to the app.',
  },

  runs: {
    none: { message: 'Nothing has run yet.', next: 'Go to the chat and type “run” or “refresh”.' },
    name: 'Name',
    startedBy: 'Started by',
    schedule: 'Schedule',
    started: 'Started',
    duration: 'Duration',
    counts: 'Counts',
    goesOn: 'not over yet',
    list: 'Runs and refreshes',
  },

  consent: {
    none: {
      message: 'There is no consent data yet.',
      next: 'Go to the chat and type “consent import”: a file with an e-mail address or phone number, and a consent value.',
    },
    over: (n: number) => `Over ${profiles(n)}.`,
    unified: (at: string) => `Unified with the profiles ${at}.`,
    known: (n: number) => `Consent is known for ${profiles(n)}.`,
    unifying: 'Being unified with the profiles now. The figures are those of before.',
    unifyFailed:
      'The last unification failed; the figures are those of before. Go to the chat and type “consent” to try again.',
    neverUnified:
      'The consent data has not been unified with the profiles yet. Go to the chat and type “consent” to do it.',
    outdated: 'Data has been read since the last unification. Go to the chat and type “consent” to unify it now.',
    expiring: (n: number) => `${count(n, 'grant ends', 'grants end')} within 30 days.`,
    waiting: (n: number) =>
      `${count(n, 'row waits', 'rows wait')}, because the date lies in the future: read again at the next refresh.`,
    status: 'State of the consent data',
    byOption: 'Consent by option',
    withShare: (n: string, share: string) => `${n} (${share})`,
    overTime: (option: string) => `Over time: ${option}`,
    chosen: 'Over time, of the option',
    unification: 'Unification',
    later: 'How it goes on appears here after the next unification that changes the numbers.',
    sources: 'Sources of consent data',
    source: 'Data source',
    rows: 'Rows',
    read: 'Read',
    age: 'Age',
    days: (n: number) => (n === 0 ? 'less than a day' : count(n, 'day', 'days')),
    old: 'old: refresh it before you rely on it',
    someOld: (n: number) =>
      `${count(n, 'source is', 'sources are')} old. Go to the chat and type “refresh” before you rely on ${n === 1 ? 'it' : 'them'}.`,
  },

  token: {
    heading: 'Enter the Leadspace token',
    replaces: 'Only the token of this connection is replaced: ',
    where:
      'It goes from this page straight to the server of Enrichment Steward and is stored there encrypted. It is sent to Leadspace and to nobody else, does not appear in the chat and is never shown again.',
    until: (time: string) => `This page can be used once, until ${time}.`,
    label: 'Leadspace token',
    show: 'Show',
    hide: 'Hide',
    save: 'Save',
    saving: 'Saving',
    missing: 'Enter the token.',
    wrong:
      'This cannot be a token: it has blanks or characters that no token has. Copy it once more and enter it here.',
    kept: 'What you have entered is still here.',
    takenOut: 'What you had entered was taken out of this page.',
    unsure: {
      message: 'One try may have been stored although no answer came.',
      next: 'Go back to the chat: the card there says which token is stored.',
    },
    stored: (ending: string) => (ending ? `Stored, ends in ${ending}.` : 'Stored.'),
    goBack: 'Go back to the chat: the set-up goes on there.',
    none: {
      message: 'This page was opened without what says for whom and for what it is.',
      next: 'Go to the chat and press “Enter the token”.',
    },
  },

  configure: {
    what: 'Choose what this tab shows, then press Save below.',
    view: 'View',
    newest: 'The one that was updated last',
    named: (view: string, enrichment: string) => `${view}: ${enrichment}`,
    who: 'Everybody here sees the tab. What it shows, only those see who have a role in Enrichment Steward.',
    ready: (name: string) => `The tab will be called “${name}”.`,
    onlyInTeams: {
      message: 'Here a tab is added in Teams.',
      next: 'Open a channel or chat in Teams, press + above it and choose Enrichment Steward.',
    },
  },

  outside: {
    heading: 'This page is shown in Teams',
    what: 'Enrichment Steward enriches company profiles with Leadspace. Its pages hold data of your organisation, so they are shown where you are signed in: in Microsoft Teams.',
    token:
      'The Leadspace token is entered in Teams only, so that it is known who enters it. Do not enter it anywhere else.',
    open: 'Open in Teams',
    noTeams: 'If nothing opens: start Teams, press Apps, search for Enrichment Steward and open it.',
    silent: 'Teams did not answer in time.',
    development: {
      message: 'This page is opened from the chat.',
      next: 'Type “view” in the chat and press the link. It says who looks, and works for an hour.',
    },
  },
};

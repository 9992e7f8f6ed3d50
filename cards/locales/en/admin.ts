import { counter } from '../format.js';

const count = counter('en');
const profiles = (n: number) => count(n, 'profile', 'profiles');

/** Welcome, help, roles, language and status. */
export const admin = {
  welcome: {
    title: 'Hello, I am Enrichment Steward',
    what: 'I help administrators of Customer Insights enrich their company profiles with Leadspace: with consent, in the open, and with nothing sent before you have seen what.',
    installedBy: (name: string) => `Added by ${name}.`,
    personal: 'Set up, map your data and read the results here in our chat.',
    shared:
      'Mention me to ask for status and results here. Set-up and data of single profiles go on in your 1:1 chat with me.',
    try: 'Type help at any time.',
  },

  help: {
    title: 'What I can do here',
    what: 'I enrich the company profiles of Customer Insights with Leadspace: industry, size, location and more.',
    claim: 'Nobody administers me yet. In development whoever presses the button becomes administrator.',
    noRole: (helpers: string) =>
      `You have no role here yet. Who can give you one: ${helpers}. They type “roles” in a chat or channel where you both are.`,
    anAdministrator: 'an administrator of your organisation',
    noData: 'There are no company profiles yet. Import a file of companies, or connect to Leadspace first.',
    noDataYet: 'There are no company profiles yet.',
    noEnrichment: (size: number) => `${profiles(size)} can be enriched. Connect to Leadspace and map your data.`,
    askAdministrator: (size: number) =>
      `${profiles(size)} can be enriched. An administrator connects to Leadspace and maps the data.`,
    running: (n: number) => `${count(n, 'run is', 'runs are')} going on.`,
    enriched: (n: number) => `${profiles(n)} enriched so far.`,
    ready: 'Everything is set up. Run starts with a dry run: nothing is sent before you have seen the numbers.',
    commands: 'Words you can type',
    yourRole: (role: string) => `Your role: ${role}`,
    claimButton: 'I am the administrator',
    claimed: 'You are the administrator now.',
    enrich: 'Enrich my data',
    importData: 'Import company profiles',
    enrichments: 'My enrichments',
  },

  /** In the order of the table; the word is the one that the table shows. */
  commands: {
    setup: { word: 'setup', does: 'Connect to Leadspace and map your data' },
    data: { word: 'data', does: 'Company profiles: list, import, refresh, remove' },
    consent: { word: 'consent', does: 'Who agreed to what; or one person: consent [email or phone]' },
    segments: { word: 'segments', does: 'Segments: list, members, refresh, consent guard' },
    segment: { word: 'segment', does: 'New segment from lists, or from a rule typed after it' },
    export: { word: 'export', does: 'A segment as CSV; consent is looked up again: export [segment]' },
    run: { word: 'run', does: 'Dry run first, then Run' },
    enrichments: { word: 'enrichments', does: 'My enrichments' },
    view: { word: 'view', does: 'View enriched data' },
    refresh: { word: 'refresh', does: 'Everything again, or one: refresh [name]' },
    schedule: { word: 'schedule', does: 'What runs by itself, and when' },
    history: { word: 'history', does: 'Runs and refreshes of before' },
    subscribe: { word: 'subscribe', does: 'Be told in this conversation; mute [how long], unsubscribe' },
    subscriptions: { word: 'subscriptions', does: 'Every conversation that is told' },
    status: { word: 'status', does: 'Is all well, and what is next' },
    roles: { word: 'roles', does: 'Who may do what' },
    remove: { word: 'remove', does: 'Remove an enrichment or connection: a plan first' },
    language: { word: 'language', does: 'English or Dutch' },
  },

  roleNames: { administrator: 'Administrator', contributor: 'Contributor', viewer: 'Viewer', none: 'No role' },

  roles: {
    title: 'Roles',
    can: {
      administrator: 'connects, agrees, maps, runs, removes, grants roles',
      contributor: 'imports and refreshes data, reads results',
      viewer: 'reads status and results',
    },
    people: 'People with a role',
    nobody: 'Nobody has a role yet.',
    more: (n: number) => `and ${count(n, 'more person', 'more people')}`,
    person: 'Person',
    role: 'Role',
    save: 'Save',
    saved: (name: string, role: string) => `${name}: ${role}`,
    onlyYou: 'To give somebody else a role, type roles in a group chat or channel where they are.',
    choose: 'Choose a person',
    configured: 'Administrators from the configuration are not listed here.',
  },

  language: {
    title: 'Language',
    which: 'Which language shall I speak?',
    now: 'I speak English with you from now on.',
    nowHere: 'I speak English in this conversation from now on.',
    unknown: 'I speak English and Dutch. Choose one:',
  },

  status: {
    title: 'Status',
    well: 'All is well.',
    notYet: 'Not everything is set up yet. The next step is below.',
    attention: (n: number) => `${count(n, 'thing needs', 'things need')} attention.`,
    provider: 'Leadspace',
    providerSandbox: (address: string) => `Local sandbox at ${address}`,
    connection: 'Connection',
    noConnection: 'None yet.',
    noConnectionNext: 'Connect with Enrich my data.',
    token: (name: string, ending: string, since: string) =>
      ending ? `${name} · token ends in ${ending}, added ${since}` : `${name} · token added ${since}`,
    tokenNext: {
      fresh: '',
      rotate: 'The token is older than 6 months. Leadspace advises a new one: Replace token.',
      expiring: 'The token expires 24 months after it was added. Replace token now.',
      expired: 'The token is older than 24 months and has probably expired. Replace token.',
    },
    notVerified: 'Saved without verifying. The first run will tell whether it works.',
    consentOutdated:
      'The privacy text, or where data goes to, has changed. Nothing is sent until an administrator agrees again.',
    agreeAgain: 'Agree again',
    data: 'Company profiles',
    dataIs: (size: number, sources: number, asOf?: string) =>
      `${profiles(size)} from ${count(sources, 'data source', 'data sources')}${asOf ? ` · as of ${asOf}` : ''}`,
    noData: 'None yet.',
    noDataNext: 'Import a file with Data sources.',
    enrichment: 'Enrichment',
    noEnrichment: 'None yet.',
    noEnrichmentNext: 'Map the data with Enrich my data.',
    enrichmentIs: (name: string, state: string, enriched: number, at?: string) =>
      `${name} · ${state} · ${profiles(enriched)} enriched${at ? ` · ${at}` : ''}`,
    inactive: 'deactivated',
    failedNext: 'Open it in My enrichments to see why and run it again.',
    queue: 'Queue',
    idle: 'Nothing is running.',
    working: (runs: number, batches: number) =>
      `${count(runs, 'run', 'runs')} going on, ${count(batches, 'batch waits', 'batches wait')}`,
    hold: (name: string) => `${name} is on hold.`,
    audit: 'Audit log',
    auditIs: (entries: number) => `${count(entries, 'entry', 'entries')}, unbroken`,
    auditBroken: (entries: number) => `${count(entries, 'entry', 'entries')}, and the chain is broken`,
    auditNext: 'Somebody changed the stored log. Tell your operator and keep a copy of the data folder.',
    settings: 'Settings',
    settingsRestored:
      'The settings file was damaged or missing at the last start, so its last good copy took its place.',
    settingsNext:
      'The newest change may be undone: look at roles, connections and enrichments. Tell your operator to check the disk.',
    conversations: 'Conversations',
    closed: (n: number) => `${count(n, 'conversation does', 'conversations do')} not let me write any more.`,
    closedNext: 'Add me there again, or write to me there. If I was removed on purpose, nothing needs to be done.',
    running: 'Version',
    runningIs: (version: string, since: string) => `${version}, running since ${since}`,
    development: 'Development: only this machine can reach me.',
    more: (n: number) => `and ${n} more`,
    again: 'Refresh',
    replaceToken: 'Replace token',
  },
};

import type { ImportState, RejectReason } from '../../../services/dataSources.js';
import { counter } from '../format.js';

const count = counter('en');
const profiles = (n: number) => count(n, 'profile', 'profiles');
const consentRows = (n: number) => count(n, 'consent row', 'consent rows');

const states: Record<ImportState, string> = {
  Queued: 'Queued',
  Refreshing: 'Refreshing',
  Successful: 'Successful',
  Failed: 'Failed',
  Canceled: 'Canceled',
};

const reasons: Record<RejectReason, string> = {
  keyMissing: 'No value in the key column',
  keyTwice: 'The key was there before',
  tooFewCells: 'Fewer cells than columns',
  tooManyCells: 'More cells than columns',
  quote: 'A quotation mark that does not fit',
  lineTooLong: 'The line is too long',
  encoding: 'Letters that cannot be read',
  identifierMissing: 'No e-mail address or phone number',
  identifierUnreadable: 'No e-mail address or phone number that can be read',
  identifierSeveral: 'Several addresses or numbers in one cell',
  valueMissing: 'No consent value',
  optionMissing: 'No consent option',
  dateUnreadable: 'A date that cannot be read or does not exist',
  dateAhead: 'A date in the future: read again at the next refresh',
  expiresUnreadable: 'An end date that cannot be read or does not exist',
};

/** Data sources: files of company profiles and of consent data. */
export const data = {
  sources: {
    title: 'Data sources',
    none: 'No company profiles yet. Attach a CSV, Parquet or JSON file here in our 1:1 chat, or choose one from the import folder.',
    summary: (sources: number, size: number) =>
      `${profiles(size)} in ${count(sources, 'data source', 'data sources')} make up the Customer entity.`,
    unifiedSummary: (sources: number, rows: number, size: number) =>
      `${count(rows, 'row', 'rows')} in ${count(sources, 'data source', 'data sources')} are unified into ${profiles(size)}, the Customer entity.`,
    consentSummary: (sources: number, size: number) =>
      `${consentRows(size)} in ${count(sources, 'data source', 'data sources')} say who agreed to what.`,
    kinds: { profiles: '🏢 Company profiles', consent: '☑️ Consent data' },
    consentRows,
    /** The columns of a source: its key, and the addresses and numbers of its contacts. */
    keyIs: 'key: ',
    contacts: (n: number) => count(n, 'contact column', 'contact columns'),
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    profiles,
    read: (at: string) => `read ${at}`,
    rejected: (n: number) => `⚠️ ${count(n, 'row', 'rows')} rejected`,
    importing: '⏳ being imported',
    failed: '⛔ last import failed',
    attached: 'attached file: attach it again to refresh',
    label: 'Data source',
    import: 'Import a file',
    refresh: 'Refresh',
    remove: 'Remove',
    rejects: 'Rejected rows',
    removed: (name: string) =>
      `${name} was removed, with its profiles. Enriched data stays until the enrichment is removed.`,
    consentRemoved: (name: string) => `${name} was removed. Its grants no longer count; its denials stay.`,
    cannotRefresh: (name: string) => `${name} came as an attached file, which is not kept. Attach the file again.`,
    noRejects: (name: string) => `${name} has no rejected rows.`,
  },

  choose: {
    title: 'Import a file',
    intro: 'Files of the import folder, newest first:',
    none: 'The import folder is empty. Put a CSV, Parquet or JSON file there, or attach it here in our chat.',
    label: 'File',
    required: 'Choose a file.',
    file: (path: string, size: string, at: string) => `${path} · ${size} · ${at}`,
    typed: 'Another file of the import folder, by its name',
    more: (n: number) => `${count(n, 'older file is', 'older files are')} not listed: type the name.`,
  },

  mapping: {
    title: 'Import company profiles',
    file: 'File',
    encoding: (encoding: string, separator?: string) =>
      separator ? `${encoding}, separated by ${separator}` : encoding,
    separators: { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as Record<string, string>,
    columns: 'Columns',
    columnsText: (n: number) => `${count(n, 'column', 'columns')}; all are kept as they are.`,
    name: 'Name of the data source',
    nameRequired: 'Enter a name.',
    key: 'Key column',
    keyHint: 'The column whose value is different for each company',
    keyRequired: 'Choose the column that tells companies apart.',
    keyTyped: 'Another key column, by its name',
    emails: 'E-mail columns of contacts',
    emailsTyped: 'Other e-mail columns',
    phones: 'Phone columns of contacts',
    phonesTyped: 'Other phone columns',
    typedHint: 'Names, separated by semicolons',
    contacts: 'Contact columns are used for consent. They are never sent to Leadspace.',
    consent: 'Columns that hold consent',
    consentTyped: 'Other columns of consent',
    consentMeans: 'Where profiles hold consent themselves, one more step asks what these columns say.',
    isConsent: 'This is consent data',
    column: (name: string, share: string) => `${name} · ${share} filled`,
    replaces: (name: string) =>
      `This replaces the data source "${name}": its rows make way for those of this file. Companies with the same key keep their CustomerId and their enriched data.`,
    preview: (n: number) => (n === 1 ? 'The first row' : `The first ${n} rows`),
    previewMore: (n: number) => `and ${count(n, 'more column', 'more columns')}`,
    import: 'Import',
    replace: 'Replace',
  },

  import: {
    title: 'Import',
    states,
    reading: (read: string) => `${read} rows read so far. You can leave: this card updates itself.`,
    queued: 'Waiting for its turn.',
    done: (accepted: number) => `${profiles(accepted)} imported.`,
    doneBut: (accepted: number, rejected: number) =>
      `${profiles(accepted)} imported, ${count(rejected, 'row', 'rows')} rejected.`,
    failed: 'The import failed and nothing was changed: the data source is as it was before.',
    canceled: 'The import was canceled and nothing was changed.',
    read: 'Read',
    accepted: 'Accepted',
    rejected: 'Rejected',
    reasons,
    why: 'Why rows were rejected',
    added: 'New',
    changed: 'Changed',
    gone: 'No longer in the file',
    against: 'Against the import before',
    took: (duration: string) => `Took ${duration}`,
    keysDifferInCase: (n: number) =>
      `${count(n, 'key differs', 'keys differ')} from another only in capital letters. They count as different companies.`,
    rejects: 'Rejected rows',
    sources: 'Data sources',
  },

  rejects: {
    title: 'Rejected rows',
    intro: (shown: number, total: number) =>
      `${shown} of ${count(total, 'row', 'rows')}. Rows are counted without the header.`,
    none: 'No row was rejected.',
    row: 'Row',
    column: 'Column',
    reason: 'Reason',
    how: 'Correct them in the file and import it again: companies with the same key keep their CustomerId.',
    howConsent: 'Correct them in the file and import it again.',
    first: 'First rows',
  },

  remove: {
    title: 'Remove a data source',
    what: (size: number) =>
      `${profiles(size)} of this source leave the Customer entity. The file itself is not touched.`,
    stays: 'What Leadspace answered about them stays until the enrichment is removed.',
    whatConsent: (size: number) =>
      `The grants in ${count(size, 'row', 'rows')} of this source stop counting. The file itself is not touched.`,
    staysConsent: 'Denials stay: a no does not become a yes because its file is gone. The history stays as well.',
    confirm: 'Remove',
  },
};

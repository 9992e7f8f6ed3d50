import { counter } from '../format.js';

const count = counter('en');
const rows = (n: number) => count(n, 'row', 'rows');

/** Importing consent data: which column is what, and how what stands in it reads. */
export const consentImport = {
  mapping: {
    title: 'Import consent data',
    areProfiles: 'These are company profiles',
    intro: 'Which column is what:',
    roles: {
      key: 'E-mail or phone',
      value: 'Consent value',
      option: 'Consent option',
      consentId: 'Consent ID',
      date: 'Consent date',
      expires: 'End date',
    },
    required: {
      key: 'Choose the column with the e-mail address or phone number.',
      value: 'Choose the column that says whether somebody agreed.',
    },
    twice: 'This column has been chosen for something else already.',
    kind: 'That column holds',
    kinds: { email: 'E-mail addresses', phone: 'Phone numbers' },
    optional:
      'Only the address or number and the value are needed. Without a column of options the file is about one option, named after the data source; the ID lets a later file change a row.',
    holds: 'What the file is',
    holdings: { complete: 'Full snapshot', changes: 'Changes only' },
    holdsMeans:
      'Full snapshot: a grant that is not in the next file stops counting, a denial stays. Changes only: what is not in a file stays as it was.',
    nameMeans: 'With the name of a data source that there is already, the file becomes its next one.',
    replaces: (name: string) => `This is the next file of the data source "${name}". Its history of consent stays.`,
  },

  /** Of data sources: profiles and consent data never share one. */
  nameTaken: {
    profiles: 'A data source of company profiles has this name. Choose another one.',
    consent: 'A data source of consent data has this name. Choose another one.',
  },

  columns: {
    none: 'None',
    byName: (label: string) => `${label}: another one, by its name`,
    unknown: 'There is no such column in the file. Choose one of the list, or type its name exactly.',
  },

  values: {
    title: 'What the values say',
    intro: 'Values of the file, the most frequent first:',
    introSome: (shown: number, left: number) =>
      `The ${shown} most frequent values of the file; ${count(left, 'other one is', 'other ones are')} not listed and can be typed.`,
    seen: (text: string, n: number) => `${text} · ${rows(n)}`,
    means: { true: 'Means yes (True)', false: 'Means no (False)' },
    typed: { true: 'Other words that mean yes', false: 'Other words that mean no' },
    typedHint: 'Words, separated by semicolons',
    neither:
      'What is in neither list cannot be read: it counts as denied and is reported. Letter case does not matter.',
    both: 'Ticked or typed in both lists: a value means yes or no.',
  },

  polarity: {
    title: 'What True says about each option',
    intro: 'For most options True means that somebody agreed. For some it means the opposite, such as “Do not sell”.',
    reversed: 'For these options True means NO',
    only: 'All rows: the one option that is named after the data source',
    left: (n: number) =>
      `${count(n, 'more option is', 'more options are')} not listed. An option that is not confirmed grants nothing: type it into one of the two lines.`,
    reversedTyped: 'Other options for which True means no',
    straightTyped: 'Other options for which True means yes',
    confirm: 'Confirmation',
    confirmed: (n: number): string =>
      n === 1
        ? 'I have checked it: if it is not ticked, True means yes.'
        : 'I have checked it: for every option that is not ticked, True means yes.',
    confirmNeeded: 'Check the options and tick this: consent must not be turned around by mistake.',
    both: 'An option is in both lines: True means yes or no.',
  },

  dates: {
    title: 'Dates',
    none: 'Without a date a row counts from the moment it is first read.',
    order: '03/04/2026 is',
    orders: { dmy: '3 April (day first)', mdy: 'March 4 (month first)' },
    orderNeeded: 'Choose one: the dates of this file can be read both ways.',
  },

  zones: {
    label: 'Time zone of dates without one',
    typed: 'Another time zone',
    typedHint: 'Such as Africa/Lagos',
    unknown: 'There is no such time zone. Type it as in “Europe/Amsterdam”.',
  },

  regions: {
    title: 'Phone numbers',
    label: 'Country of phone numbers without a country code',
    hint: 'Choose a country',
    typed: 'Another country, by its two letters',
    typedHint: 'Such as MA',
    unknown: 'There is no such country. Type its two letters, such as NL.',
    needed: 'Choose the country: 06 12345678 is another number in each.',
  },

  profiles: {
    title: 'Consent in company profiles',
    intro: 'Each of these columns is a Consent option of its own.',
    option: (n: number) => `Consent option ${n}`,
    optionNeeded: 'Give the option a name.',
    optionTwice: 'Two columns cannot be the same option.',
    date: 'Consent date',
    foundDate: 'with the date in ',
    ownDates: 'As named above',
    tooMany: (most: number) => `At most ${most} columns can hold consent. Import the others as consent data.`,
  },

  import: {
    rows: (n: number) => `${count(n, 'consent row', 'consent rows')}`,
    done: (accepted: number) => `${count(accepted, 'consent row', 'consent rows')} imported.`,
    doneBut: (accepted: number, rejected: number) =>
      `${count(accepted, 'consent row', 'consent rows')} imported, ${rows(rejected)} rejected.`,
    found: 'What it says about consent',
    options: 'Consent options',
    granted: 'Newly granted',
    denied: 'Newly denied',
    unset: 'No longer set',
    nothing: 'Nothing changes: the same consent as before.',
    unreadable: (n: number) =>
      `${count(n, 'value', 'values')} could not be read and ${n === 1 ? 'counts' : 'count'} as denied. Import the file again and say what ${n === 1 ? 'it means' : 'they mean'}.`,
    idsTwice: (n: number) =>
      `${count(n, 'Consent ID stands', 'Consent IDs stand')} in the file more than once. All of these rows count.`,
    unconfirmed: (n: number) =>
      `${count(n, 'option has', 'options have')} not been confirmed and ${n === 1 ? 'grants' : 'grant'} nothing. Import the file again and say what True means for ${n === 1 ? 'it' : 'them'}:`,
    cells: 'Dates that could not be taken',
    cellsMean: 'The profile is there. Of such a cell a denial counts, without its date; a grant does not.',
    next: 'Consent counts for the company profiles after they have been unified.',
    unify: 'Unify',
  },

  rejectsFile: {
    button: 'Download list',
    title: 'Rejected rows as a file',
    summary: 'The list of rejected rows can be downloaded.',
    what: 'Row, column and reason of every rejected row; nothing of what stands in them.',
  },
};

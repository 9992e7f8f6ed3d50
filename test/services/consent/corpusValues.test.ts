import { type ConsentCase, consentTable, denied, expectedOf, granted, outcomeOf } from '../../support/consentCases.js';
import { csv } from '../../support/csv.js';

// What consent data says, and when: values, options, dates. It is 22 November 2026, 9:00 UTC.

const values = (...cells: string[]) => consentTable(...cells.map((cell, at) => [`p${at}@x.nl`, 'Newsletter', cell]));
const dates = (...cells: string[]) =>
  consentTable(...cells.map((cell, at) => [`p${at}@x.nl`, 'Newsletter', 'True', cell]));

const VALUES: ConsentCase[] = [
  ...(
    [
      ['True', 'FALSE'],
      ['ja', 'Nee'],
      ['1', '0'],
      ['waar', 'onwaar'],
      ['Opted in', 'opted-out'],
      ['verleend', 'ingetrokken'],
      ['akkoord', 'niet akkoord'],
    ] as const
  ).map(
    ([yes, no]): ConsentCase => ({
      what: `${yes} grants and ${no} denies`,
      content: values(yes, no),
      state: [granted('p0@x.nl'), denied('p1@x.nl')],
      found: { unreadable: 0 },
    }),
  ),
  {
    what: 'values that cannot be read deny, and are counted',
    content: values('True', 'maybe', 'null', 'NaN', '=TRUE()', '2', 'yes please', '-'),
    state: [granted('p0@x.nl'), ...[1, 2, 3, 4, 5, 6, 7].map((at) => denied(`p${at}@x.nl`))],
    found: { unreadable: 7 },
  },
  {
    what: 'no value is refused',
    content: values('', ' ', '\u200b', 'True'),
    rejects: [1, 2, 3].map((row) => `${row} Consent value valueMissing`),
    state: [granted('p3@x.nl')],
  },
  {
    what: 'what the administrator says of a value holds',
    content: values('A', 'B', 'True'),
    choice: { readings: { true: ['a'], false: ['b'] } },
    state: [granted('p0@x.nl'), denied('p1@x.nl'), denied('p2@x.nl')],
    found: { unreadable: 1 },
  },
];

const OPTIONS: ConsentCase[] = [
  {
    what: 'options are one in any letter case, with spaces, in full width; the first spelling is shown',
    content: consentTable(['a@x.nl', 'News Letter'], ['b@x.nl', ' news letter '], ['c@x.nl', 'ＮＥＷＳ　letter']),
    state: ['a', 'b', 'c'].map((name) => `email ${name}@x.nl News Letter granted`),
    found: { options: 1 },
  },
  {
    what: 'True is the denial of what must not be done',
    content: consentTable(
      ['a@x.nl', 'Do not sell', 'True'],
      ['a@x.nl', 'Newsletter', 'True'],
      ['b@x.nl', 'Do not sell', 'False'],
    ),
    state: ['email a@x.nl Do not sell denied', granted('a@x.nl'), 'email b@x.nl Do not sell granted'],
  },
  {
    what: 'an unreadable value denies what must not be done too',
    content: consentTable(['a@x.nl', 'Niet verkopen', 'maybe'], ['b@x.nl', 'Niet verkopen', 'False']),
    state: ['email a@x.nl Niet verkopen denied', 'email b@x.nl Niet verkopen granted'],
  },
  {
    what: 'an option that nobody confirmed grants nothing',
    content: consentTable(['a@x.nl', 'Newsletter'], ['a@x.nl', 'Calls', 'False'], ['b@x.nl', 'Calls']),
    choice: { straight: ['newsletter'], reversed: [] },
    state: ['email a@x.nl Calls denied', granted('a@x.nl'), 'email b@x.nl Calls denied'],
    found: { unconfirmed: ['Calls'] },
  },
  {
    what: 'no option is refused where there is a column of options',
    content: consentTable(['a@x.nl', ' '], ['b@x.nl', '\u200b'], ['c@x.nl']),
    rejects: ['1 Consent option optionMissing', '2 Consent option optionMissing'],
    state: [granted('c@x.nl')],
  },
  {
    what: 'two rows of one person and option: the denial, and one consent ID twice is pointed out',
    content: csv([
      ['Consent ID', 'Email', 'Consent option', 'Consent value'],
      ['1', 'a@x.nl', 'Newsletter', 'True'],
      ['1', 'a@x.nl', 'Newsletter', 'False'],
      [' 2 ', 'b@x.nl', 'Newsletter', 'True'],
      ['2', 'c@x.nl', 'Newsletter', 'True'],
      ['', 'd@x.nl', 'Newsletter', 'True'],
      ['', 'e@x.nl', 'Newsletter', 'True'],
    ]),
    state: [denied('a@x.nl'), ...['b', 'c', 'd', 'e'].map((name) => granted(`${name}@x.nl`))],
    found: { idsTwice: 2 },
  },
];

const MARCH = '2026-03-04T00:00:00Z';
const NOON = '2026-03-04T12:30:00Z';

const DATES: ConsentCase[] = [
  {
    what: 'dates that can be two days are asked for',
    content: dates('03/04/2026', '2026-01-01'),
    refused: 'dateOrderMissing',
  },
  {
    what: 'so are dates with points and with two digits',
    content: dates('3.4.26', '12.11.25'),
    refused: 'dateOrderMissing',
  },
  {
    what: 'so are ends alone',
    content: consentTable(['a@x.nl', 'Newsletter', 'True', '', '03/04/2027']),
    refused: 'dateOrderMissing',
  },
  {
    what: 'so are dates that contradict each other',
    content: dates('03/04/2026', '25/04/2026', '04/25/2026'),
    refused: 'dateOrderMissing',
  },
  {
    what: 'one day of the 25th decides for all',
    content: dates('04/03/2026', '25/03/2026'),
    state: [granted('p0@x.nl', MARCH), granted('p1@x.nl', '2026-03-25T00:00:00Z')],
  },
  {
    what: 'so does one of the 25th in second place',
    content: dates('03/04/2026', '03/25/2026'),
    state: [granted('p0@x.nl', MARCH), granted('p1@x.nl', '2026-03-25T00:00:00Z')],
  },
  {
    what: 'an order that was said is kept, and what it cannot read is refused',
    content: dates('04-03-2026', '4.3.26', '03/25/2026', '4-3-2026 12:30'),
    choice: { dateOrder: 'dmy' },
    rejects: ['3 Consent date dateUnreadable'],
    state: [granted('p0@x.nl', MARCH), granted('p1@x.nl', MARCH), granted('p3@x.nl', NOON)],
  },
  {
    what: 'dates that say themselves which they are need no order',
    content: dates(
      '2026-03-04',
      '4 maart 2026',
      'March 4, 2026',
      '20260304',
      '46085',
      '04-MAR-2026',
      '2026/3/4',
      '="2026-03-04"',
    ),
    state: [0, 1, 2, 3, 4, 5, 6, 7].map((at) => granted(`p${at}@x.nl`, MARCH)),
  },
  {
    what: 'times with and without a zone, epochs, serial numbers',
    content: dates(
      '2026-03-04T12:30:00Z',
      '2026-03-04 13:30:00+01',
      '2026-03-04 12:30',
      '1772627400',
      '1772627400000',
      '46085.5208333333',
      'Wed, 04 Mar 2026 12:30:00 GMT',
      '2026-03-04T12:30:00.000000Z',
    ),
    state: [0, 1, 2, 3, 4, 5, 6, 7].map((at) => granted(`p${at}@x.nl`, NOON)),
  },
  {
    what: 'dates of a place start when its day does, also when clocks change',
    content: dates('2026-03-29', '2026-03-29 02:30', '2026-10-25', '2026-10-25 02:30'),
    choice: { timeZone: 'Europe/Amsterdam' },
    state: ['2026-03-28T23:00:00Z', '2026-03-29T01:30:00Z', '2026-10-24T22:00:00Z', '2026-10-25T00:30:00Z'].map(
      (at, n) => granted(`p${n}@x.nl`, at),
    ),
  },
  {
    what: 'days that do not exist, and what is no date',
    content: dates(
      '2026-02-30',
      '31 februari 2026',
      '0000-00-00',
      '2026-13-01',
      'yesterday',
      'null',
      '=TODAY()',
      '12',
      '14:05',
      '2026-03-04T25:00',
      '2026-03-04',
    ),
    rejects: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((row) => `${row} Consent date dateUnreadable`),
    state: [granted('p10@x.nl', MARCH)],
  },
  {
    what: 'dates that lie ahead wait, five minutes aside',
    content: dates('2026-11-22T09:05:00Z', '2026-11-22T09:05:01Z', '2027-01-01', '9999-12-31', ''),
    rejects: [2, 3, 4].map((row) => `${row} Consent date dateAhead`),
    state: [granted('p0@x.nl', '2026-11-22T09:05:00Z'), granted('p4@x.nl')],
  },
  {
    what: 'what has ended is no grant, what ends some day is, and an end must be a date',
    content: consentTable(
      ['a@x.nl', 'Newsletter', 'True', '', '2026-11-22T09:00:00Z'],
      ['b@x.nl', 'Newsletter', 'True', '', '2026-11-23'],
      ['c@x.nl', 'Newsletter', 'True', '', '9999-12-31'],
      ['d@x.nl', 'Newsletter', 'True', '', 'never'],
      ['e@x.nl', 'Newsletter', 'False', '', '2026-01-01'],
    ),
    rejects: ['4 Valid until expiresUnreadable'],
    state: [granted('b@x.nl'), granted('c@x.nl'), denied('e@x.nl')],
  },
];

test.each([...VALUES, ...OPTIONS, ...DATES])('$what', async (each) => {
  expect(await outcomeOf(each)).toEqual(expectedOf(each));
});

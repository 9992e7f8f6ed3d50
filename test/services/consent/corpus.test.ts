import { addresses, type ConsentCase, expectedOf, granted, outcomeOf } from '../../support/consentCases.js';
import { csv } from '../../support/csv.js';

// Whom consent data speaks of, in the words of those who keep it, and in which columns. It is 22 November 2026, 9:00 UTC.

const phones = (...cells: string[]) => csv([['Phone', 'Consent value'], ...cells.map((cell) => [cell, 'ja'])]);
const phone = (number: string) => `phone ${number} c granted`;

const ADDRESSES: ConsentCase[] = [
  {
    what: 'letter case, spaces, full width and invisible characters make no other person',
    content: addresses(
      'Holly@Contoso.COM',
      '  holly@contoso.com\u00a0',
      'ＨＯＬＬＹ＠contoso．com',
      'hol\u200bly@contoso.com\u200e',
    ),
    state: [granted('holly@contoso.com')],
  },
  {
    what: 'Turkish letters make another one',
    content: addresses('ALİ@x.nl', 'alı@x.nl', 'ALI@x.nl'),
    state: [granted('ali@x.nl'), granted('ali\u0307@x.nl'), granted('alı@x.nl')],
  },
  {
    what: 'accents are the same composed and not',
    content: addresses('rene\u0301@x.nl', 'REN\u00c9@x.nl'),
    state: [granted('ren\u00e9@x.nl')],
  },
  {
    what: 'several addresses in a cell are refused',
    content: addresses(
      'a@x.nl; b@x.nl',
      'a@x.nl,b@x.nl',
      'a@x.nl b@x.nl',
      'A <a@x.nl>; B <b@x.nl>',
      'a@x.nl/b@x.nl',
      'c@x.nl',
    ),
    rejects: [1, 2, 3, 4, 5].map((row) => `${row} Email identifierSeveral`),
    state: [granted('c@x.nl')],
  },
  {
    what: 'one address with a name, a separator, a link or twice is one',
    content: addresses(
      'Holly <a@x.nl>',
      '"Hunt, Holly" <b@x.nl>',
      'c@x.nl;',
      'mailto:d@x.nl',
      'e@x.nl, E@x.nl',
      '="f@x.nl"',
    ),
    state: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => granted(`${name}@x.nl`)),
  },
  {
    what: 'what is no address is refused, and half of one is nobody',
    content: addresses(
      'holly',
      'hol ly@x.nl',
      'holly@',
      '@x.nl',
      'holly@@x.nl',
      'holly@x..nl',
      'holly@x.nl (home)',
      'a@x.nl',
    ),
    rejects: [1, 2, 3, 4, 5, 6, 7].map((row) => `${row} Email identifierUnreadable`),
    state: [granted('a@x.nl')],
  },
  {
    what: 'formulas and words for nothing are no addresses',
    content: addresses('=1+1', '@SUM(A1:A9)', '=HYPERLINK("x")', '+31612345678', 'null', 'NaN', 'n/a', 'a@x.nl'),
    rejects: [1, 2, 3, 4, 5, 6, 7].map((row) => `${row} Email identifierUnreadable`),
    state: [granted('a@x.nl')],
  },
  {
    what: 'nothing, in whatever white space, is missing',
    content: addresses('', ' ', '\u00a0\u2003', '\u200b', '\t', 'a@x.nl'),
    rejects: [1, 2, 3, 4, 5].map((row) => `${row} Email identifierMissing`),
    state: [granted('a@x.nl')],
  },
  {
    what: 'a file of which no row can be taken',
    content: addresses('x@', '@y'),
    refused: 'importNoneAccepted',
    rejects: ['1 Email identifierUnreadable', '2 Email identifierUnreadable'],
  },
];

/** Ten countries: what they write, with the region said, and what it is. */
const COUNTRIES: [region: string, number: string, styles: string[]][] = [
  [
    'NL',
    '+31612345678',
    ['06-12345678', '06 1234 5678', '+31 (0)6 12345678', '0031612345678', '31612345678', '612345678'],
  ],
  ['BE', '+32470123456', ['0470/12.34.56', '0470 12 34 56', '+32 (0)470 12 34 56', '0032 470 123 456']],
  ['DE', '+4930123456', ['030/123456', '(030) 12 34 56', '+49 (0)30 / 12 34 56', '030 - 123456']],
  ['FR', '+33612345678', ['06 12 34 56 78', '06.12.34.56.78', '+33 (0)6 12 34 56 78']],
  ['GB', '+442079460958', ['020 7946 0958', '(020) 7946-0958', '+44 (0) 20 7946 0958 ext. 12']],
  ['US', '+12025550123', ['(202) 555-0123', '202.555.0123', '1-202-555-0123', '+1 202 555 0123 x45', '2025550123']],
  ['IT', '+390612345678', ['06 1234 5678', '+39 (0)6 1234 5678', '0039 06 12345678']],
  ['ES', '+34612345678', ['612 34 56 78', '+34 612-345-678', '0034612345678']],
  ['PL', '+48512345678', ['512 345 678', '+48 512-345-678', '512-345-678']],
  ['JP', '+81312345678', ['03-1234-5678', '０３－１２３４－５６７８', '+81 (0)3-1234-5678']],
];

const PHONES: ConsentCase[] = [
  ...COUNTRIES.map(
    ([region, number, styles]): ConsentCase => ({
      what: `however it is written in ${region}, a number is ${number}`,
      content: phones(...styles),
      choice: { region },
      state: [phone(number)],
    }),
  ),
  {
    what: 'Excel keeps numbers as text, formulas look like numbers',
    content: phones(
      '="+31612345678"',
      "'+31612345679",
      "'0612345671",
      '31612345672.0',
      '+1+1',
      '=1+1',
      '3.16E+10',
      '@SUM',
    ),
    rejects: [5, 6, 7, 8].map((row) => `${row} Phone identifierUnreadable`),
    state: ['+31612345671', '+31612345672', '+31612345678', '+31612345679'].map(phone),
  },
  {
    what: 'numbers that nobody can have, several, and none',
    content: phones(
      '06-1234567',
      '112',
      '+31 6 12345678 9',
      '+999 123456',
      '06-12345678; 06-12345679',
      '06-12345678 / 030-1234567',
      '',
      '0612345678',
    ),
    rejects: [
      ...[1, 2, 3, 4].map((row) => `${row} Phone identifierUnreadable`),
      ...[5, 6].map((row) => `${row} Phone identifierSeveral`),
      '7 Phone identifierMissing',
    ],
    state: [phone('+31612345678')],
  },
  {
    what: 'the country that most numbers name is that of the others',
    content: phones('+32 470 12 34 56', '+32 470 12 34 57', '+31612345678', '0470 12 34 58'),
    state: ['+31612345678', '+32470123456', '+32470123457', '+32470123458'].map(phone),
  },
];

const HEADERS: ConsentCase[] = [
  {
    what: 'of two columns with one name the first is meant',
    content: 'Email,Consent value,Consent value\na@x.nl,True,False\n',
    state: ['email a@x.nl c granted'],
  },
  {
    what: 'names in capitals, with spaces and signs, and a column without a name',
    content: ' E-MAIL_ADDRESS ,,CONSENT  OPTION,consent_value\na@x.nl,?,Newsletter,True\n',
    state: [granted('a@x.nl')],
  },
  {
    what: 'no column of addresses or numbers',
    content: 'Name,Consent value\nHolly,True\n',
    refused: 'identifierMissing',
  },
  { what: 'no column of values', content: 'Email,Name\na@x.nl,Holly\n', refused: 'valueMissing' },
  {
    what: 'a column that is not in the file',
    content: 'Email,Consent value\na@x.nl,True\n',
    choice: { option: 'Purpose' },
    refused: 'fieldUnknown',
  },
  {
    what: 'one column for two things',
    content: 'Email,Consent value\na@x.nl,True\n',
    choice: { option: 'Consent value' },
    refused: 'fieldTwice',
  },
];

test.each([...ADDRESSES, ...PHONES, ...HEADERS])('$what', async (each) => {
  expect(await outcomeOf(each)).toEqual(expectedOf(each));
});

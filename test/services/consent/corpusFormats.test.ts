import { type ConsentCase, expectedOf, outcomeOf } from '../../support/consentCases.js';
import { ENCODERS } from '../../support/csv.js';

// Files as programs write them: encodings, separators, quotes, JSON, Parquet.

const SAMPLE = [
  ['Toestemmings-id', 'E-mailadres', 'Toestemmingsoptie', 'Toestemmingswaarde'],
  ['0', 'holly@contoso.com', 'Privé', 'nee'],
  ['2', 'Frank@Contoso.com', 'Privé', 'ja'],
];
const written = (separator = ',', lineEnd = '\n') => SAMPLE.map((row) => row.join(separator) + lineEnd).join('');
const READ = ['email frank@contoso.com Privé granted', 'email holly@contoso.com Privé denied'];
const HEADER = 'Email,Consent option,Consent value\n';
const HOLLY = 'holly@contoso.com,Newsletter,True\n';
const GRANTED = ['email holly@contoso.com Newsletter granted'];

const ENCODED = (Object.keys(ENCODERS) as (keyof typeof ENCODERS)[]).map(
  (name): ConsentCase => ({ what: `in ${name}`, content: ENCODERS[name](written(';')), state: READ }),
);

const CSV: ConsentCase[] = [
  { what: 'with commas', content: written(), state: READ },
  { what: 'with tabs', content: written('\t'), state: READ },
  { what: 'with CRLF', content: written(';', '\r\n'), state: READ },
  { what: 'with CR alone', content: written(';', '\r'), state: READ },
  { what: "with Excel's line that names the separator", content: `sep=;\r\n${written(';', '\r\n')}`, state: READ },
  {
    what: 'in UTF-16 with the line that names the separator',
    content: ENCODERS['UTF-16 LE with mark'](`sep=;\r\n${written(';', '\r\n')}`),
    state: READ,
  },
  {
    what: 'with quotes around everything, line ends and quotes within',
    content: '"Email","Consent option","Consent value"\n"holly@contoso.com","The ""big""\nnews","True"\n',
    state: ['email holly@contoso.com The "big"\nnews granted'],
  },
  {
    what: 'with a quote that is never closed',
    content: `${HEADER}"frank@contoso.com,Newsletter,False\n${HOLLY}`,
    rejects: ['1 Email quote'],
    state: GRANTED,
  },
  {
    what: 'with text behind a closing quote',
    content: `${HEADER}"frank@contoso.com"x,Newsletter,False\n${HOLLY}`,
    rejects: ['1 Email quote'],
    state: GRANTED,
  },
  {
    what: 'with a byte that is no UTF-8',
    content: Buffer.concat([
      Buffer.from(`\ufeff${HEADER}fr`),
      Buffer.from([0xff]),
      Buffer.from(`nk@contoso.com,Newsletter,False\n${HOLLY}`),
    ]),
    rejects: ['1 Email encoding'],
    state: GRANTED,
  },
  {
    what: 'with rows too short and too long',
    content: `${HEADER}frank@contoso.com,Newsletter\n${HOLLY}ada@contoso.com,News,letter,True\n\nbob@contoso.com\n`,
    rejects: ['1 Consent value tooFewCells', '3  tooManyCells', '4 Consent option tooFewCells'],
    state: GRANTED,
  },
  {
    what: 'with empty cells at the end of its lines',
    content: `${HEADER}holly@contoso.com,Newsletter,True,,\n`,
    state: GRANTED,
  },
  { what: 'with blank lines', content: `\n${HEADER}\n\n${HOLLY}\n\n`, state: GRANTED },
  { what: 'of nothing', content: '', refused: 'fileEmpty' },
  { what: 'of columns alone', content: HEADER, refused: 'fileEmpty' },
  { what: 'of one column', content: 'Email\nholly@contoso.com\n', refused: 'valueMissing' },
  {
    what: 'with a cell of a million characters',
    content: `${HEADER}${'x'.repeat(900_000)}@contoso.com,Newsletter,False\n${HOLLY}`,
    rejects: ['1 Email identifierUnreadable'],
    state: GRANTED,
  },
  {
    what: 'with a line that is too long for anything',
    content: `${HEADER}${HOLLY}${'x'.repeat(2_100_000)},Newsletter,False\n${HOLLY}`,
    rejects: ['2  lineTooLong'],
    state: GRANTED,
  },
  {
    what: 'with NUL in a cell',
    content: `${HEADER}hol\0ly@contoso.com,Newsletter,False\n${HOLLY}ada@contoso.com,Newsletter,Tr\0ue\n`,
    rejects: ['1 Email identifierUnreadable'],
    state: ['email ada@contoso.com Newsletter denied', ...GRANTED],
    found: { unreadable: 1 },
  },
];

const OBJECTS = [
  { email: 'holly@contoso.com', option: 'Newsletter', value: true },
  { email: 'Frank@contoso.com', option: 'Newsletter', value: false },
  { email: 'ada@contoso.com', option: 'Newsletter', value: null },
  { option: 'Newsletter', value: 1 },
  { email: 'bob@contoso.com', option: 'Newsletter', value: { given: true } },
  { email: ['eve@contoso.com'], option: 'Newsletter', value: 0 },
];
const FROM_JSON = {
  rejects: ['3 value valueMissing', '4 email identifierMissing', '6 email identifierUnreadable'],
  state: [
    'email bob@contoso.com Newsletter denied',
    'email frank@contoso.com Newsletter denied',
    'email holly@contoso.com Newsletter granted',
  ],
  found: { unreadable: 1 },
};

const OTHERS: ConsentCase[] = [
  { what: 'of JSON, an array', file: 'c.json', content: JSON.stringify(OBJECTS), ...FROM_JSON },
  {
    what: 'of JSON, a line each',
    file: 'c.json',
    content: OBJECTS.map((each) => JSON.stringify(each)).join('\n'),
    ...FROM_JSON,
  },
  {
    what: 'of JSON with a byte order mark, and dates as numbers',
    file: 'c.json',
    content: `\ufeff${JSON.stringify([{ email: 'holly@contoso.com', status: 'granted', date: 1772633100000 }])}`,
    state: ['email holly@contoso.com c granted 2026-03-04T14:05:00Z'],
  },
  {
    what: 'of JSON within an object',
    file: 'c.json',
    content: '{"rows":[{"email":"a@x.nl"}]}',
    refused: 'identifierMissing',
  },
  {
    what: 'of JSON that is cut off',
    file: 'c.json',
    content: '[{"email":"a@x.nl","value":true},{"em',
    refused: 'fileFormat',
  },
  {
    what: 'of Parquet with booleans, numbers and timestamps',
    file: 'c.parquet',
    content: {
      parquet: `SELECT * FROM (VALUES
        (1, 'Holly@contoso.com', 'Newsletter', true, TIMESTAMP '2026-03-04 14:05:00', DATE '2027-01-01'),
        (2, 'frank@contoso.com', 'Newsletter', false, TIMESTAMP '2026-03-04 14:05:00.25', NULL),
        (3, 'ada@contoso.com', 'Newsletter', NULL, NULL, NULL), (NULL, NULL, 'Newsletter', true, NULL, NULL)
      ) t("Consent ID", "Email", "Consent option", "Consent value", "Consent date", "Expires")`,
    },
    choice: { timeZone: 'Europe/Amsterdam' },
    rejects: ['3 Consent value valueMissing', '4 Email identifierMissing'],
    state: [
      'email frank@contoso.com Newsletter denied 2026-03-04T13:05:00.250Z',
      'email holly@contoso.com Newsletter granted 2026-03-04T13:05:00Z',
    ],
  },
  {
    what: 'of Parquet with timestamps of a zone, and phones as numbers',
    file: 'c.parquet',
    content: {
      parquet: `SELECT 31612345678::BIGINT AS "Phone", 1::TINYINT AS "Consent value",
        epoch_ms(1772633100000)::TIMESTAMPTZ AS "Consent date"`,
    },
    choice: { timeZone: 'Europe/Amsterdam' },
    state: ['phone +31612345678 c granted 2026-03-04T14:05:00Z'],
  },
  { what: 'called Parquet that is text', file: 'c.parquet', content: written(), state: READ },
  { what: 'of Parquet that is cut off', file: 'c.parquet', content: 'PAR1, and no more', refused: 'fileFormat' },
];

const CASES = [...ENCODED, ...CSV, ...OTHERS];

test.each(CASES)('a file $what', async (each) => {
  expect(await outcomeOf(each)).toEqual(expectedOf(each));
});

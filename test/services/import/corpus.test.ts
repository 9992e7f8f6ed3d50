import { csv, ENCODERS } from '../../support/csv.js';
import { type ImportHarness, openImports } from '../../support/imports.js';

let house: ImportHarness;

beforeAll(async () => {
  house = await openImports();
});
afterAll(() => house.close());

const HEADER = ['Account', 'Company name', 'City', 'E-mail'];
/** Characters that Windows-1252 has too. */
const WESTERN = [
  ['1', 'Société Générale', 'Zürich', 'Info@Example.com'],
  ['2', 'Café "De €uro", B.V.', 'Curaçao', ''],
  ['3', 'Two\nlines; and\ta tab', '', ' x@example.com '],
  ['4', '  spaces around  ', 'Århus', 'Šž@example.com'],
];
const LINE_ENDS: Record<string, string | ((row: number) => string)> = {
  LF: '\n',
  CRLF: '\r\n',
  CR: '\r',
  mixed: (row) => ['\r\n', '\n', '\r'][row % 3]!,
};

describe.each(Object.keys(ENCODERS) as (keyof typeof ENCODERS)[])('%s', (encoding) => {
  const files = [',', ';', '\t'].flatMap((separator) =>
    Object.keys(LINE_ENDS).map((lineEnd) => ({ separator, lineEnd })),
  );

  test.each(files)(
    'separator $separator with line ends $lineEnd is read to the letter',
    async ({ separator, lineEnd }) => {
      const text = csv([HEADER, ...WESTERN], { separator, lineEnd: LINE_ENDS[lineEnd]! });

      const summary = await house.run('western.csv', ENCODERS[encoding](text));

      expect(summary).toMatchObject({ state: 'Successful', read: 4, accepted: 4, rejected: 0 });
      const { columns, rows } = await house.stored('western');
      expect(columns).toEqual(HEADER);
      expect(rows.map((row) => row.map((cell) => cell ?? ''))).toEqual(WESTERN);
    },
  );
});

const NAMES: Record<string, string> = {
  emoji: '👩‍👩‍👧 Familie 🏳️‍🌈 & Söhne',
  'right to left': '\u202eشركة\u202c الاتصالات ה‎ישראלית',
  'zero width': 'Con\u200btoso\u200d\ufeff B.V.',
  long: 'ß'.repeat(10_000),
  markdown: '**bold** [link](https://example.com) `code` # x',
  html: '<img src=x onerror=alert(1)>&amp;<b>',
  mention: '<at>Everyone</at>',
  formula: "=cmd|'/C calc'!A0",
  nul: 'a\0b',
  'null in words': 'null',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: somebody else's template is a name like any other
  escapes: '\\N \\n %00 ${x} $1 {{y}}',
  'lone quote': 'Say "hi',
  'only quotes': '""""',
  turkish: 'İSTANBUL ıŞIK ﬁrma',
  'line ends': 'a\r\nb\rc\nd',
  decomposed: 'Cafe\u0301',
};

test.each(Object.entries(NAMES))('a name with %s is stored byte for byte', async (_, name) => {
  const rows = [HEADER, ['1', name, 'x', ''], ['2', 'plain', 'y', '']];

  for (const encoding of ['UTF-8', 'UTF-16 LE with mark'] as const) {
    const summary = await house.run('names.csv', ENCODERS[encoding](csv(rows)));
    expect(summary).toMatchObject({ state: 'Successful', accepted: 2, rejected: 0 });
    const stored = (await house.stored('names')).rows[0]![1]!;
    expect(Buffer.from(stored).equals(Buffer.from(name))).toBe(true);
  }
});

test.each(Object.entries(NAMES))(
  'a JSON file with %s in keys and values is stored byte for byte',
  async (label, name) => {
    const key = `${label} ${name.trim().slice(0, 40)}`.trim();

    const summary = await house.run(
      `${label}.json`,
      JSON.stringify([
        { id: 1, [key]: name },
        { id: 2, other: 'y' },
      ]),
    );

    expect(summary).toMatchObject({ state: 'Successful', accepted: 2 });
    const { columns, rows } = await house.stored(label);
    expect(rows[0]![columns.indexOf(key)]).toBe(name);
  },
);

const refused: [string, string | Uint8Array, string][] = [
  ['empty.csv', '', 'fileEmpty'],
  ['blank.csv', ' \n\r\n ', 'fileEmpty'],
  ['mark only.csv', '\ufeff', 'fileEmpty'],
  ['header only.csv', 'Account,Name\n', 'fileEmpty'],
  ['empty.json', '[]', 'fileEmpty'],
  ['xlsx renamed.csv', Buffer.from('504b0304140006000800', 'hex'), 'fileFormat'],
  ['gzip.csv', Buffer.from('1f8b0800000000000003', 'hex'), 'fileFormat'],
  ['old excel.csv', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'fileFormat'],
  ['picture.csv', Buffer.from('89504e470d0a1a0a', 'hex'), 'fileFormat'],
  ['binary.csv', Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7 + 3) % 32)), 'fileFormat'],
  ['half parquet.parquet', 'PAR1 and then nothing that fits', 'fileFormat'],
  ['cut off.json', '[{"id":1},{"id"', 'fileFormat'],
  ['numbers.json', '[1, 2, null]', 'fileFormat'],
  ['columns.csv', `${Array.from({ length: 1001 }, (_, index) => `c${index}`).join(',')}\n1,2\n`, 'fileColumns'],
  ['header.csv', '"Account,Name\n1,x\n2,y\n', 'fileUnclosedQuote'],
];

test.each(refused)('%s is refused with a clear error', async (file, content, code) => {
  await house.put(file, content);
  await expect(house.sources.openFile({ tenantId: 't', userId: 'u', name: 'U' }, file)).rejects.toMatchObject({ code });
});

const flawed: [string, string, { read: number; accepted: number }, object[]][] = [
  [
    'too few cells',
    'k,a,b\n1,x,y\n2,x\n3,x,y\n',
    { read: 3, accepted: 2 },
    [{ row: 2, column: 'b', reason: 'tooFewCells' }],
  ],
  ['too many cells', 'k,a,b\n1,x,y\n2,x,y,z\n3,x,y\n', { read: 3, accepted: 2 }, [{ row: 2, reason: 'tooManyCells' }]],
  [
    'no key',
    'k,a\n1,x\n,y\n" \t\u00a0",z\n4,\n',
    { read: 4, accepted: 2 },
    [
      { row: 2, column: 'k', reason: 'keyMissing' },
      { row: 3, column: 'k', reason: 'keyMissing' },
    ],
  ],
  [
    'a key twice',
    'k,a\n1,first\n 1 ,second\n01,x\n',
    { read: 3, accepted: 2 },
    [{ row: 2, column: 'k', reason: 'keyTwice' }],
  ],
  [
    'a quote that is never closed',
    'k,a\n1,x\n2,"open\n3,x\n4,x\n',
    { read: 4, accepted: 3 },
    [{ row: 2, column: 'a', reason: 'quote' }],
  ],
  [
    'an open quote before a good one',
    'k,a\n1,"open\n2,x\n3,"good"\n',
    { read: 3, accepted: 2 },
    [{ row: 1, column: 'a', reason: 'quote' }],
  ],
  ['text behind a quote', 'k,a\n1,"x"y\n2,z\n', { read: 2, accepted: 1 }, [{ row: 1, column: 'a', reason: 'quote' }]],
  [
    'a broken record of two lines',
    'k,a\n1,"x\ny"z\n2,z\n',
    { read: 2, accepted: 1 },
    [{ row: 1, column: 'a', reason: 'quote' }],
  ],
  ['a quote in the middle', 'k,a\n1,5" screen\n2,z\n', { read: 2, accepted: 2 }, []],
  ['blank lines', 'k,a\n\n1,x\n\r\n\n2,y\n\n', { read: 2, accepted: 2 }, []],
  ['no line end at the end', 'k,a\n1,x\n2,', { read: 2, accepted: 2 }, []],
  ['one column', 'k\n1\n\n"2"\n""\n', { read: 3, accepted: 2 }, [{ row: 3, column: 'k', reason: 'keyMissing' }]],
  [
    'a line that is too long',
    `k,a\n1,x\n2,${'y'.repeat(2_500_000)}\n3,z\n`,
    { read: 3, accepted: 2 },
    [{ row: 2, reason: 'lineTooLong' }],
  ],
  [
    'flaws after many good rows',
    `k,a\n${Array.from({ length: 5_000 }, (_, index) => `${index},"x\ny"\n`).join('')}z\n`,
    { read: 5_001, accepted: 5_000 },
    [{ row: 5_001, column: 'a', reason: 'tooFewCells' }],
  ],
  ['the line of Excel with the separator', 'sep=;\nk;a\n1;x,y\n2;z\n', { read: 2, accepted: 2 }, []],
];

test.each(flawed)('%s: every row is accepted or listed', async (_, content, counts, rejects) => {
  const summary = await house.run('flawed.csv', content, { key: 'k' });

  expect(summary).toMatchObject({ state: 'Successful', ...counts, rejected: counts.read - counts.accepted });
  expect(await house.rejects(summary.id)).toEqual(rejects);
  expect((await house.stored('flawed')).rows).toHaveLength(counts.accepted);
});

test('one row in another encoding is refused, the others are not', async () => {
  const bytes = Buffer.concat([
    Buffer.from('k,a,b\n1,é,x\n2,ü,x\n3,'),
    Buffer.from([0xe9]),
    Buffer.from(',x\n4,\ufffd,x\n'),
  ]);

  const summary = await house.run('mixed.csv', bytes);

  expect(summary).toMatchObject({ read: 4, accepted: 3, reasons: [{ reason: 'encoding', count: 1 }] });
  expect(await house.rejects(summary.id)).toEqual([{ row: 3, column: 'a', reason: 'encoding' }]);
});

test('columns with one name, without a name or with a very long one stay apart, visibly', async () => {
  const header = ['Name', 'Name', '', ' Name ', 'Name (2)', 'n'.repeat(300)];
  const summary = await house.run('headers.csv', csv([header, ['1', '2', '3', '4', '5', '6']]));

  expect(summary.accepted).toBe(1);
  const { columns, rows } = await house.stored('headers');
  expect(columns).toEqual(['Name', 'Name (2)', 'Column 3', 'Name (3)', 'Name (2) (2)', `${'n'.repeat(100)}…`]);
  expect(rows[0]).toEqual(['1', '2', '3', '4', '5', '6']);
});

test('names of columns never reach SQL', async () => {
  const header = ['id', `"; DROP TABLE fields; --`, `' OR 1=1 --`, 'f1', 'customer_id'];
  const summary = await house.run('hostile.csv', csv([header, ['1', 'a', 'b', 'c', 'd']]));

  expect(summary.accepted).toBe(1);
  expect(await house.stored('hostile')).toMatchObject({ columns: header, rows: [['1', 'a', 'b', 'c', 'd']] });
});

test('200 columns are no trouble', async () => {
  const header = Array.from({ length: 200 }, (_, index) => `Column ${index}`);
  const rows = Array.from({ length: 300 }, (_, row) => header.map((_, column) => `${row}.${column}`));

  const summary = await house.run('wide.csv', csv([header, ...rows]));

  expect(summary.accepted).toBe(300);
  expect((await house.stored('wide')).rows).toEqual(rows);
});

test('no value of a file is ever logged', () => {
  expect(JSON.stringify(house.logged)).toBe('[]');
});

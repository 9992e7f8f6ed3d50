import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine } from '../../../services/results/csv.js';

test.each([
  '=1+1',
  '+31 20 123',
  '-2',
  '@SUM(A1)',
  ' =1',
  '\t=1',
  '\r=1',
  '＝1+1',
  '＋1',
  '\u200b=1',
  '\u00a0@x',
  '\ttab',
])('%j is not run as a formula by a spreadsheet program', (text) => {
  const [[cell]] = parse(csvLine([text])) as [[string]];

  expect(cell).toBe(`'${text}`);
});

test('names that only look odd stay as they are', () => {
  for (const text of ['3M', "'t Hart", 'A=B', 'x@y', '名前', '🏢 Ltd', 'a - b']) {
    expect(parse(csvLine([text]))).toEqual([[text]]);
  }
});

test('numbers are numbers, also negative ones', () => {
  expect(csvLine([420, -1.5, 'x'])).toBe('420,-1.5,x\r\n');
});

test('whatever is in the cells, a reader gets them back, apart from the apostrophe that disarms', () => {
  const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(cells, (row) => {
      const [read] = parse(csvLine(row), { relax_column_count: true, record_delimiter: '\r\n' }) as [string[]];
      expect(read.map((cell, at) => (cell === `'${row[at]}` ? row[at] : cell))).toEqual(row);
    }),
    { seed: 7, numRuns: 500 },
  );
});

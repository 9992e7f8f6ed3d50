import { changedAt, readChangedOrder } from '../../storage/changedDates.js';
import { openDuckDb } from '../../storage/duckdb.js';
import type { Sql } from '../../storage/sql.js';

// When a row was last changed, however a source writes it down.

let sql: Sql;
beforeAll(async () => {
  sql = await openDuckDb({ file: ':memory:', threads: 1 });
});
afterAll(() => sql.close());

const read = async (text: string, order: 'dayFirst' | 'monthFirst' = 'dayFirst') =>
  (await sql.get(`SELECT ${changedAt('v', order)} AS at FROM (SELECT CAST($1 AS VARCHAR) AS v) AS cell`, [text]))?.at;

test.each([
  ['2026-03-04', Date.UTC(2026, 2, 4)],
  [' 2026-03-04 ', Date.UTC(2026, 2, 4)],
  ['2026-03-04T05:06:07Z', Date.UTC(2026, 2, 4, 5, 6, 7)],
  ['2026-03-04T05:06:07+02:00', Date.UTC(2026, 2, 4, 3, 6, 7)],
  ['2026-03-04T05:06:07.250+02:00', Date.UTC(2026, 2, 4, 3, 6, 7, 250)],
  ['2026-03-04 05:06', Date.UTC(2026, 2, 4, 5, 6)],
  ['2026/03/04', Date.UTC(2026, 2, 4)],
  ['04-03-2026', Date.UTC(2026, 2, 4)],
  ['4.3.2026 10:11', Date.UTC(2026, 2, 4, 10, 11)],
  ['31/12/2025 23:59:59', Date.UTC(2025, 11, 31, 23, 59, 59)],
  ['17', 17],
  ['17.5', 17.5],
  ['-3', -3],
  ['', null],
  ['soon', null],
  ['31/02/2026', null],
  ['1e3', null],
  ['nan', null],
])('%s is read as %s', async (text, at) => {
  expect(await read(text)).toBe(at);
});

test('where the month comes first, it is read first', async () => {
  expect(await read('04/03/2026', 'monthFirst')).toBe(Date.UTC(2026, 3, 3));
});

test.each([
  [['04/03/2026', '25/12/2026'], 'dayFirst'],
  [['04/03/2026', '12/25/2026'], 'monthFirst'],
  [['04/03/2026'], 'dayFirst'],
  [['2026-04-03', ''], 'dayFirst'],
])('a column of %j is %s', async (values, order) => {
  await sql.write(async (tx) => {
    await tx.run('CREATE OR REPLACE TABLE cells (f1 VARCHAR)');
    await tx.append(
      'cells',
      values.map((value) => [value]),
    );
  });

  expect(await readChangedOrder(sql, 'cells', 1)).toBe(order);
});

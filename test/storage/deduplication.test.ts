import { makeRows } from '../../storage/deduplication.js';
import { openDuckDb } from '../../storage/duckdb.js';
import { createKeys } from '../../storage/matchKeys.js';
import type { KeepRule } from '../../storage/settings.js';
import type { Sql } from '../../storage/sql.js';
import { type DuplicateKey, type UnifySource, unifyTables } from '../../storage/unifyPlan.js';

// Rows of one source that are the same company: one of them stands for all.

let sql: Sql;
beforeEach(async () => {
  sql = await openDuckDb({ file: ':memory:', threads: 1 });
});
afterEach(() => sql.close());

/** Columns f1 (VAT), f2 (changed), f3 (city), f4 (notes); rows are numbered from 1. Resolves to who stands for each. */
async function winners(
  rows: readonly (readonly [vat: string | null, changed: string, city: string, notes: string])[],
  options: { keep: KeepRule; by?: DuplicateKey[]; domains?: Record<number, string> },
): Promise<number[]> {
  const by = options.by ?? [{ field: 1 }];
  const source: UnifySource = {
    ...{ no: 1, generation: 1, place: 1, fields: [1, 2, 3, 4], matches: true, unmatched: 'add' },
    changed: { field: 2, order: 'dayFirst' },
    duplicates: { by, keep: options.keep },
  };
  await sql.write(async (tx) => {
    await tx.run(
      'CREATE TABLE profiles_1_1 (customer_id BIGINT, source_key VARCHAR, row_no BIGINT, f1 VARCHAR, f2 VARCHAR, f3 VARCHAR, f4 VARCHAR)',
    );
    await tx.append(
      'profiles_1_1',
      rows.map((cells, at) => [at + 1, `K${at + 1}`, at + 1, ...cells]),
    );
    await createKeys(tx, 1);
    await tx.append(
      unifyTables(1).keys,
      Object.entries(options.domains ?? {}).map(([row, value]) => [Number(row), 1, 'domain', value, 1]),
    );
    await makeRows(tx, { no: 1, sources: [source], rules: [], columns: [] });
  });
  const found = await sql.all(`SELECT winner FROM ${unifyTables(1).rows} ORDER BY row_id`);
  return found.map((row) => Number(row.winner));
}

const THREE = [
  ['NL1', '2026-01-01', 'Delft', ''],
  [' nl1 ', '2026-03-01', '', ''],
  ['NL1', '2026-02-01', 'Delft', 'Key account'],
] as const;

test.each([
  ['mostFilled', 3],
  ['mostRecent', 2],
  ['leastRecent', 1],
] as const)('%s keeps row %i of three', async (keep, row) => {
  expect(await winners(THREE, { keep })).toEqual([row, row, row]);
});

test('of rows that are as good the first in the file stays; a date that cannot be read comes last', async () => {
  const [vat, city] = ['NL1', 'Delft'];
  expect(
    await winners(
      [
        [vat, 'soon', city, ''],
        [vat, '', city, ''],
        [vat, '2020-01-01', city, ''],
      ],
      { keep: 'mostRecent' },
    ),
  ).toEqual([3, 3, 3]);
});

test("a row without the key is nobody's duplicate, however alike the rest is", async () => {
  expect(
    await winners(
      [
        ['', '2026-01-01', 'Delft', ''],
        [null, '2026-01-01', 'Delft', ''],
        ['  ', '2026-01-01', 'Delft', ''],
      ],
      {
        keep: 'mostFilled',
      },
    ),
  ).toEqual([1, 2, 3]);
});

test('all of several keys have to agree', async () => {
  const rows = [
    ['NL1', '2026-01-01', 'Delft', ''],
    ['NL1', '2026-01-01', 'Breda', 'x'],
    ['NL1', '2026-01-01', 'delft', 'x'],
  ] as const;
  const by = [{ field: 1 }, { field: 3 }];

  expect(await winners(rows, { keep: 'mostFilled', by })).toEqual([3, 2, 3]);
});

test('a key of matching finds duplicates too', async () => {
  const domains = { 1: 'acme.nl', 2: 'birch.de', 3: 'acme.nl' };

  expect(await winners(THREE, { keep: 'leastRecent', by: [{ key: 'domain' }], domains })).toEqual([1, 2, 1]);
});

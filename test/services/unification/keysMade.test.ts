import { makeKeys } from '../../../services/unification/keys.js';
import { openDuckDb } from '../../../storage/duckdb.js';
import { applySchema } from '../../../storage/schema.js';
import type { MatchKey } from '../../../storage/settings.js';
import type { Sql } from '../../../storage/sql.js';
import { type UnifyPlan, type UnifySource, unifyTables } from '../../../storage/unifyPlan.js';

// The keys of a CRM with columns for everything, and of billing, which has no countries.

const [NAME, SITE, COUNTRY, WORK, HOME] = [1, 2, 3, 4, 5];
const crm: UnifySource = {
  ...{ no: 1, generation: 3, place: 1, fields: [NAME, SITE, COUNTRY], matches: true, unmatched: 'add' },
  ...{ name: NAME, website: SITE, country: COUNTRY },
};
const billing: UnifySource = {
  ...{ no: 2, generation: 1, place: 2, fields: [NAME, SITE, COUNTRY], matches: true, unmatched: 'add' },
  name: NAME,
};

const CRM = [
  [11, 'Contoso B.V.', 'https://www.contoso.nl/about', 'Nederland'],
  [12, 'Contoso GmbH', 'shop.contoso.de', 'Atlantis'],
  [13, null, 'gmail.com', 'NL'],
  [14, 'Fabrikam Ltd', null, ''],
] as const;
const BILLING = [
  [21, 'CONTOSO BV', 'contoso.nl', 'NL'],
  [22, ' ', '', ''],
] as const;

let sql: Sql;
beforeEach(async () => {
  sql = await openDuckDb({ file: ':memory:', threads: 1 });
  await applySchema(sql);
  await bring(crm, CRM);
  await bring(billing, BILLING);
  await sql.write((tx) =>
    tx.append('source_fields', [
      [1, 1, HOME, 1, '[]', null],
      [1, 2, WORK, 1, '[]', null],
    ]),
  );
  await contacts('contacts_1_3', [
    [11, WORK, 'email', 'ann@contoso.nl'],
    [11, HOME, 'email', 'zoe@home.example'],
    [11, HOME, 'email', 'bob@home.example'],
    [11, WORK, 'email', 'bob@home.example'],
    [11, WORK, 'phone', '+31612345678'],
    [11, 0, 'profile', '11'],
    [13, WORK, 'email', 'cas@contoso.nl'],
  ]);
  await contacts('contacts_2_1', [[21, WORK, 'email', 'ann@contoso.nl']]);
});
afterEach(() => sql.close());

async function bring({ no, generation }: UnifySource, rows: readonly (readonly [number, ...(string | null)[]])[]) {
  await sql.write(async (tx) => {
    const table = `profiles_${no}_${generation}`;
    await tx.run(
      `CREATE TABLE ${table} (customer_id BIGINT, source_key VARCHAR, row_no BIGINT, f1 VARCHAR, f2 VARCHAR, f3 VARCHAR)`,
    );
    await tx.append(
      table,
      rows.map(([id, ...cells], at) => [id, `K${id}`, 2 * at + 1, ...cells]),
    );
  });
}

async function contacts(table: string, rows: readonly (readonly [number, number, string, string])[]) {
  await sql.write(async (tx) => {
    await tx.run(`CREATE TABLE ${table} (customer_id BIGINT, field_id BIGINT, kind VARCHAR, value VARCHAR)`);
    await tx.append(table, rows);
  });
}

async function keys(plan: Partial<UnifyPlan>, pause = () => {}): Promise<string[]> {
  const whole: UnifyPlan = { no: 7, sources: [crm, billing], rules: [], columns: [], ...plan };
  await sql.beside((tx) => makeKeys(tx, whole, pause));
  const rows = await sql.all(
    `SELECT row_id, source_no, kind, rank, value FROM ${unifyTables(7).keys} ORDER BY row_id, kind, rank, value`,
  );
  return rows.map((row) => [row.source_no, row.row_id, row.kind, row.rank, row.value].join(' '));
}

const rules = (...kinds: MatchKey[]) => kinds.map((kind) => [kind]);

test('every row has the keys that the rules ask for; the first value of a kind is of the column that comes first in the file', async () => {
  expect(await keys({ rules: rules('email', 'phone', 'domain', 'nameCountry') })).toEqual([
    '1 11 domain 1 contoso.nl',
    '1 11 email 1 bob@home.example',
    '1 11 email 2 zoe@home.example',
    '1 11 email 3 ann@contoso.nl',
    '1 11 nameCountry 1 contoso|NL',
    '1 11 phone 1 +31612345678',
    // A country that nobody knows: no namesake in it can be told from one elsewhere.
    '1 12 domain 1 contoso.de',
    '1 13 email 1 cas@contoso.nl',
    // No column of countries and none of websites was chosen.
    '2 21 email 1 ann@contoso.nl',
    '2 21 nameCountry 1 contoso|',
  ]);
});

test('a kind that no rule and no deduplication asks for is not made', async () => {
  expect(await keys({ rules: rules('phone') })).toEqual(['1 11 phone 1 +31612345678']);
});

test('a source that matches nothing still has the keys that its duplicates are found by', async () => {
  const alone: UnifySource = {
    ...crm,
    matches: false,
    duplicates: { by: [{ key: 'domain' }, { field: COUNTRY }], keep: 'mostFilled' },
  };
  expect(await keys({ sources: [alone, billing], rules: rules('email') })).toEqual([
    '1 11 domain 1 contoso.nl',
    '1 12 domain 1 contoso.de',
    '2 21 email 1 ann@contoso.nl',
  ]);
});

test('who stops it leaves nothing behind', async () => {
  let left = 3;
  const stop = () => {
    left -= 1;
    if (left === 0) throw new Error('stopped');
  };
  await expect(keys({ rules: rules('email', 'domain') }, stop)).rejects.toThrow('stopped');
  const tables = await sql.all('SELECT table_name FROM information_schema.tables WHERE table_name = $1', [
    unifyTables(7).keys,
  ]);
  expect(tables).toEqual([]);
});

test('a file of many blocks, with places that were rejected, is read to its last row', async () => {
  const many: UnifySource = { ...crm, no: 3, generation: 1 };
  const rows = Array.from({ length: 12_345 }, (_, at) => [100 + at, `Company ${at} Ltd`, null, 'NL'] as const);
  await bring(many, rows);
  await contacts('contacts_3_1', []);
  const found = await keys({ sources: [many], rules: rules('nameCountry') });
  expect(found).toHaveLength(12_345);
  expect(found[0]).toBe('3 100 nameCountry 1 company 0|NL');
  expect(found.at(-1)).toBe('3 12444 nameCountry 1 company 12344|NL');
});

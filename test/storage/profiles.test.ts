import { openDuckDb } from '../../storage/duckdb.js';
import * as profiles from '../../storage/profiles.js';
import { applySchema } from '../../storage/schema.js';
import type { Sql } from '../../storage/sql.js';
import { seedProfiles } from '../support/profiles.js';

let sql: Sql;

beforeEach(async () => {
  sql = await openDuckDb({ file: ':memory:' });
  await applySchema(sql);
});

afterEach(() => sql.close());

const COLUMNS = ['Account', 'Company', 'Web "site"', 'City'];

async function mapped(mapping: Parameters<typeof profiles.streamMapped>[2]): Promise<profiles.MappedProfile[]> {
  const all: profiles.MappedProfile[] = [];
  for await (const block of profiles.streamMapped(sql, profiles.CUSTOMER, mapping)) all.push(...block);
  return all;
}

test('there are no profiles before the first import', async () => {
  expect(await mapped({ name: 'Company' })).toEqual([]);
  expect(await profiles.countProfiles(sql)).toBe(0);
  expect(await profiles.profileValues(sql, 1)).toBeUndefined();
});

test('mapped fields come by CustomerId over all sources, empty where a source has no such field', async () => {
  await seedProfiles(
    sql,
    COLUMNS,
    [
      ['a', 'Contoso', 'contoso.example', 'Utrecht'],
      ['b', ' Fabrikam ', null, ''],
    ],
    { firstId: 10 },
  );
  await seedProfiles(sql, ['Nr', 'Company'], [['x', 'Adatum']], { name: 'Shop', firstId: 2 });

  expect(await mapped({ name: 'Company', website: 'Web "site"', location: 'Nowhere' })).toEqual([
    { customerId: 2, name: 'Adatum', website: '', location: '' },
    { customerId: 10, name: 'Contoso', website: 'contoso.example', location: '' },
    { customerId: 11, name: ' Fabrikam ', website: '', location: '' },
  ]);
  expect(await profiles.countProfiles(sql)).toBe(3);
});

test('the signature changes with every snapshot', async () => {
  const signatures = [await profiles.snapshotSignature(sql, 'Customer')];
  for (let round = 0; round < 2; round++) {
    await seedProfiles(sql, COLUMNS, [['a', 'Contoso', null, null]]);
    signatures.push(await profiles.snapshotSignature(sql, 'Customer'));
  }
  expect(new Set(signatures).size).toBe(3);
  expect(await profiles.snapshotSignature(sql, 'Customer')).toBe(signatures[2]);
});

test('one profile shows all fields of its source in the order of the file', async () => {
  await seedProfiles(sql, ['Nr', 'Company'], [['x', 'Adatum']], { name: 'Shop', firstId: 5 });
  await seedProfiles(sql, COLUMNS, [['a', 'Contoso', null, 'Utrecht']], { firstId: 6 });

  expect(await profiles.profileValues(sql, 6)).toEqual({
    customerId: 6,
    source: { id: 'source-2', name: 'CRM', file: 'CRM.csv', key: 'a' },
    values: [
      { field: 'Account', value: 'a' },
      { field: 'Company', value: 'Contoso' },
      { field: 'Web "site"', value: '' },
      { field: 'City', value: 'Utrecht' },
    ],
  });
});

test('pages go on and back by key and find names in any letter case', async () => {
  const names = ['Ärzte GmbH', 'Contoso', 'contoso Nederland', "O'Neil; DROP TABLE field", 'CONTOSO UK', 'Adatum'];
  await seedProfiles(
    sql,
    COLUMNS,
    names.map((name, index) => [String(index), name, null, null]),
  );
  const page = (options: object) => profiles.pageByName(sql, 'Customer', 'Company', { limit: 2, ...options });

  expect((await page({})).rows.map((row) => row.customerId)).toEqual([1, 2]);
  expect(await page({ search: 'Contoso' })).toEqual({
    rows: [
      { customerId: 2, name: 'Contoso' },
      { customerId: 3, name: 'contoso Nederland' },
    ],
    more: true,
  });
  expect((await page({ search: 'Contoso', after: 3 })).more).toBe(false);
  expect((await page({ before: 4 })).rows.map((row) => row.customerId)).toEqual([2, 3]);
  expect((await page({ search: 'ärzte' })).rows).toHaveLength(1);
  expect((await page({ search: "'; DROP" })).rows).toHaveLength(0);
  expect(await profiles.countByName(sql, 'Customer', 'Company', 'contoso')).toBe(3);
});

test('a reader in the middle of a snapshot sees it to its end while a new one comes in', async () => {
  const many = (tag: string) =>
    Array.from({ length: 20_000 }, (_, index) => [String(index), `${tag}${index}`, null, null]);
  await seedProfiles(sql, COLUMNS, many('old'));

  const seen: string[] = [];
  let switched = false;
  for await (const block of profiles.streamMapped(sql, 'Customer', { name: 'Company' })) {
    seen.push(...block.map((profile) => profile.name.slice(0, 3)));
    if (!switched) await seedProfiles(sql, COLUMNS, many('new'));
    switched = true;
  }

  expect(seen).toHaveLength(20_000);
  expect(new Set(seen)).toEqual(new Set(['old']));
  expect((await mapped({ name: 'Company' }))[0]?.name).toBe('new0');
});

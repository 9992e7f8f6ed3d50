import { join } from 'node:path';
import { ADA, type ImportHarness, openImports } from '../../support/imports.js';

let house: ImportHarness;
beforeEach(async () => {
  house = await openImports();
});
afterEach(() => house.close());

test('Parquet is imported with its types as text', async () => {
  await house.put('x.csv', '');
  const path = join(house.folder, 'import', 'p.parquet');
  await house.sql.write((tx) =>
    tx.run(
      `COPY (SELECT i AS "The id", 'n, "' || i AS "Name", DATE '2024-01-31' AS d, i * 1.5 AS n, NULL AS nothing FROM range(1, 4) t(i)) TO '${path}'`,
    ),
  );
  const draft = await house.sources.openFile(ADA, 'p.parquet');
  expect(draft).toMatchObject({ file: { format: 'parquet' }, key: 'The id' });

  const { id } = await house.sources.start(ADA, draft.draft, { name: 'p', key: 'The id', emails: [], phones: [] });

  expect(await house.ended(id)).toMatchObject({ state: 'Successful', read: 3, accepted: 3 });
  expect((await house.stored('p')).rows[1]).toEqual(['2', 'n, "2', '2024-01-31', '3.0', null]);
});

test.each([
  ['an array', '[{"id":1,"n":"x"},{"id":"2","late":{"a":[1]}}]'],
  ['lines', '{"id":1,"n":"x"}\n\n{"id":"2","late":{"a":[1]}}\n'],
  ['a byte order mark', '\ufeff[{"id":1,"n":"x"},{"id":"2","late":{"a":[1]}}]'],
])('JSON as %s is imported, keys that come late and nested values too', async (_, text) => {
  const summary = await house.run('j.json', text);
  expect(summary).toMatchObject({ state: 'Successful', accepted: 2 });
  expect(await house.stored('j')).toMatchObject({
    columns: ['id', 'late', 'n'],
    rows: [
      ['1', null, 'x'],
      ['2', '{"a":[1]}', null],
    ],
  });
});

test('blank lines before the header are none of the file', async () => {
  const summary = await house.run('b.csv', '\n\r\nId,Company\n\nK1,Contoso\nK2,Fabrikam\n', { key: 'Id' });

  expect(summary).toMatchObject({ state: 'Successful', read: 2, accepted: 2 });
  expect((await house.stored('b')).rows).toEqual([
    ['K1', 'Contoso'],
    ['K2', 'Fabrikam'],
  ]);
});

import type { ImportSummary } from '../../../services/dataSources.js';
import { pageByName, profileValues, snapshotSignature, streamMapped } from '../../../storage/profiles.js';
import { csv } from '../../support/csv.js';
import { ADA, type ImportHarness, openImports } from '../../support/imports.js';

let house: ImportHarness;
const open = async (...args: Parameters<typeof openImports>) => {
  house = await openImports(...args);
  return house;
};
afterEach(() => house.close());

const idsByKey = async (name: string) => {
  const { rows, ids } = await house.stored(name);
  return Object.fromEntries(rows.map((row, index) => [row[0], ids[index]]));
};

describe('importing again', () => {
  const file = (rows: string[][]) => csv([['Id', 'Name', 'City'], ...rows]);

  test('CustomerIds stay: over changes, another order, rows that go and come back', async () => {
    await open();
    await house.run(
      'a.csv',
      file([
        ['1', 'One', 'x'],
        ['2', 'Two', 'x'],
        ['3', 'Three', 'x'],
      ]),
    );
    const first = await idsByKey('a');
    expect(Object.values(first)).toEqual([1, 2, 3]);

    const second = await house.run(
      'a.csv',
      file([
        ['4', 'Four', 'x'],
        ['3', 'Three!', 'x'],
        ['1', 'One', 'x'],
      ]),
    );
    expect(second).toMatchObject({ added: 1, changed: 1, gone: 1 });
    const { 1: one, 3: three, 4: four } = await idsByKey('a');
    expect([one, three, four]).toEqual([1, 3, 4]);

    const third = await house.run(
      'a.csv',
      file([
        ['2', 'Two', 'x'],
        [' 1 ', 'One', 'x'],
      ]),
    );
    expect(third).toMatchObject({ added: 1, changed: 1, gone: 2 });
    expect(await idsByKey('a')).toEqual({ ' 1 ': 1, 2: 2 });
  });

  test('the same file again changes nothing, and a column that is new or gone is a change only where it has values', async () => {
    await open();
    await house.run(
      'a.csv',
      file([
        ['1', 'One', 'x'],
        ['2', 'Two', ''],
      ]),
    );
    const signature = await snapshotSignature(house.sql, 'Customer');
    expect(
      await house.run(
        'a.csv',
        file([
          ['1', 'One', 'x'],
          ['2', 'Two', ''],
        ]),
      ),
    ).toMatchObject({ added: 0, changed: 0, gone: 0 });
    expect(await snapshotSignature(house.sql, 'Customer')).not.toBe(signature);

    const narrower = await house.run(
      'a.csv',
      csv([
        ['Id', 'Name', 'Extra'],
        ['1', 'One', ''],
        ['2', 'Two', ''],
      ]),
    );
    expect(narrower).toMatchObject({ added: 0, changed: 1, gone: 0 });
  });

  test('refresh reads the file again with its mapping; a mapped column that is missing keeps the old state', async () => {
    await open();
    await house.run('a.csv', file([['1', 'One', 'x']]), { name: 'My source' });
    const [source] = await house.sources.list(ADA);

    await house.put(
      'a.csv',
      file([
        ['1', 'One', 'x'],
        ['2', 'Two', 'x'],
      ]),
    );
    const good = await house.ended((await house.sources.refresh(ADA, source!.id)).id);
    expect(good).toMatchObject({ state: 'Successful', added: 1, source: { name: 'My source' } });

    await house.put(
      'a.csv',
      csv([
        ['Number', 'Name'],
        ['1', 'One'],
      ]),
    );
    const bad = await house.ended((await house.sources.refresh(ADA, source!.id)).id);
    expect(bad).toMatchObject({ state: 'Failed', failure: { code: 'fieldUnknown', params: { field: 'Id' } } });
    expect((await house.sources.list(ADA))[0]).toMatchObject({ profiles: 2, lastImport: { state: 'Failed' } });
  });

  test('sources are apart: one key in two of them is two profiles', async () => {
    await open();
    await house.run('a.csv', file([['1', 'One', 'x']]));
    await house.run('b.csv', file([['1', 'Uno', 'x']]));
    expect((await pageByName(house.sql, 'Customer', 'Name', { limit: 5 })).rows).toEqual([
      { customerId: 1, name: 'One' },
      { customerId: 2, name: 'Uno' },
    ]);
  });

  test('a source that is removed takes its profiles and samples with it, and keeps its CustomerIds for its return', async () => {
    await open();
    await house.run('b.csv', file([['9', 'Nine', 'x']]));
    await house.run('a.csv', file([['1', 'Onderneming', 'x']]));
    const source = (await house.sources.list(ADA)).find(({ name }) => name === 'a')!;

    await house.sources.remove(ADA, source.id);

    expect((await house.sources.dataSets(ADA))[0]!.size).toBe(1);
    expect(await profileValues(house.sql, 2)).toBeUndefined();
    expect(JSON.stringify(await house.sql.all('SELECT * FROM source_fields'))).not.toContain('Onderneming');
    await expect(house.sources.remove(ADA, source.id)).rejects.toMatchObject({ code: 'notFound' });
    const again = await house.run(
      'a.csv',
      file([
        ['0', 'Null', 'x'],
        ['1', 'Onderneming', 'x'],
      ]),
    );
    expect(again).toMatchObject({ added: 2, source: { id: source.id } });
    expect(await idsByKey('a')).toEqual({ 0: 3, 1: 2 });
  });

  test('a source that a run reads is not removed', async () => {
    await open({ parts: { isRead: async () => true } });
    await house.run('a.csv', file([['1', 'One', 'x']]));
    const [source] = await house.sources.list(ADA);
    await expect(house.sources.remove(ADA, source!.id)).rejects.toMatchObject({ code: 'sourceInUse' });
  });

  test('who reads while a new snapshot comes in sees the old one to its end', async () => {
    await open();
    const rows = (tag: string) => file(Array.from({ length: 20_000 }, (_, row) => [String(row), `${tag}${row}`, 'x']));
    await house.run('a.csv', rows('old'));

    const seen: string[] = [];
    let imported: Promise<ImportSummary> | undefined;
    for await (const block of streamMapped(house.sql, 'Customer', { name: 'Name' })) {
      imported ??= house.run('a.csv', rows('new'));
      await imported;
      seen.push(...block.map((profile) => profile.name));
    }

    expect(seen).toHaveLength(20_000);
    expect(seen.every((name) => name.startsWith('old'))).toBe(true);
    expect((await house.stored('a')).rows[0]![1]).toBe('new0');
  });
});

import fc from 'fast-check';
import type { ProfilesOrder, TableRow } from '../../../services/results/tableView.js';
import { tableOf } from '../../oracle/table.js';
import {
  idsOf,
  type OutputDesk,
  openOutputs,
  pagesOf,
  putOutput,
  someOrder,
  someQuery,
  someRows,
} from '../../support/outputs.js';
import { ADA, BOB } from '../../support/trust.js';

let desk: OutputDesk;
let runs: number;

beforeEach(async () => {
  desk = await openOutputs();
  runs = 0;
});

afterEach(() => desk.close());

const table = (options: Parameters<OutputDesk['results']['table']>[2] = {}) =>
  desk.results.table(ADA, 'enrichment', options);

const aRow = (customerId: number, more: Partial<TableRow> = {}): TableRow => ({
  ...{ customerId, ownName: `Company ${customerId}`, bucket: 'enriched', changed: false, values: {}, ...more },
});
const rowsTo = (count: number, from = 1): TableRow[] => Array.from({ length: count }, (_, index) => aRow(from + index));

const put = (rows: readonly TableRow[]) => putOutput(desk.sql, `run-${++runs}`, rows);

test('whatever the order and the query, walking all pages shows every profile once, in that order, and so does walking back', async () => {
  await fc.assert(
    fc.asyncProperty(
      someRows,
      someOrder,
      someQuery,
      fc.integer({ min: 2, max: 15 }),
      async (rows, order, query, size) => {
        await put(rows);
        const wanted = tableOf(rows, query, order);

        const pages = await pagesOf(desk, { query, order, size });
        expect(pages.flatMap((page) => idsOf(page.rows))).toEqual(idsOf(wanted));
        expect(await desk.results.count(ADA, 'enrichment', query)).toBe(wanted.length);

        let page = pages.at(-1)!;
        for (const before of pages.slice(0, -1).reverse()) {
          page = await table({ query, order, size, at: page.previous! });
          expect(page.rows).toEqual(before.rows);
        }
        expect(page.previous).toBeUndefined();
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test.each([
  ['a Greek name in capitals', 'ΟΔΟΣ ΕΛΛΑΔΟΣ', 'οδος ελλαδος'],
  ['a Greek name in small letters', 'οδος', 'ΟΔΟΣ'],
  ['a Turkish name with its own capital', 'İSTANBUL', 'istanbul'],
  ['a German name', 'STRAẞE', 'straße'],
  ['signs that mean something elsewhere', '100% _real_ \\', '% _REAL_ \\'],
  ['the half of a name', 'Contoso B.V.', 'OSO b'],
])('%s is found in any letter case, in the name of the source and in that of Leadspace', async (_, name, search) => {
  await put([aRow(1, { ownName: name }), aRow(2, { values: { name } }), aRow(3)]);

  expect(idsOf((await table({ query: { search: ` ${search} ` } })).rows)).toEqual([1, 2]);
});

test('invisible marks at the beginning of a name do not lead the next page astray', async () => {
  await put(rowsTo(6).map((row) => ({ ...row, ownName: `${row.customerId % 2 ? '\ufeff' : ''}Contoso` })));

  const pages = await pagesOf(desk, { order: { field: 'ownName' }, size: 1 });

  expect(pages.flatMap(({ rows }) => idsOf(rows))).toEqual([2, 4, 6, 1, 3, 5]);
});

test('a row shows what is known of a profile, and whether the newest run has changed it', async () => {
  const rich = aRow(2, {
    changed: true,
    reason: 'noName',
    answeredAt: 5,
    values: { name: 'Fabrikam Ltd', employees: 12 },
  });
  await put([aRow(1), rich]);

  expect(await table()).toEqual({
    enrichment: { id: 'enrichment', name: 'Companies', sandbox: true },
    ...{ rows: [aRow(1), rich], profiles: 2, updatedAt: 7 },
  });
});

test('before any run has ended the table is empty', async () => {
  expect(await table({ query: { search: 'x' } })).toMatchObject({ rows: [], profiles: 0 });
  expect(await desk.results.count(ADA, 'enrichment', { search: 'x' })).toBe(0);
});

test('rows of other enrichments, and of a run that is still being written, are never shown', async () => {
  await put(rowsTo(3));
  await putOutput(desk.sql, 'run-other', rowsTo(5, 100), 'other');
  await desk.sql.write((tx) =>
    tx.run(
      "INSERT INTO enriched BY NAME SELECT * REPLACE ('run-being-written' AS output) FROM enriched WHERE output = 'run-1'",
    ),
  );

  for (const field of ['customerId', 'ownName'] as const) {
    expect(idsOf((await table({ order: { field } })).rows)).toEqual([1, 2, 3]);
  }
  expect(await desk.results.count(ADA, 'enrichment', { search: 'company' })).toBe(3);
});

test('a page has 50 rows, as many as asked for, and never more than 100', async () => {
  await put(rowsTo(120));

  expect((await table()).rows).toHaveLength(50);
  expect((await table({ size: 7 })).rows).toHaveLength(7);
  expect((await table({ size: 1_000 })).rows).toHaveLength(100);
  expect((await table({ size: 0 })).rows).toHaveLength(1);
});

describe('a place', () => {
  const order: ProfilesOrder = { field: 'ownName' };

  beforeEach(() => put(rowsTo(9)));

  test('that nobody gave leads to the first page', async () => {
    const { next } = await table({ order, size: 2 });
    const [mark, , key, id] = JSON.parse(Buffer.from(next!, 'base64url').toString()) as unknown[];
    const forged = [
      [mark, false, key, 8],
      [mark, true, key, id],
      [mark, false, "' OR 1=1 --", id],
      [mark],
      'x',
      null,
      7,
    ];
    const texts = forged.map((it) => Buffer.from(JSON.stringify(it)).toString('base64url'));

    expect(idsOf((await table({ order, size: 2, at: next! })).rows)).toEqual([3, 4]);
    for (const at of [...texts, '', '%%%', '\u0000', `${next}x`, next!.slice(0, -4)]) {
      const page = await table({ order, size: 2, at });
      expect([at, idsOf(page.rows), page.previous]).toEqual([at, [1, 2], undefined]);
    }
  });

  test('of another enrichment, order or query leads to the first page', async () => {
    const { next: at } = await table({ order, size: 2 });
    await putOutput(desk.sql, 'run-other', rowsTo(5, 100), 'other');

    const others = [
      await table({ order: { field: 'ownName', descending: true }, size: 2, at: at! }),
      await table({ order: { field: 'bucket' }, size: 2, at: at! }),
      await table({ order, query: { search: 'company' }, size: 2, at: at! }),
      await desk.results.table(ADA, 'other', { order, size: 2, at: at! }),
    ];

    expect(others.map((page) => idsOf(page.rows))).toEqual([
      [9, 8],
      [1, 2],
      [1, 2],
      [100, 101],
    ]);
  });

  test('is short, however long the text of the profile is', async () => {
    await put(rowsTo(3).map((row) => ({ ...row, ownName: '\u0001'.repeat(5_000) })));

    for (const name of ['\u0001'.repeat(5_000), '👩‍👩‍👧‍👦'.repeat(900), '\u0001'.repeat(200)]) {
      await put(rowsTo(3).map((row) => ({ ...row, ownName: name })));
      const { next } = await table({ order, size: 1 });
      expect(next!.length).toBeLessThan(2_000);
      expect(idsOf((await table({ order, size: 1, at: next! })).rows)).toEqual([2]);
    }
  });

  test('goes on where it was when another run has put its output in place meanwhile', async () => {
    const { next } = await table({ order, size: 4 });
    // 5 has left, 4 is called otherwise, 9 is new on this side of the place, and the others are as they were.
    await put([aRow(4, { ownName: 'zz' }), ...rowsTo(3), ...rowsTo(4, 6), aRow(50, { ownName: 'Company 44' })]);

    const page = await table({ order, size: 10, at: next! });

    expect(idsOf(page.rows)).toEqual([50, 6, 7, 8, 9, 4]);
    expect(idsOf((await table({ order, size: 10, at: page.previous! })).rows)).toEqual([1, 2, 3]);
  });

  test('behind which nothing is left leads to the first page', async () => {
    const { next } = await table({ order, size: 4 });
    await put(rowsTo(3));

    expect(idsOf((await table({ order, size: 4, at: next! })).rows)).toEqual([1, 2, 3]);
  });
});

test('a run that ends while a page is read does not mix two outputs: the page is read again', async () => {
  await desk.close();
  let between: (() => Promise<void>) | undefined;
  desk = await openOutputs((sql) => ({
    ...sql,
    async all(text, params) {
      const once = text.includes('FROM enriched') ? between : undefined;
      if (once) between = undefined;
      await once?.();
      return sql.all(text, params);
    },
  }));
  await put(rowsTo(3));
  between = () => put(rowsTo(2, 20));

  expect(await table()).toMatchObject({ rows: [{ customerId: 20 }, { customerId: 21 }], profiles: 2 });
});

test('who may not view sees no page and no number', async () => {
  await put(rowsTo(3));

  await expect(desk.results.table(BOB, 'enrichment', {})).rejects.toMatchObject({ code: 'notAllowed' });
  await expect(desk.results.count(BOB, 'enrichment', {})).rejects.toMatchObject({ code: 'notAllowed' });
  await expect(desk.results.exportCsv(BOB, 'enrichment', {})).rejects.toMatchObject({ code: 'notAllowed' });
});

test('the number of all profiles is the one that was stored: they are not counted for it', async () => {
  await put(rowsTo(3));
  await desk.sql.write((tx) =>
    tx.run("UPDATE enriched_output SET profiles = 1000000 WHERE enrichment_id = 'enrichment'"),
  );

  expect(await desk.results.count(ADA, 'enrichment', { search: ' ', filters: { industry: [] }, changed: false })).toBe(
    1_000_000,
  );
  expect(await desk.results.count(ADA, 'enrichment', { search: 'company' })).toBe(3);
});

test('a name that is no column gets into no statement', async () => {
  await put(rowsTo(3));
  const field = 'customer_id; DROP TABLE enriched' as 'name';

  await expect(table({ order: { field } })).rejects.toThrow('no such field');
  expect((await table({ query: { filters: { [field as 'industry']: ['x'] } } })).rows).toHaveLength(3);
});

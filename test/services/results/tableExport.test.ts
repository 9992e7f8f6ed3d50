import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { ProfilesQuery, TableRow } from '../../../services/results/tableView.js';
import { ENRICHED_FIELDS } from '../../../services/results.js';
import { tableOf } from '../../oracle/table.js';
import { type OutputDesk, openOutputs, putOutput, someQuery, someRows } from '../../support/outputs.js';
import { seedProfiles } from '../../support/profiles.js';
import { ADA } from '../../support/trust.js';

let desk: OutputDesk;
let runs: number;

beforeEach(async () => {
  desk = await openOutputs();
  await seedProfiles(
    desk.sql,
    ['Account'],
    Array.from({ length: 400 }, (_, index) => [`A-${index + 1}`]),
  );
  runs = 0;
});

afterEach(() => desk.close());

const put = (rows: readonly TableRow[]) => putOutput(desk.sql, `run-${++runs}`, rows);

const aRow = (customerId: number, more: Partial<TableRow> = {}): TableRow => ({
  ...{ customerId, ownName: `Company ${customerId}`, bucket: 'enriched', changed: false, values: {}, ...more },
});

async function exported(query?: ProfilesQuery): Promise<Record<string, string>[]> {
  const view = await desk.results.exportCsv(ADA, 'enrichment', query);
  expect(view).toMatchObject({ state: 'Successful' });
  const rows = parse(await desk.file(), { columns: true, trim: false }) as Record<string, string>[];
  expect(view.link!.rows).toBe(rows.length);
  return rows;
}

/** What a spreadsheet would run as a formula is text, whatever hides in front of it. */
const harmless = (value: string): string =>
  /^[\s\p{C}\p{Z}]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u.test(value) ? `'${value}` : value;
const cell = (value: string | number | undefined): string =>
  typeof value === 'string' ? harmless(value) : String(value ?? '');

const lineOf = (row: TableRow): Record<string, string> => ({
  ...{ customerId: String(row.customerId), sourceKey: `A-${row.customerId}`, sourceName: cell(row.ownName) },
  ...{ bucket: row.bucket, reason: cell(row.reason) },
  answeredAt: row.answeredAt === undefined ? '' : new Date(row.answeredAt).toISOString(),
  ...Object.fromEntries(ENRICHED_FIELDS.map((field) => [field, cell(row.values[field])])),
});

test('whatever is filtered, the file holds these profiles with all their columns, by CustomerId', async () => {
  await fc.assert(
    fc.asyncProperty(someRows, someQuery, async (rows, query) => {
      // The engine gives a text back without the mark that it begins with.
      const plain = rows.filter((row) => !JSON.stringify(row).includes('\ufeff'));
      await put(plain);

      expect(await exported(query)).toEqual(tableOf(plain, query, { field: 'customerId' }).map(lineOf));
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('formulas in what is filtered are text for a spreadsheet program', async () => {
  await put([aRow(1, { ownName: '=HYPERLINK("x")', values: { industry: 'Retail', name: ' +1' } }), aRow(2)]);

  expect(await exported({ filters: { industry: ['Retail'] } })).toMatchObject([
    { sourceName: '\'=HYPERLINK("x")', name: "' +1" },
  ]);
});

test('without a query the file holds everything', async () => {
  await put([aRow(2), aRow(1)]);

  expect(await exported()).toEqual([lineOf(aRow(1)), lineOf(aRow(2))]);
});

test('the audit log says that a filtered file was made and how many profiles are in it, not what was looked for', async () => {
  await put([aRow(1), aRow(2)]);
  await exported({ search: 'company 2' });

  const [entry] = await desk.sql.all("SELECT * FROM audit_entries WHERE action = 'results.export'");
  expect(JSON.parse(String(entry!.details))).toMatchObject({ profiles: 1, filtered: true });
  expect(JSON.stringify(entry)).not.toContain('company 2');
});

test('when a run puts another output in place meanwhile, the file is begun anew and is all of that one', async () => {
  await desk.close();
  let between: (() => Promise<void>) | undefined;
  desk = await openOutputs((sql) => ({
    ...sql,
    async all(text, params) {
      const once = text.includes('SELECT * FROM enriched') ? between : undefined;
      if (once) between = undefined;
      const rows = await sql.all(text, params);
      await once?.();
      return rows;
    },
  }));
  await put([aRow(1), aRow(2), aRow(3)]);
  between = () => put([aRow(2, { ownName: 'Company new' }), aRow(4)]);

  const rows = await exported({ search: 'company' });

  expect(rows.map((row) => row.sourceName)).toEqual(['Company new', 'Company 4']);
});

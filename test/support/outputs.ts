import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { silentLog } from '../../services/log.js';
import type { ProfilesOrder, ProfilesQuery, TablePage, TableRow } from '../../services/results/tableView.js';
import { createResults, type Results } from '../../services/results.js';
import { VALUE_COLUMNS } from '../../storage/answers.js';
import { switchOutput } from '../../storage/merge.js';
import type { Sql } from '../../storage/sql.js';
import { anEnrichment } from './runs.js';
import { ADA, openTrust, type Trust } from './trust.js';

/** The enriched entity filled by hand, on real storage with real roles, and what a page asks of it. */
export interface OutputDesk {
  trust: Trust;
  sql: Sql;
  results: Results;
  /** What the newest export has written, without its byte order mark. */
  file(): Promise<string>;
  close(): Promise<void>;
}

export interface Table {
  query?: ProfilesQuery;
  order?: ProfilesOrder;
  size?: number;
}

/** Enrichments `enrichment` and `other`; nothing has run. `reading` may stand in front of what is read. */
export async function openOutputs(reading: (sql: Sql) => Sql = (sql) => sql): Promise<OutputDesk> {
  const trust = await openTrust();
  const { storage, access, audit, clock, newId } = trust;
  const { documents, sql } = storage;
  await documents.update((draft) => {
    draft.enrichments.push(anEnrichment(), anEnrichment('other'));
  });
  const folder = await mkdtemp(join(tmpdir(), 'steward-outputs-'));
  const path = join(folder, 'export.csv');
  const results = createResults({
    ...{ documents, sql: reading(sql), access, audit, clock, newId, notify: () => undefined, log: silentLog },
    provider: { sandbox: true },
    files: {
      async offer(_caller, name, write) {
        await write(path);
        return { url: `https://steward.example/files/${name}`, bytes: (await stat(path)).size, expiresAt: 1 };
      },
    },
  });
  return {
    ...{ trust, sql, results },
    file: async () => (await readFile(path, 'utf8')).replace(/^\uFEFF/, ''),
    async close() {
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Lets readers see these rows as the output of a run; those of the run before go. */
export async function putOutput(
  sql: Sql,
  runId: string,
  rows: readonly TableRow[],
  enrichmentId = 'enrichment',
): Promise<void> {
  await sql.write(async (tx) => {
    await tx.append(
      'enriched',
      rows.map((row) => [
        ...[runId, enrichmentId, row.customerId, row.ownName, row.bucket, row.reason ?? null, '', 'sandbox'],
        ...[null, null, null, null, row.answeredAt ?? null],
        ...VALUE_COLUMNS.map(([field]) => row.values[field] ?? null),
      ]),
    );
    const changed = rows.filter((row) => row.changed);
    const nothing = VALUE_COLUMNS.map(() => null);
    await tx.append(
      'output_change',
      changed.map((row) => [runId, enrichmentId, row.customerId, 'noMatch', ...nothing]),
    );
    await switchOutput(tx, { id: runId, enrichmentId, enrichmentName: 'Companies', sandbox: true }, 7);
  });
}

/** Every page from the first to the last, by `next`. */
export async function pagesOf({ results }: OutputDesk, table: Table): Promise<TablePage[]> {
  const pages = [await results.table(ADA, 'enrichment', table)];
  for (let at = pages[0]!.next; at !== undefined; at = pages.at(-1)!.next) {
    pages.push(await results.table(ADA, 'enrichment', { ...table, at }));
    if (pages.length > 500) throw new Error('The pages have no end.');
  }
  return pages;
}

export const idsOf = (rows: readonly { customerId: number }[]): number[] => rows.map(({ customerId }) => customerId);

/** Few and equal values, so that they meet; letters whose small forms are another matter in other languages or alphabets. */
const WORDS = [
  ...['Contoso', 'CONTOSO', 'contoso', 'İSTANBUL', 'istanbul', 'ISTANBUL', 'ısparta', 'Straße', 'STRASSE', 'STRAẞE'],
  ...['ΟΔΟΣ', 'οδος', 'ΟδοΣ', 'Σίγμα', 'Ä', 'ä', 'a\u0308', 'ﬁ', 'Ǆ', 'ǅ', '🏢', '\uffff', '\ufeffContoso', 'a\u0000b'],
  ...["Robert'); DROP TABLE enriched;--", '%', '_', '\\', '"', '$1', '', ' ', 'é', 'É', 'z', '9', '10'],
  ...['x'.repeat(201), `${'X'.repeat(50)}a${'y'.repeat(200)}`, `${'x'.repeat(50)}B${'y'.repeat(200)}`, 'İ'.repeat(150)],
];
const word = fc.constantFrom(...WORDS);
const number = fc.constantFrom(0, -1, 1, 0.1, 1e20, 1.5e300, -1e20, 2 ** 53, 5e-324, 250);

/** Rows of an output, each profile once, in no order. */
export const someRows: fc.Arbitrary<TableRow[]> = fc.uniqueArray(
  fc.record(
    {
      customerId: fc.integer({ min: 1, max: 400 }),
      ownName: word,
      bucket: fc.constantFrom('enriched', 'noMatch', 'skipped', 'withheld'),
      changed: fc.boolean(),
      reason: fc.constant('noName'),
      answeredAt: fc.integer({ min: 1_763_000_000_000, max: 1_763_000_000_005 }),
      values: fc.record(
        {
          ...{ name: word, industry: word, country: word, employeeRange: word, confidence: word, city: word },
          ...{ description: word, employees: number, revenue: number },
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['customerId', 'ownName', 'bucket', 'changed', 'values'] },
  ),
  { selector: ({ customerId }) => customerId, minLength: 1, maxLength: 40 },
);

const SORTED = ['customerId', 'ownName', 'bucket', 'answeredAt', 'name', 'industry', 'employees', 'revenue'] as const;

export const someOrder: fc.Arbitrary<ProfilesOrder> = fc.record(
  { field: fc.constantFrom(...SORTED, 'description' as const, 'linkedin' as const), descending: fc.boolean() },
  { requiredKeys: ['field'] },
);

const PARTS = [
  'con',
  'CON',
  'i',
  'İ',
  'ı',
  'ß',
  'ς',
  'Σ',
  'οδος',
  'ΔΟΣ',
  '%',
  '_',
  "'",
  '\\',
  'Ä',
  '🏢',
  ' ',
  '$1',
  'zzz',
];
/** Mostly nothing: what is narrowed by everything at once leaves no rows to look at. */
const seldom = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
const choice = seldom(fc.array(fc.oneof(word, fc.constant('')), { maxLength: 4 }));

export const someQuery: fc.Arbitrary<ProfilesQuery> = fc
  .record({
    search: seldom(fc.constantFrom(...PARTS)),
    filters: fc.record({
      ...{ industry: choice, country: choice, employeeRange: choice, confidence: choice },
      bucket: seldom(fc.subarray(['enriched', 'noMatch', 'skipped', 'withheld'])),
    }),
    changed: seldom(fc.boolean()),
  })
  .map((query) => JSON.parse(JSON.stringify(query)) as ProfilesQuery);

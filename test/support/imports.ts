import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createAudit } from '../../services/audit.js';
import type { Caller } from '../../services/caller.js';
import type { Clock } from '../../services/clock.js';
import type { ConsentMapping, ProfileMapping } from '../../services/consent/mapping.js';
import type { ConsentImports } from '../../services/consentImports.js';
import {
  createDataSources,
  type DataSources,
  type DataSourcesParts,
  type ImportDraft,
  type ImportSummary,
  type ImportWork,
  type Reject,
} from '../../services/dataSources.js';
import { createOneByOne } from '../../services/oneByOne.js';
import { openAnchor } from '../../storage/anchor.js';
import { openDocuments } from '../../storage/documents.js';
import { openDuckDb } from '../../storage/duckdb.js';
import { columnOf } from '../../storage/fields.js';
import { applySchema } from '../../storage/schema.js';
import { findSource, sourceFields } from '../../storage/sources.js';
import type { Sql } from '../../storage/sql.js';
import { testClock } from './testClock.js';

export const ADA: Caller = { tenantId: 'tenant', userId: 'ada', name: 'Ada' };

export interface ImportHarness {
  sql: Sql;
  folder: string;
  sources: DataSources & ImportWork & { consentImports: ConsentImports };
  logged: unknown[];
  told: string[];
  /** Writes a file into the import folder. */
  put(path: string, content: string | Uint8Array): Promise<void>;
  ended(importId: string): Promise<ImportSummary>;
  /** Puts, opens, starts with the proposed mapping, and waits for the end. */
  run(
    path: string,
    content: string | Uint8Array,
    choice?: Partial<Pick<ImportDraft, 'name' | 'key' | 'emails'>> & ProfileMapping,
  ): Promise<ImportSummary>;
  /** The same for consent data, every option confirmed as proposed. `choice`: what is said otherwise. */
  runConsent(
    path: string,
    content: string | Uint8Array,
    choice?: Partial<ConsentMapping> & { name?: string },
  ): Promise<ImportSummary>;
  /** The present consent: `identifier option` to granted (true) or denied. */
  consent(): Promise<Record<string, boolean>>;
  rejects(importId: string): Promise<Reject[]>;
  /** What a source holds: values of each profile, in the order of the columns, by row of the file. */
  stored(name: string): Promise<{ columns: string[]; ids: number[]; rows: (string | null)[][] }>;
  close(): Promise<void>;
}

export interface HarnessOptions {
  folder?: string;
  clock?: Clock;
  memoryMb?: number;
  /** Of the engine: one, unless told otherwise. For tables of a few rows a second one costs more than it does. */
  threads?: number;
  parts?: Partial<DataSourcesParts>;
  wrap?(sql: Sql): Sql;
}

/** The service over a real engine and a folder of its own. Ids count up; everybody may do everything. */
export async function openImports(options: HarnessOptions = {}): Promise<ImportHarness> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'imports-')));
  const engine = await openDuckDb({
    file: join(folder, 'warehouse.duckdb'),
    temporaryFolder: join(folder, 'spill'),
    threads: options.threads ?? 1,
    ...(options.memoryMb && { memoryMb: options.memoryMb }),
  });
  await applySchema(engine);
  const sql = options.wrap?.(engine) ?? engine;
  const clock = options.clock ?? testClock();
  const logged: unknown[] = [];
  const told: string[] = [];
  let wake = () => {};
  let count = 0;
  const log = (...line: unknown[]) => void logged.push(line);
  const sources = createDataSources({
    sql,
    documents: await openDocuments(),
    clock,
    access: { require: async () => {} },
    audit: createAudit({ sql, clock, anchor: openAnchor({ sign: () => '', verify: () => true }) }),
    newId: () => `id${++count}-${clock.now()}`,
    log: { info: log, warn: log, error: log },
    notify: (subject) => {
      told.push(subject);
      wake();
    },
    importFolder: join(folder, 'import'),
    uploadFolder: join(folder, 'uploads'),
    scratchFolder: folder,
    downloads: { hosts: [], maxMb: 1 },
    oneByOne: createOneByOne(),
    phoneRegion: 'NL',
    files: {
      offer: async (_, name, write) => {
        await write(join(folder, name));
        return { url: join(folder, name), bytes: (await stat(join(folder, name))).size, expiresAt: clock.now() };
      },
    },
    isRead: async () => false,
    ...options.parts,
  });

  async function put(path: string, content: string | Uint8Array): Promise<void> {
    await mkdir(dirname(join(folder, 'import', path)), { recursive: true });
    await writeFile(join(folder, 'import', path), content);
  }

  async function ended(importId: string): Promise<ImportSummary> {
    for (;;) {
      const next = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const summary = await sources.progress(importId);
      if (summary.state === 'Successful' || summary.state === 'Failed') return summary;
      await next;
    }
  }

  return {
    ...{ sql, folder, sources, logged, told, put, ended },
    async run(path, content, choice = {}) {
      await put(path, content);
      const draft = await sources.openFile(ADA, path);
      const mapping = { name: draft.name, key: draft.key ?? '', emails: draft.emails, phones: draft.phones, ...choice };
      return ended((await sources.start(ADA, draft.draft, mapping)).id);
    },
    async runConsent(path, content, { name, ...said } = {}) {
      await put(path, content);
      const { draft } = await sources.openFile(ADA, path);
      const proposed = await sources.consentImports.draft(ADA, draft);
      const mapping = { ...proposed.mapping, ...said } as ConsentMapping;
      const started = await sources.consentImports.start(ADA, draft, { name: name ?? proposed.name, mapping });
      return ended(started.id);
    },
    async consent() {
      const rows = await sql.all(
        `SELECT s.identifier, o.name, s.granted FROM consent_state s JOIN consent_options o ON o.option_no = s.option_no
         ORDER BY s.identifier, o.name`,
      );
      return Object.fromEntries(rows.map((row) => [`${row.identifier} ${row.name}`, row.granted === true]));
    },
    async rejects(importId) {
      const all: Reject[] = [];
      for (let after: number | undefined = 0; after !== undefined; ) {
        const page: Awaited<ReturnType<DataSources['rejects']>> = await sources.rejects(ADA, importId, after);
        all.push(...page.rows);
        after = page.next;
      }
      return all;
    },
    async stored(name) {
      const source = (await findSource(sql, { name }))!;
      const fields = await sourceFields(sql, source.no);
      const rows = await sql.all(`SELECT * FROM customer WHERE source_no = $1 ORDER BY row_no`, [source.no]);
      return {
        columns: fields.map((field) => field.name),
        ids: rows.map((row) => Number(row.customer_id)),
        rows: rows.map((row) => fields.map((field) => row[columnOf(field.fieldId)] as string | null)),
      };
    },
    async close() {
      await sources.stop();
      await engine.close();
      if (!options.folder) await rm(folder, { recursive: true });
    },
  };
}

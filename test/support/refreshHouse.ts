import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccess, type Role } from '../../services/access.js';
import type { ConsentMapping } from '../../services/consent/mapping.js';
import { createConsent } from '../../services/consent.js';
import { createDataSources } from '../../services/dataSources.js';
import { createExports } from '../../services/exports.js';
import { createFiles } from '../../services/files.js';
import { createMeasures } from '../../services/measures.js';
import type { NewNotice } from '../../services/notifications.js';
import { createOneByOne } from '../../services/oneByOne.js';
import { createRefreshes, type RefreshParts, type RefreshTarget, type RefreshView } from '../../services/refresh.js';
import type { Rule } from '../../services/segments/rule.js';
import { createSegments, type SegmentView } from '../../services/segments.js';
import type { Subject } from '../../services/subject.js';
import { createTold, type Told } from '../../services/told.js';
import type { Schedule } from '../../storage/settings.js';
import type { Sql } from '../../storage/sql.js';
import { createRunLedger } from './fakeRuns.js';
import { type Death, dyingAt, type Life, mortalSql } from './mortalSql.js';
import { aConnection, anEnrichment } from './runs.js';
import { ADA, openTrust, type Trust } from './trust.js';

export const SYSTEM = { tenantId: ADA.tenantId, userId: 'system', name: 'Enrichment Steward' };

/** The services of one process. */
export type Process = Awaited<ReturnType<typeof openProcess>>;

/** What the refreshes of a process have otherwise. */
type Change = (parts: RefreshParts) => Partial<RefreshParts>;

/** A house whose processes come and go over the same data: real imports, unification, segments and exports, and a ledger of runs. */
export interface RefreshHouse extends Trust {
  /** The present process. */
  now: Process;
  ledger: ReturnType<typeof createRunLedger>;
  /** Writes a file into the import folder. */
  put(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Imports a file for the first time, as it is proposed; resolves to the id of the source. */
  source(path: string, text: string): Promise<string>;
  consentSource(path: string, text: string): Promise<string>;
  /** Resolves to the id of its source when an import has ended well. */
  imported(id: string): Promise<string>;
  segment(name: string, rule: Rule): Promise<SegmentView>;
  /** An enrichment that runs with each refresh of everything. */
  enrichment(id: string, more?: { dataSet?: string; when?: Schedule['when']; most?: number }): Promise<void>;
  /** Gives somebody a role, or takes it away. */
  grant(person: { userId: string; name: string }, role: Role | 'none'): Promise<void>;
  /** A schedule asks for a refresh; resolves to its id. */
  fire(target: RefreshTarget): Promise<string>;
  /** The refresh as soon as it is like that. */
  until(id: string, fits: (view: RefreshView) => boolean): Promise<RefreshView>;
  ended(id: string): Promise<RefreshView>;
  /** What was told since the last time this was asked, in order. */
  news(): Promise<NewNotice[]>;
  /** The process ends when its refreshes have written so often from now on. */
  killAt(death: Death): { happened: Promise<void>; writes(): number };
  /** Nothing is imported, unified or found until what it resolves to is called. */
  heldUp(): () => void;
  restart(change?: Change): Promise<void>;
  close(): Promise<void>;
}

export async function openRefreshHouse(): Promise<RefreshHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'refreshes-'));
  const trust = await openTrust();
  const { clock } = trust;
  const { sql, documents } = trust.storage;
  await sql.write((tx) => tx.run('CREATE TABLE told_notice (no BIGINT, body VARCHAR)'));
  await documents.update((draft) => void draft.connections.push(aConnection()));
  const ledger = createRunLedger();
  const inFolder = (path: string) => join(folder, 'import', path);

  async function put(path: string, text: string): Promise<void> {
    await mkdir(join(folder, 'import'), { recursive: true });
    await writeFile(inFolder(path), text);
  }

  async function imported(id: string): Promise<string> {
    const { told, dataSources } = house.now;
    const look = async () => {
      const seen = await dataSources.progress(id);
      return seen.state === 'Successful' || seen.state === 'Failed' ? seen : undefined;
    };
    const seen = (await told.until(`import:${id}`, look, FOREVER))!;
    if (seen.state === 'Failed') throw new Error(`Not imported: ${seen.failure?.code}`);
    return seen.source.id;
  }

  async function until(id: string, fits: (view: RefreshView) => boolean): Promise<RefreshView> {
    const look = async () => {
      const view = await house.now.refreshes.progress(id);
      return fits(view) ? view : undefined;
    };
    return (await house.now.told.until(`refresh:${id}`, look, FOREVER))!;
  }

  const house: RefreshHouse = {
    ...{ ...trust, ledger, put, imported, until },
    now: openProcess(trust, folder, ledger),
    remove: (path) => rm(inFolder(path)),
    async source(path, text) {
      await put(path, text);
      const { dataSources } = house.now;
      const { draft, name, key = '', emails, phones } = await dataSources.openFile(ADA, path);
      return imported((await dataSources.start(ADA, draft, { name, key, emails, phones })).id);
    },
    async consentSource(path, text) {
      await put(path, text);
      const { dataSources } = house.now;
      const { draft } = await dataSources.openFile(ADA, path);
      const proposed = await dataSources.consentImports.draft(ADA, draft);
      const { name } = proposed;
      const mapping = proposed.mapping as ConsentMapping;
      return imported((await dataSources.consentImports.start(ADA, draft, { name, mapping })).id);
    },
    async segment(name, rule) {
      const { segments, told } = house.now;
      const { id } = await segments.save(ADA, { name, rule, kind: 'dynamic' });
      const look = async () => {
        const view = await segments.progress(id);
        return view.state === 'Refreshing' ? undefined : view;
      };
      return (await told.until(`segment:${id}`, look, FOREVER))!;
    },
    async enrichment(id, { dataSet = 'Customer', when = WITH, most = 100 } = {}) {
      await documents.update((draft) => {
        draft.enrichments.push({ ...anEnrichment(id), name: id, dataSet });
        const target = { kind: 'enrichment' as const, id };
        draft.schedules.push({ id: `schedule-${id}`, target, when, most, by: ADA, changedAt: 1 });
      });
    },
    async grant({ userId, name }, role) {
      await house.now.access.grant(ADA, { userId, name }, role);
    },
    async fire(target) {
      const { work } = house.now;
      const startedBy = { by: 'schedule' as const, schedule: 'schedule', slot: clock.now() };
      const id = await sql.write((tx) => work.request(tx, { target, startedBy, caller: SYSTEM }));
      work.wake();
      return id;
    },
    ended: (id) => until(id, ({ endedAt }) => endedAt !== undefined),
    async news() {
      const rows = await sql.all('SELECT body FROM told_notice ORDER BY no');
      await sql.write((tx) => tx.run('DELETE FROM told_notice'));
      return rows.map(({ body }) => JSON.parse(String(body)));
    },
    killAt: (death) => house.now.killAt(death),
    heldUp() {
      let goOn = () => {};
      const held = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      void house.now.oneByOne(() => held);
      return goOn;
    },
    async restart(change) {
      const { life } = house.now;
      life.dead = true;
      // What the storage is still at would have ended with the process.
      await Promise.all(life.asked);
      house.now = openProcess(trust, folder, ledger, change);
      await house.now.start();
    },
    async close() {
      await house.now.stop();
      await trust.storage.close();
      await rm(folder, { recursive: true });
    },
  };
  await house.now.start();
  return house;
}

const WITH: Schedule['when'] = { kind: 'with' };
const FOREVER = new AbortController().signal;

/** All services as one process has them. */
function openProcess(trust: Trust, folder: string, ledger: RefreshHouse['ledger'], change?: Change) {
  const life: Life = { dead: false, asked: new Set() };
  const { clock, storage, audit, changeSettings, newId } = trust;
  const { documents } = storage;
  const sql = mortalSql(storage.sql, life);
  const heard: Subject[] = [];
  const told: Told = createTold((subject) => void heard.push(subject));
  const { notify } = told;
  const logged: unknown[][] = [];
  const write = (...line: unknown[]) => void logged.push(line);
  const log = { info: write, warn: write, error: write };
  const access = createAccess({
    ...{ documents, audit, changeSettings, clock, administrators: [], development: true, system: SYSTEM },
  });
  const oneByOne = createOneByOne();
  const base = { ...trust, documents, sql, access, log, notify, newId };
  const files = createFiles({ ...base, folder: join(folder, 'files'), publicUrl: 'https://steward.example' });
  const dataSources = createDataSources({
    ...{ ...base, files, oneByOne, phoneRegion: 'NL', isRead: async () => false },
    importFolder: join(folder, 'import'),
    uploadFolder: join(folder, 'uploads'),
    scratchFolder: join(folder, 'scratch'),
    downloads: { hosts: [], maxMb: 1 },
  });
  const consent = createConsent({ ...base, files, oneByOne, phoneRegion: 'NL', staleDays: 30, system: SYSTEM });
  const segments = createSegments({ ...base, consent, oneByOne, phoneRegion: 'NL' });
  const measures = createMeasures({ ...base, consent, oneByOne, phoneRegion: 'NL' });
  const exports = createExports({ ...base, files, segments });
  const runs = ledger.open({ life, notify, now: clock.now });
  let dying: ReturnType<typeof dyingAt> | undefined;
  /** What the refreshes write is counted, and nothing else. */
  const counted: Sql = { ...sql, write: (work) => (dying ?? { sql }).sql.write(work) };
  const parts: RefreshParts = {
    ...{ sql: counted, documents, access, audit, clock, newId, log, notify, told, system: SYSTEM },
    ...{ dataSources, consent, segments, measures, runs, exports },
    tell: async (tx, notice) => {
      await tx.run('INSERT INTO told_notice SELECT count(*), $1 FROM told_notice', [JSON.stringify(notice)]);
    },
  };
  const { refreshes, work } = createRefreshes({ ...parts, ...change?.(parts) });
  return {
    ...{
      life,
      told,
      heard,
      logged,
      oneByOne,
      access,
      dataSources,
      consent,
      segments,
      measures,
      exports,
      files,
      runs,
      refreshes,
      work,
    },
    killAt(death: Death) {
      dying = dyingAt(sql, life, death);
      return dying;
    },
    async start() {
      await dataSources.resume();
      await consent.resume();
      await segments.resume();
      await measures.resume();
      await exports.resume();
      await work.start();
    },
    async stop() {
      await Promise.all([work, dataSources, consent, segments, measures, exports].map((part) => part.stop()));
    },
  };
}

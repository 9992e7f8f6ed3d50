import type { SandboxOptions } from '../../sandbox/leadspace/server.js';
import { type Sandbox, startSandbox } from '../../sandbox/leadspace/server.js';
import { createAudit } from '../../services/audit.js';
import type { Caller } from '../../services/caller.js';
import { systemClock } from '../../services/clock.js';
import { ServiceError } from '../../services/errors.js';
import { createLeadspaceClient, type Leadspace } from '../../services/leadspace/index.js';
import { silentLog } from '../../services/log.js';
import { createRuns, type Runs, type RunView } from '../../services/runs/index.js';
import type { RunSettings, RunsParts } from '../../services/runs/parts.js';
import { segmentFit } from '../../services/segments/membership.js';
import type { Documents } from '../../storage/documents.js';
import { openStorage, type Storage } from '../../storage/index.js';
import type { ConsentReceipt } from '../../storage/settings.js';
import type { Sql } from '../../storage/sql.js';
import { createFastClock, type FastClock } from './fastClock.js';
import { seedProfiles } from './profiles.js';

export const ADMIN: Caller = { tenantId: 'tenant', userId: 'ada', name: 'Ada' };
export const COLUMNS = ['Account', 'Company', 'Website', 'Location'];
export type ProfileRow = readonly (string | null)[];

/** Services around runs, on real storage, the real client and the real stand-in over HTTP; time runs fast for the runs. */
export interface RunsHarness {
  runs: Runs;
  sql: Sql;
  documents: Documents;
  sandbox: Sandbox;
  leadspace: Leadspace;
  clock: FastClock;
  parts: RunsParts;
  /** Decides which token the connection has. */
  token: string;
  /** The next runs object over the same storage; the one before is neither stopped nor told. */
  reopen(change?: Partial<RunsParts>): Promise<Runs>;
  /** The present runs object counts as dead: it is not waited for at the end. */
  abandon(): void;
  /** Resolves as soon as the check holds; looks again whenever a run tells that it has changed. */
  untilTrue(check: () => Promise<boolean>): Promise<void>;
  /** Resolves as soon as the stored run fits. */
  until(runId: string, fits: (view: RunView) => boolean): Promise<RunView>;
  /** Plans, confirms and resolves to the dry run. */
  begin(mode?: RunView['mode']): Promise<RunView>;
  /** Plans, confirms and waits for the end. */
  runToEnd(mode?: RunView['mode']): Promise<RunView>;
  close(): Promise<void>;
}

export interface HarnessOptions {
  profiles?: Iterable<ProfileRow>;
  folder?: string;
  /** The folder holds connection and enrichment already. */
  defined?: boolean;
  sandbox?: SandboxOptions;
  settings?: Partial<RunSettings>;
  start?: boolean;
  speed?: number;
}

export async function openRuns(options: HarnessOptions = {}): Promise<RunsHarness> {
  const clock = createFastClock(undefined, options.speed);
  const sandbox = await startSandbox({ callsPerSecond: 1_000, processingMs: () => 0, ...options.sandbox });
  const storage = await openStorage({ startedAt: 0, threads: 1, ...(options.folder && { folder: options.folder }) });
  const leadspace = createLeadspaceClient({ baseUrl: sandbox.url, clock: systemClock(), log: silentLog, tps: 30 });
  await storage.documents.update((draft) => {
    if (options.defined) return;
    draft.connections.push(aConnection());
    draft.enrichments.push(anEnrichment());
  });
  if (options.profiles) await seedProfiles(storage.sql, COLUMNS, options.profiles);
  const changed = new Set<() => void>();
  let ids = 0;
  const parts: RunsParts = {
    ...storage,
    access: { require: async () => undefined },
    audit: auditOf(storage, clock),
    clock,
    newId: () => `id-${++ids}`,
    notify: () => {
      for (const tell of [...changed]) tell();
    },
    log: { ...silentLog, error: (fields, message) => console.error(message, fields) },
    leadspace,
    tokenOf: async () => harness.token,
    segmentFit: (id, about) => segmentFit(storage, id, about),
    consentIsCurrent: (receipt) => receipt.textVersion === 'now',
    provider: { address: sandbox.url, sandbox: true },
    ...(options.settings && { settings: options.settings }),
  };
  const opened: Runs[] = [];
  const abandoned: Runs[] = [];

  const harness: RunsHarness = {
    runs: createRuns(parts),
    sql: storage.sql,
    documents: storage.documents,
    sandbox,
    leadspace,
    clock,
    parts,
    token: 'good-token',
    async reopen(change) {
      harness.runs = createRuns({ ...parts, ...change });
      opened.push(harness.runs);
      await harness.runs.start();
      return harness.runs;
    },
    abandon() {
      abandoned.push(...opened.splice(opened.indexOf(harness.runs), 1));
    },
    async untilTrue(check) {
      for (;;) {
        const { promise, tell } = nextChange(changed);
        if (await check()) return;
        await promise;
        changed.delete(tell);
      }
    },
    async until(runId, fits) {
      let view: RunView | undefined;
      await harness.untilTrue(async () => {
        view = await harness.runs.progress(runId);
        return fits(view);
      });
      return view!;
    },
    async begin(mode = 'changed') {
      const { id } = await harness.runs.plan(ADMIN, 'enrichment', mode);
      for (;;) {
        const planned = await harness.until(id, ({ counting }) => !counting);
        if (await confirmed(harness.runs, id)) return planned;
      }
    },
    async runToEnd(mode) {
      const { id } = await harness.begin(mode);
      return harness.until(id, hasEnded);
    },
    async close() {
      sandbox.held.release();
      for (const runs of abandoned) void runs.stop();
      await Promise.all(opened.map((runs) => runs.stop()));
      await leadspace.close();
      await sandbox.close();
      await storage.sql.close();
    },
  };
  opened.push(harness.runs);
  if (options.start !== false) await harness.runs.start();
  return harness;
}

/** A machine that is busy may take longer between two lines than a fast clock gives a dry run: then it is counted again, as for a person. */
async function confirmed(runs: Runs, id: string): Promise<boolean> {
  try {
    await runs.confirm(ADMIN, id);
    return true;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'planExpired') return false;
    throw error;
  }
}

export const hasEnded = ({ state }: RunView): boolean => ['Successful', 'Failed', 'Canceled'].includes(state);

function nextChange(changed: Set<() => void>): { promise: Promise<void>; tell: () => void } {
  let tell!: () => void;
  const promise = new Promise<void>((resolve) => {
    tell = resolve;
  });
  changed.add(tell);
  return { promise, tell };
}

const auditOf = ({ sql }: Storage, clock: FastClock) =>
  createAudit({ sql, clock, anchor: { read: async () => 'missing', write: async () => undefined } });

const RECEIPT: ConsentReceipt = {
  textVersion: 'now',
  textHash: 'hash',
  language: 'en',
  tenantId: 'tenant',
  userId: 'ada',
  userName: 'Ada',
  at: 1,
};

export const aConnection = (id = 'connection') => ({
  id,
  name: 'Leadspace',
  token: { key: '', nonce: '', text: '', tag: '' },
  tokenEnding: 'oken',
  tokenAddedAt: 1,
  consent: RECEIPT,
  createdAt: 1,
  createdBy: 'ada',
});

export const anEnrichment = (id = 'enrichment', connectionId = 'connection') => ({
  id,
  name: 'Companies',
  connectionId,
  dataSet: 'Customer',
  mapping: { name: 'Company', website: 'Website', location: 'Location' },
  active: true,
  createdAt: 1,
  createdBy: 'ada',
  changedAt: 1,
});

/** Audit actions so far, oldest first. */
export async function actionsOf({ sql }: Pick<RunsHarness, 'sql'>): Promise<string[]> {
  const rows = await sql.all('SELECT action FROM audit_entries ORDER BY seq');
  return rows.map(({ action }) => String(action));
}

export const sumOf = (buckets: RunView['buckets']): number => Object.values(buckets).reduce((sum, one) => sum + one, 0);

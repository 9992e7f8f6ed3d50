import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createAudit } from '../../services/audit.js';
import { systemClock } from '../../services/clock.js';
import { createLeadspaceClient } from '../../services/leadspace/index.js';
import { silentLog } from '../../services/log.js';
import { createRuns } from '../../services/runs/index.js';
import { segmentFit } from '../../services/segments/membership.js';
import { pageOutput } from '../../storage/enriched.js';
import { openStorage } from '../../storage/index.js';
import { listRuns } from '../../storage/runs.js';
import { createFastClock } from './fastClock.js';

// A process with nothing but storage and runs, for tests that kill it. It starts the run of a folder or goes on with it, says
// on its standard output when the run has ended, and ends itself at a given point, without any warning, when told to.

const {
  FOLDER: folder = '',
  LEADSPACE: baseUrl = '',
  DIE_AT: dieAt = '',
  BATCH: batch = '5',
  PROBE: probe,
  MEMORY: memory,
} = process.env;
const [point, nth] = dieAt.split(':');
const clock = createFastClock(Date.now(), Number(process.env.SPEED ?? 50));
let passed = 0;
let ids = 0;
let look: () => void = () => undefined;
// While all of it sleeps nothing else holds the process up; the bot has its server for that.
const alive = setInterval(() => undefined, 1_000);

const storage = await openStorage({
  folder,
  startedAt: clock.now(),
  ...(probe ? {} : { threads: 1 }),
  ...(memory && { memoryMb: Number(memory) }),
});
const leadspace = createLeadspaceClient({ baseUrl, clock: systemClock(), log: silentLog, tps: 30 });
const runs = createRuns({
  ...storage,
  access: { require: async () => undefined },
  audit: createAudit({
    sql: storage.sql,
    clock,
    anchor: { read: async () => 'missing', write: async () => undefined },
  }),
  clock,
  newId: () => `${process.pid}-${++ids}`,
  notify: () => look(),
  log: silentLog,
  leadspace,
  tokenOf: async () => 'good-token',
  consentIsCurrent: () => true,
  segmentFit: (id, about) => segmentFit(storage, id, about),
  provider: { address: baseUrl, sandbox: true },
  settings: { batchSize: Number(batch) },
  reached(at) {
    if (at !== point) return;
    passed += 1;
    if (passed < Number(nth)) return;
    appendFileSync(join(folder, 'died.log'), `${at}\n`);
    process.kill(process.pid, 'SIGKILL');
  },
});

async function until(runId: string, fits: (view: Awaited<ReturnType<typeof runs.progress>>) => boolean): Promise<void> {
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      look = resolve;
    });
    if (fits(await runs.progress(runId))) return;
    await changed;
  }
}

/** Asks and writes, as turns do, for as long as the run takes; resolves to the longest that one had to wait, in milliseconds. */
async function probing(over: AbortSignal): Promise<number> {
  let longest = 0;
  while (!over.aborted) {
    const began = performance.now();
    await storage.sql.write((tx) => tx.get('SELECT 1 AS one'));
    const [last] = await listRuns(storage.sql, 'enrichment', 1);
    if (last) await runs.progress(last.id);
    await pageOutput(storage.sql, 'enrichment', { limit: 5 });
    longest = Math.max(longest, performance.now() - began);
    await delay(100);
  }
  return Math.round(longest);
}

const over = new AbortController();
const waited = probe ? probing(over.signal) : undefined;
const caller = { tenantId: 'tenant', userId: 'ada', name: 'Ada' };
await runs.start();
let [run] = await listRuns(storage.sql, 'enrichment', 1);
if (!run) {
  const { id } = await runs.plan(caller, 'enrichment', 'changed');
  await until(id, ({ counting }) => !counting);
  await runs.confirm(caller, id);
  [run] = await listRuns(storage.sql, 'enrichment', 1);
}
await until(run!.id, ({ endedAt }) => endedAt !== undefined);
over.abort();
const longestWaitMs = await waited;
await runs.stop();
await leadspace.close();
await storage.close();
clearInterval(alive);
console.log('ended');
if (probe) console.log(JSON.stringify({ longestWaitMs }));

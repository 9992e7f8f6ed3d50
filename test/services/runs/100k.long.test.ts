import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/leadspace/server.js';
import { openStorage } from '../../../storage/index.js';
import { companies } from '../../support/companies.js';
import { seedProfiles } from '../../support/profiles.js';
import { buildProgram, type Program } from '../../support/program.js';
import { ADMIN, aConnection, anEnrichment, COLUMNS, openRuns, sumOf } from '../../support/runs.js';

const PROFILES = 100_000;
let program: Program;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runs-100k-'));
  program = await buildProgram('runProgram.ts');
});

afterAll(async () => {
  await program.remove();
  await rm(folder, { recursive: true, force: true });
});

async function seed(): Promise<void> {
  const storage = await openStorage({ folder, startedAt: 0 });
  await storage.documents.update((draft) => {
    draft.connections.push(aConnection());
    draft.enrichments.push(anEnrichment());
  });
  await seedProfiles(storage.sql, COLUMNS, companies(PROFILES));
  await storage.close();
}

/** Runs the program to its end; the peak of its memory is the kernel's own figure (VmHWM), in megabytes. */
async function run(leadspace: string): Promise<{ longestWaitMs: number; peakMb: number }> {
  const env = {
    ...process.env,
    FOLDER: folder,
    LEADSPACE: leadspace,
    BATCH: '500',
    SPEED: '1',
    PROBE: 'on',
    MEMORY: '160',
  };
  const child = spawn(process.execPath, [program.file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peakMb = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? peakMb * 1024) / 1024;
  }, 200);
  let peakMb = 0;
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  await once(child, 'close');
  clearInterval(watch);
  const [ended, probe] = said.trim().split('\n');
  expect(ended).toBe('ended');
  return { ...(JSON.parse(probe!) as { longestWaitMs: number }), peakMb: Math.round(peakMb) };
}

test('100,000 profiles run through below 500 MB, and who asks meanwhile waits less than 2 s', async () => {
  const sandbox = await startSandbox({ callsPerSecond: 30, keepBodies: 0, processingMs: () => 500 });
  await seed();

  const began = performance.now();
  const { longestWaitMs, peakMb } = await run(sandbox.url);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(JSON.stringify({ profiles: PROFILES, seconds, peakMb, longestWaitMs }));

  expect(peakMb).toBeLessThan(500);
  expect(longestWaitMs).toBeLessThan(2_000);
  const ids = sandbox.log.acceptedIds();
  expect(new Set(ids).size).toBe(ids.length);
  await sandbox.close();
  const world = await openRuns({ folder, defined: true });
  const [view] = await world.runs.history(ADMIN, 'enrichment', 1);
  expect(view).toMatchObject({ state: 'Successful', buckets: { unknown: 0, notSent: 0 } });
  expect(sumOf(view!.buckets)).toBe(PROFILES);
  expect(ids).toHaveLength(view!.plan.willSend);
  await world.close();
}, 600_000);

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../../sandbox/leadspace/companies/random.js';
import { type Sandbox, startSandbox } from '../../../sandbox/leadspace/server.js';
import type { RunView } from '../../../services/runs/view.js';
import { openStorage } from '../../../storage/index.js';
import { companies } from '../../support/companies.js';
import { seedProfiles } from '../../support/profiles.js';
import { buildProgram, type Program } from '../../support/program.js';
import { ADMIN, aConnection, anEnrichment, COLUMNS, openRuns, sumOf } from '../../support/runs.js';

const BATCH = 5;
const LANES = 4;
let program: Program;
let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
  program = await buildProgram('runProgram.ts');
});

afterAll(() => program.remove());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'));
  sandbox = await startSandbox({ callsPerSecond: 1_000, processingMs: () => 0 });
});

afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

async function seed(profiles: number): Promise<void> {
  const storage = await openStorage({ folder, startedAt: 0 });
  await storage.documents.update((draft) => {
    draft.connections.push(aConnection());
    draft.enrichments.push(anEnrichment());
  });
  await seedProfiles(storage.sql, COLUMNS, companies(profiles));
  await storage.close();
}

interface Ended {
  signal: string | null;
  said: string;
}

/** Starts the program on the folder; resolves when it has ended, by itself or not. */
function start(dieAt = ''): { child: ChildProcess; ended: Promise<Ended> } {
  const env = { ...process.env, FOLDER: folder, LEADSPACE: sandbox.url, DIE_AT: dieAt, BATCH: String(BATCH) };
  const child = spawn(process.execPath, [program.file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout!.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const ended = once(child, 'close').then(([, signal]) => ({ signal: signal as string | null, said }));
  return { child, ended };
}

/** What is in the folder after all, by the services themselves; and that there are two ways to settle what is unknown. */
async function lookInside(profiles: number, kills: number): Promise<RunView> {
  const world = await openRuns({ folder, defined: true });
  try {
    const [view] = await world.runs.history(ADMIN, 'enrichment', 2);
    expect(view).toMatchObject({ state: 'Successful', done: profiles, buckets: { notSent: 0 } });
    expect(sumOf(view!.buckets)).toBe(profiles);
    expect(view!.unsettled).toBe(view!.buckets.unknown);
    expect(view!.unsettled).toBeLessThanOrEqual(kills * LANES * BATCH);
    expect(await world.sql.get('SELECT count(DISTINCT customer_id) AS profiles FROM current_output')).toEqual({
      profiles,
    });
    if (view!.unsettled > 0) {
      const again = await world.runs.settle(ADMIN, view!.id, 'sendAgain');
      const planned = await world.until(again.id, ({ counting }) => !counting);
      expect(planned.plan.willSend).toBe(view!.unsettled);
      expect(await world.runs.settle(ADMIN, view!.id, 'leaveOut')).toMatchObject({ unsettled: 0 });
    }
    return view!;
  } finally {
    await world.close();
  }
}

function expectNothingSubmittedTwice(profiles: number, unknown: number): void {
  const ids = sandbox.log.acceptedIds();
  expect(ids).toHaveLength(new Set(ids).size);
  expect(ids.length).toBeLessThanOrEqual(profiles);
  // Nobody is lost: who was not submitted is one of those that are shown as unknown.
  expect(ids.length).toBeGreaterThanOrEqual(profiles - unknown);
}

const PHASES = [
  'beforeIntent:3',
  'intentSaved:3',
  'answeredAddressUnsaved:2',
  'polling:4',
  'beforeCommit:2',
  'beforeMerge:1',
  'betweenMerges:1',
];

test('killed in every phase of one run, it goes on by itself: nobody lost, nobody submitted twice', async () => {
  const profiles = 150;
  await seed(profiles);

  for (const dieAt of PHASES.slice(0, 2)) expect((await start(dieAt).ended).signal).toBe('SIGKILL');
  sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const holding = start();
  await sandbox.held.whenHeld();
  holding.child.kill('SIGKILL');
  expect((await holding.ended).signal).toBe('SIGKILL');
  sandbox.held.release();
  for (const dieAt of PHASES.slice(2)) expect((await start(dieAt).ended).signal).toBe('SIGKILL');
  const last = await start().ended;

  expect(last).toEqual({ signal: null, said: 'ended\n' });
  const died = await readFile(join(folder, 'died.log'), 'utf8');
  expect(died.trim().split('\n')).toEqual(PHASES.map((phase) => phase.split(':')[0]));
  const view = await lookInside(profiles, PHASES.length + 1);
  // After the intent, while it was held, and before the address was saved: at least one batch each.
  expect(view.unsettled).toBeGreaterThanOrEqual(3 * BATCH);
  expectNothingSubmittedTwice(profiles, view.unsettled);
}, 120_000);

test('killed at five random moments, it goes on by itself: nobody lost, nobody submitted twice', async () => {
  const profiles = 400;
  const random = createRandom(20261122);
  await seed(profiles);

  for (let kill = 0; kill < 5; kill += 1) {
    const from = sandbox.log.all().length;
    const requests = 1 + random.below(9);
    const { child, ended } = start();
    await sandbox.log.waitFor(({ n }) => n >= from + requests);
    await delay(random.below(40));
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
  }
  const last = await start().ended;

  expect(last).toEqual({ signal: null, said: 'ended\n' });
  const view = await lookInside(profiles, 5);
  expectNothingSubmittedTwice(profiles, view.unsettled);
}, 120_000);

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, startProcess } from '../../sandbox/demo/processes.js';
import { type Sandbox, startSandbox } from '../../sandbox/leadspace/server.js';
import { CRASH_POINTS } from '../../services/runs/parts.js';
import { companies } from '../support/companies.js';
import { buildProgram, type Program } from '../support/program.js';
import { startTeams, type Teams } from '../support/teams.js';

// The bot as a process of its own, killed with SIGKILL in the middle of a run and started again on the same data.

const PROFILES = 30;
const BATCH = 5;
const LANES = 2;

let home: string;
let program: Program;
let sandbox: Sandbox;
let teams: Teams;
let bot: Running;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'steward-kill-'));
  program = await buildProgram('mortalBot.ts');
  sandbox = await startSandbox({ processingMs: () => 0 });
  await writeFile(join(home, 'companies.csv'), csvOf(PROFILES));
  teams = await startTeams('');
  await start('ready');
  await setUp();
  await bot.stop();
  await teams.close();
});

// Nothing that an earlier run has shown is left to be seen.
beforeEach(async () => {
  teams = await startTeams('');
});

afterEach(() => teams.close());

afterAll(async () => {
  await sandbox.close();
  await program.remove();
  await rm(home, { recursive: true, force: true });
});

const csvOf = (count: number) =>
  ['Account,Company,Website', ...companies(count).map((row) => row.slice(0, 3).join(','))].join('\n');

async function start(folder: string, ...moment: (string | number)[]): Promise<void> {
  bot = await startProcess({
    command: [program.file, ...moment.map(String)],
    env: { PORT: '0', DATA_DIR: join(home, folder), IMPORT_DIR: home, LEADSPACE_URL: sandbox.url, MEMORY_MB: '128' },
    isReady: (output) => output.includes('listens on'),
  });
  teams.pointTo(/listens on (\S+)/.exec(bot.output())![1]!);
}

async function setUp(): Promise<void> {
  const chat = teams.personal();
  await chat.say('hello');
  await chat.press('I am the administrator');
  await chat.say('data import companies.csv');
  await chat.press('Import');
  await chat.sees(`${PROFILES} profiles imported`);
  await chat.say('setup');
  await chat.press('Get started');
  await chat.press('Connect to Leadspace', { 'Leadspace token': 'good-1', 'I agree': true });
  await chat.press('Next', { Name: 'Companies' });
  await chat.press('Apply');
}

/** A copy of the data that has been set up, and a bot on it that will die at that moment of the run it starts. */
async function runUntilItDies(folder: string, ...moment: (string | number)[]): Promise<void> {
  await prepare(folder, ...moment);
  const chat = teams.personal();
  await chat.press('Run').catch(diedMeanwhile);
  await bot.ended;
}

async function prepare(folder: string, ...moment: (string | number)[]): Promise<void> {
  await cp(join(home, 'ready'), join(home, folder), { recursive: true });
  sandbox.reset();
  await start(folder, ...moment);
  const chat = teams.personal();
  await chat.say('run Companies');
  await chat.sees('Run starts it');
}

/** The process may be gone before its answer is: that is what the test is about. */
function diedMeanwhile(error: unknown): void {
  if (!(error instanceof TypeError)) throw error;
}

/** Starts it again, waits for the end of the run and resolves to the number in front of each bucket's word. */
async function outcome(folder: string): Promise<Record<string, number>> {
  await start(folder);
  const card = await teams.personal().sees(/Successful[\s\S]*Profiles in the data set/);
  const buckets = [...card.text.matchAll(/(Enriched|No match|Skipped|Unknown|Not sent)\n(\d+)/g)];
  const numbers = Object.fromEntries(buckets.map(([, bucket, count]) => [bucket!, Number(count)]));
  if (numbers.Unknown) await canBeSettled();
  await bot.stop();
  return { Unknown: 0, 'Not sent': 0, ...numbers };
}

/** A card that says what is unknown, and two ways to settle it. */
async function canBeSettled(): Promise<void> {
  const settle = await teams.personal().press('Settle unknown outcomes');
  expect(settle.buttons).toEqual(expect.arrayContaining(['Send again', 'Leave out']));
}

function nothingIsLostOrPaidTwice(buckets: Record<string, number>): void {
  const sent = sandbox.log.acceptedIds();
  expect(Object.values(buckets).reduce((sum, count) => sum + count, 0)).toBe(PROFILES);
  expect(buckets['Not sent']).toBe(0);
  expect(sent).toHaveLength(new Set(sent).size);
  expect(buckets.Unknown).toBeLessThanOrEqual(BATCH * LANES);
}

test.each(CRASH_POINTS.map((point) => [point]))('killed at %s, the run goes on by itself', async (point) => {
  await runUntilItDies(point, point, 1);
  nothingIsLostOrPaidTwice(await outcome(point));
});

test.each(['intentSaved', 'answeredAddressUnsaved'])(
  'killed at %s, the batch at hand is shown as unknown',
  async (point) => {
    await runUntilItDies(`again-${point}`, point, 2);
    const buckets = await outcome(`again-${point}`);

    nothingIsLostOrPaidTwice(buckets);
    expect(buckets.Unknown).toBeGreaterThanOrEqual(BATCH);
  },
);

test('killed while Leadspace holds the submission, it is shown as unknown and never sent again', async () => {
  await prepare('held');
  sandbox.faults.add({ on: 'bulk', times: 1, do: 'hold' });
  await teams.personal().press('Run');
  await sandbox.held.whenHeld();
  process.kill(bot.pid, 'SIGKILL');
  await bot.ended;
  sandbox.held.release();

  const buckets = await outcome('held');

  nothingIsLostOrPaidTwice(buckets);
  expect(buckets.Unknown).toBeGreaterThanOrEqual(BATCH);
});

// Any passage of any point. Each phase many times over, and more moments: test/services/runs/kill.test.ts.
test.each([4, 11, 18])('killed at the %i. moment of a run, it goes on by itself', async (moment) => {
  await runUntilItDies(`moment-${moment}`, 'any', moment);
  nothingIsLostOrPaidTwice(await outcome(`moment-${moment}`));
});

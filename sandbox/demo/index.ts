import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { writeGenerated, writeGeneratedConsents } from '../sample/writeGenerated.js';
import { type Chat, type Connector, startConnector } from './connector.js';
import { playConsentStory } from './consentStory.js';
import { countStored, filesWith } from './count.js';
import { type House, startHouse } from './house.js';
import { createInbox } from './inbox.js';
import { expect, playMainJob, playRemoval } from './mainJob.js';
import { watchMemory } from './memory.js';
import { createPerson } from './person.js';
import {
  beforeTheSlot,
  hearOfRefresh,
  type RefreshCounts,
  scheduleRefresh,
  withdrawOvernight,
} from './refreshStory.js';

// `npm run demo`: the main job, the story of consent and the refresh of the next morning, as a Teams client would do it.

const TOKEN = 'good-token-of-the-demo';
const TENANT = '00000000-0000-4000-8000-0000000000aa';
const ANNA = { id: '29:anna', name: 'Anna Visser', aadObjectId: '00000000-0000-4000-8000-000000000001' };
const SEED = 2026;
const began = performance.now();

const { values } = parseArgs({ options: { profiles: { type: 'string' } } });
const folder = await mkdtemp(join(tmpdir(), 'enrichment-steward-demo-'));
let house: House | undefined;
let connector: Connector | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().then(() => process.exit(1)));
try {
  console.log(JSON.stringify(await play()));
} catch (error) {
  const { message, cause } = error as Error;
  console.error(`\nThe demo stopped: ${message}${cause ? ` (${cause})` : ''}`);
  if (house) console.error(`\nWhat the bot said last:\n${house.bot.output().split('\n').slice(-20).join('\n')}`);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

async function play(): Promise<object> {
  const [dataDir, importDir] = [join(folder, 'data'), join(folder, 'import')];
  const source = await sampleIn(importDir, values.profiles);
  house = await startHouse({ dataDir, importDir });
  const { bot, credits } = house;
  const memory = watchMemory(bot.pid);
  const chat: Chat = { id: 'a:demo-chat', tenantId: TENANT, member: ANNA, inbox: createInbox() };
  connector = await startConnector(chat);
  const person = createPerson({ chat, bot: house.url, connector: connector.url, print });

  const job = { person, chat, ...source, token: TOKEN, credits };
  await playMainJob(job);
  const consent = await playConsentStory(job);
  await playRemoval(job);
  await scheduleRefresh(person);

  const maxRssMb = await memory.mostMb();
  const creditsSpent = await credits();
  expect((await bot.stop()) === 0, 'The bot stops gracefully.');
  const stored = await countStored(dataDir);
  checkStored(stored, source.profiles);
  expect((await filesWith(dataDir, TOKEN)).length === 0, 'No file holds the token in clear.');
  const { ms: maxTurnMs, to } = person.slowest();
  const refresh = await playNight({ dataDir, importDir, chat, consent: source.consent.path });
  console.log(`\nThe slowest answer was the one to "${to}".`);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  return { ...stored, ...consent, ...refresh, creditsSpent, maxTurnMs, maxRssMb, seconds };
}

/** The bot of the next morning: its clock starts seconds before the schedule fires. */
async function playNight(night: {
  dataDir: string;
  importDir: string;
  chat: Chat;
  consent: string;
}): Promise<RefreshCounts> {
  const { dataDir, importDir, chat } = night;
  await house?.stop();
  await withdrawOvernight(night.consent);
  const clock = beforeTheSlot(Date.now());
  console.log(`\n(The bot starts again at ${clock}.)`);
  house = await startHouse({ dataDir, importDir, bot: { CLOCK_START: clock } });
  const refresh = await hearOfRefresh(createPerson({ chat, bot: house.url, connector: connector!.url, print }));
  expect((await house.bot.stop()) === 0, 'The bot stops gracefully.');
  return refresh;
}

async function cleanUp(): Promise<void> {
  connector?.close();
  await house?.stop();
  await rm(folder, { recursive: true, force: true });
}

interface Source {
  file: string;
  profiles: number;
  consent: { file: string; path: string };
}

/** The sample as it is, or as many generated profiles as were asked for, with three rows of consent each. */
async function sampleIn(importDir: string, asked: string | undefined): Promise<Source> {
  await mkdir(importDir);
  const consent = { file: 'consent.csv', path: join(importDir, 'consent.csv') };
  if (asked !== undefined) {
    const profiles = Number(asked);
    if (!Number.isInteger(profiles) || profiles < 1) throw new Error('--profiles takes a whole number from 1');
    await writeGenerated(join(importDir, 'generated.csv'), profiles, SEED);
    await writeGeneratedConsents(consent.path, { rows: 3 * profiles, profiles, seed: SEED });
    return { file: 'generated.csv', profiles, consent };
  }
  const file = 'company-profiles.csv';
  for (const name of [file, consent.file]) await cp(new URL(`../data/${name}`, import.meta.url), join(importDir, name));
  const records = parse(await readFile(join(importDir, file)), { bom: true });
  return { file, profiles: records.length - 1, consent };
}

function checkStored({ profiles, ...buckets }: Awaited<ReturnType<typeof countStored>>, expected: number): void {
  const sum = Object.values(buckets).reduce((total, count) => total + count, 0);
  expect(profiles === expected, `All ${expected} profiles are stored, and there are ${profiles}.`);
  expect(sum === profiles, `The buckets add up to the data set: ${sum} of ${profiles}.`);
  expect(buckets.enriched > 0, 'Some profiles are enriched.');
}

function print(who: string, lines: string[]): void {
  console.log(`\n${who}:\n${lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`).join('\n')}`);
}

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Chat, startConnector } from '../../sandbox/demo/connector.js';
import { type House, startHouse } from '../../sandbox/demo/house.js';
import { createInbox } from '../../sandbox/demo/inbox.js';
import { watchMemory } from '../../sandbox/demo/memory.js';
import { createPerson, type Person } from '../../sandbox/demo/person.js';
import { writeGenerated, writeGeneratedConsents } from '../../sandbox/sample/writeGenerated.js';

// The whole bot as a process of its own, spoken to in the chat, while somebody else goes on asking.

const PROFILES = 1_000_000;
const CONSENTS = 3_000_000;
const SEED = 2026;
const RULES = [
  'Consent option=Newsletter & Consent value=True',
  'Consent option="Product updates" & Consent status!=granted',
  'NOT (Consent option=Newsletter & Consent value=True) AND Location contains "United States"',
  'Company Name contains Industries AND (Consent option=Newsletter & Consent status=granted)',
  'Consent option=Newsletter & Consent value=True & Consent option="Sharing with partners" & Consent value=True',
];
const LONG = 30 * 60_000;

let folder: string;
let house: House;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-million-'));
  const importDir = join(folder, 'import');
  await mkdir(importDir);
  await writeGenerated(join(importDir, 'crm.csv'), PROFILES, SEED);
  await writeGeneratedConsents(join(importDir, 'consent.csv'), { rows: CONSENTS, profiles: PROFILES, seed: SEED });
  house = await startHouse({ dataDir: join(folder, 'data'), importDir, bot: { MEMORY_MB: '600' } });
}, LONG);
afterAll(async () => {
  await house?.stop();
  await rm(folder, { recursive: true, force: true });
});

test(
  'a million profiles and three million rows of consent: imported, unified, five segments, and nobody waits meanwhile',
  async () => {
    const memory = watchMemory(house.bot.pid);
    const { person, close } = await somebody('anna');
    await person.install();
    await person.say('hello');
    await person.press('I am the administrator');
    const other = await somebody('anna');
    const probe = asking(other.person);
    const took: Record<string, number> = {};
    const timed = async (what: string, work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      took[what] = Math.round((performance.now() - began) / 100) / 10;
      console.log(what, took[what], 's, slowest turn so far', probe.slowest(), 'ms,', await memory.mostMb(), 'MB');
    };

    await timed('profiles', async () => {
      await person.say('data import crm.csv');
      await person.press('Import');
      await person.sees(/1,000,000 profiles imported/, LONG);
    });
    await timed('consent', async () => {
      await person.say('data import consent.csv');
      await person.press('Next', { 'Name of the data source': 'Website' });
      await person.press('Import', { Confirmation: true });
      await person.sees(/consent rows imported/, LONG);
    });
    await timed('unify', async () => {
      await person.press('Unify');
      await person.sees('Unification · Successful', LONG);
    });
    for (const [no, rule] of RULES.entries()) {
      await timed(`segment ${no + 1}`, async () => {
        await person.say(`segment ${rule}`);
        await person.press('Save', { Name: `Rule ${no + 1}` });
        await person.sees('Successful', LONG);
      });
    }
    await probe.stop();
    const [peakMb, slowestMs] = [await memory.mostMb(), Math.max(probe.slowest(), person.slowest().ms)];
    console.log(JSON.stringify({ took, peakMb, slowestMs, slowest: [person.slowest(), other.person.slowest()] }));
    close();
    other.close();

    expect(peakMb).toBeLessThan(1_500);
    expect(slowestMs).toBeLessThan(2_000);
  },
  3 * LONG,
);

async function somebody(name: string): Promise<{ person: Person; close(): void }> {
  const member = { id: `29:${name}`, name, aadObjectId: `${name}-of-entra` };
  const chat: Chat = { id: `a:${name}-${chats++}`, tenantId: 'tenant-of-the-test', member, inbox: createInbox() };
  const connector = await startConnector(chat);
  const person = createPerson({ chat, bot: house.url, connector: connector.url, print: () => undefined });
  return { person, close: () => connector.close() };
}
let chats = 0;

/** Asks again and again, each time something else; never so often that the bot would hold an answer back (60 in 30 s a chat). */
function asking(person: Person): { slowest(): number; stop(): Promise<void> } {
  let going = true;
  const asked = (async () => {
    for (let no = 0; going; no += 1) {
      await person.say(['status', 'consent', 'segments', 'data', 'help'][no % 5]!);
      await delay(700);
    }
  })();
  return {
    slowest: () => person.slowest().ms,
    async stop() {
      going = false;
      await asked;
    },
  };
}

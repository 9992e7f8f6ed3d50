import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, startBot } from '../support/bot.js';
import { createFastClock } from '../support/fastClock.js';
import { COMPANIES, imported } from '../support/steward.js';

let bot: Bot;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'refreshed-'));
  await writeFile(join(folder, 'companies.csv'), COMPANIES);
  bot = await startBot({ clock: createFastClock(), env: { IMPORT_DIR: folder } });
});
afterAll(async () => {
  await bot.close();
  await rm(folder, { recursive: true, force: true });
});

test('a file that is gone fails after three tries, says so to everybody in the channel, and Retry makes it good', async () => {
  const chat = bot.teams.personal();
  const channel = bot.teams.channel();
  await chat.say('hello');
  await chat.press('I am the administrator');
  await imported(chat);
  await chat.say('segment City = Utrecht');
  await chat.press('Save', { Name: 'Utrecht' });
  await unlink(join(folder, 'companies.csv'));

  await channel.say('refresh');
  const failed = await channel.sees(/Refresh of everything\n⛔ Failed/);
  expect(failed.text).toContain('tried 3 times');
  expect(failed.text).toContain('There is no file companies.csv in the import folder.');
  expect(failed.text).toMatch(/Utrecht\n · \nSkipped: companies failed/);
  expect((await chat.say('status')).text).toMatch(/Refresh:\n \nFailed · [^\n]* · failed: companies/);

  await writeFile(join(folder, 'companies.csv'), COMPANIES);
  await channel.press('Retry');
  const repaired = await channel.sees(/Refresh of what had failed\n✅ Successful/);
  expect(repaired.text).toMatch(/Utrecht\n · \nSuccessful · [^\n]*1 member/);
});

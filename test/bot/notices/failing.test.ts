import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, startBot } from '../../support/bot.js';
import { createFastClock } from '../../support/fastClock.js';
import { COMPANIES, imported } from '../../support/steward.js';

// What fails is tried again for half a minute before anybody is told: on a clock that runs faster.

let bot: Bot;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-import-'));
  bot = await startBot({ env: { IMPORT_DIR: folder }, clock: createFastClock() });
});
afterAll(async () => {
  await bot.close();
  await rm(folder, { recursive: true, force: true });
});

test('a file is gone: one card says so, is kept up to date, and another one says when it works again', async () => {
  const file = join(folder, 'companies.csv');
  const chat = bot.teams.personal();
  const channel = bot.teams.channel();
  await writeFile(file, COMPANIES);
  await chat.say('hello');
  await chat.press('I am the administrator');
  await imported(chat);
  await channel.say('subscribe failures');

  await rm(file);
  await chat.say('refresh');
  const told = await channel.sees('Refresh failed');
  expect(told.message.summary).toBe(
    '⛔ Refresh failed: There is no file companies.csv in the import folder. 1 step was skipped.',
  );
  expect(told.buttons).toEqual(['Retry', 'Show', 'Mute', 'Notification settings']);

  await chat.say('refresh');
  const again = await channel.sees('It has failed in the same way 2 times since');
  expect(again.message.id).toBe(told.message.id);

  await writeFile(file, COMPANIES);
  expect((await channel.press('Retry')).text).toContain('Refresh of what had failed');
  const fixed = await channel.sees('Refresh works again');
  expect(fixed.message.id).not.toBe(told.message.id);
  expect(fixed.text).toMatch(/It works again, after 2 failures since /);
});

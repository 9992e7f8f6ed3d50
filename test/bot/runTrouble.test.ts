import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trouble } from '../../sandbox/leadspace/faults.js';
import { type Sandbox, startSandbox } from '../../sandbox/leadspace/server.js';
import { type Bot, startBot } from '../support/bot.js';
import { createFastClock } from '../support/fastClock.js';
import type { Chat } from '../support/teams.js';

// A run that meets trouble, as the administrator sees it: real services, real storage, and Leadspace's stand-in over HTTP.

const NAMES = ['Contoso', 'Fabrikam', 'Adventure Works', 'Northwind Traders', '', 'null', 'Contoso', 'Apple', 'Nvidia'];
const FILE = `id,Company,Website\n${NAMES.map((name, index) => `k${index},${name},`).join('\n')}\n`;

let sandbox: Sandbox;
let folder: string;
let bot: Bot;
let chat: Chat;

beforeEach(async () => {
  sandbox = await startSandbox({ processingMs: () => 0 });
  folder = await mkdtemp(join(tmpdir(), 'steward-import-'));
  await writeFile(join(folder, 'companies.csv'), FILE);
  bot = await startBot({
    clock: createFastClock(undefined, 10),
    env: { LEADSPACE_URL: sandbox.url, IMPORT_DIR: folder },
  });
  chat = bot.teams.personal();
});

afterEach(async () => {
  await bot.close();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

async function setUp(token = 'good-1'): Promise<void> {
  await chat.say('hello');
  await chat.press('I am the administrator');
  await chat.say('data import companies.csv');
  await chat.press('Import');
  await chat.sees('9 profiles imported');
  await chat.say('setup');
  await chat.press('Get started');
  await chat.press('Connect to Leadspace', { 'Leadspace token': token, 'I agree': true });
  await chat.press('Next', { Name: 'Companies' });
  await chat.press('Apply');
}

async function dryRun(): Promise<void> {
  await chat.say('run');
  await chat.sees('Run starts it');
}

const revoke = () => {
  for (const account of sandbox.accounts.all()) account.revoked = true;
};
const spent = () => sandbox.accounts.all().reduce((sum, { creditsSpent }) => sum + creditsSpent, 0);

test('the dry run counts what is there, the result adds up to it, and a second run spends nothing', async () => {
  await setUp();
  await dryRun();
  expect(chat.last().text).toContain('1 company name looks like a placeholder');
  expect(chat.last().text).toMatch(/Duplicates, sent once with another\n1\n/);
  expect(chat.last().text).toMatch(/Skipped: no company name\n1\n/);
  expect(chat.last().text).toMatch(/Profiles in the data set\n9\n/);
  await chat.press('Run');

  const result = await chat.sees('Coverage by field');

  expect(result.text).toMatch(/Profiles in the data set\n9\n/);
  expect(result.text).toContain('Local sandbox');
  const before = spent();
  await dryRun();
  expect(chat.last().text).toContain('Nothing would be sent');
  await chat.press('Run');
  await chat.sees('no change');
  expect(spent()).toBe(before);
});

test('a token that was revoked holds the run; replaced in the chat, it continues and loses nothing', async () => {
  await setUp();
  await dryRun();
  revoke();
  await chat.press('Run');

  const held = await chat.sees('Leadspace refuses the token');
  expect(held.buttons).toEqual(['Replace token', 'Continue', 'Cancel']);
  await chat.press('Replace token');
  await chat.press('Replace token', { 'Leadspace token': 'good-2' });
  await chat.say('enrichments');
  await chat.press('View');
  await chat.press('Last run');

  expect((await chat.sees('Coverage by field')).text).toMatch(/Profiles in the data set\n9\n/);
});

test('credits that are gone hold the run with both causes; bought, it continues', async () => {
  await setUp();
  await dryRun();
  for (const account of sandbox.accounts.all()) account.creditsLeft = 0;
  await chat.press('Run');

  const held = await chat.sees('no credits left, or the program of this token is invalid');
  expect(held.buttons).toEqual(['Continue', 'Cancel']);
  for (const account of sandbox.accounts.all()) account.creditsLeft = 1000;
  await chat.press('Continue');

  expect((await chat.sees('Coverage by field')).text).toContain('Successful');
});

test('a submission that is cut off is shown as unknown, with the ways to settle it, and left out by choice', async () => {
  await setUp();
  await dryRun();
  sandbox.faults.add({ on: 'bulk', do: 'drop', accept: true });
  await chat.press('Run');

  const result = await chat.sees('never sent again by themselves');
  expect(result.buttons).toContain('Settle unknown outcomes');
  const ways = await chat.press('Settle unknown outcomes');
  expect(ways.buttons).toEqual(['Send again', 'Leave out', 'Show run']);
  const settled = await chat.press('Leave out');

  expect(settled.text).toMatch(/Skipped\n9 \(100%\)/);
  expect(settled.text).not.toContain('Unknown');
  expect(sandbox.log.acceptedIds()).toHaveLength(new Set(sandbox.log.acceptedIds()).size);
});

test('sent again by choice, unknown outcomes are told to be payable twice and counted anew first', async () => {
  await setUp();
  await dryRun();
  sandbox.faults.add({ on: 'bulk', do: 'drop', accept: false });
  await chat.press('Run');
  await chat.sees('never sent again by themselves');
  await chat.press('Settle unknown outcomes');
  await chat.press('Send again');

  const again = await chat.sees('may be paid twice');
  await chat.sees('Run starts it');
  expect(again.message.id).toBe(chat.last().message.id);
  await chat.press('Run');

  expect((await chat.sees('Coverage by field')).text).not.toContain('Unknown');
});

test('a provider that asks to wait is waited for, and the run can be canceled meanwhile', async () => {
  await setUp();
  await dryRun();
  sandbox.faults.add({ on: 'bulk', times: 'always', ...trouble.tooManyRequests('600') });
  await chat.press('Run');

  expect((await chat.sees('Leadspace asks to wait until')).buttons).toEqual(['Cancel']);
  await chat.press('Cancel');

  const ended = await chat.sees('Canceled');
  expect(ended.text).toMatch(/Not sent\n8 \(89%\)/);
  expect(ended.text).toMatch(/Profiles in the data set\n9\n/);
});

test('changed data is counted again before anything is sent', async () => {
  await setUp();
  await dryRun();
  const card = chat.last().message;
  await writeFile(join(folder, 'companies.csv'), `${FILE}k10,Alphabet,\n`);
  await chat.say('data import companies.csv');
  await chat.press('Replace');
  await chat.sees('10 profiles imported');

  await chat.press('Run', {}, { on: card });

  expect((await chat.sees('counted again')).message.id).toBe(card.id);
  expect((await chat.sees(/Profiles in the data set\n10\n/)).buttons).toContain('Run');
  expect(spent()).toBe(0);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/leadspace/server.js';
import { type Bot, type BotSettings, startBot } from './bot.js';
import type { Chat } from './teams.js';

/** The whole product: bot, stand-in for Leadspace and an import folder. */
export interface Steward {
  bot: Bot;
  sandbox: Sandbox;
  /** The 1:1 chat of the administrator. */
  chat: Chat;
  /** Puts a file into the import folder. */
  put(path: string, content: string | Buffer): Promise<void>;
  close(): Promise<void>;
}

export const COMPANIES = [
  'Account;Company;Website;City;E-mail',
  'A-1;Contoso B.V.;contoso.example;Utrecht;frank@contoso.example',
  'A-2;Fabrikam Ltd;;Leeds;holly@fabrikam.example',
  'A-3;Adventure Works GmbH;adventure-works.example;Berlin;',
  '',
].join('\n');

/** With `companies.csv` in the import folder; nobody has said anything yet. */
export async function startSteward(settings: BotSettings = {}): Promise<Steward> {
  const importDir = await mkdtemp(join(tmpdir(), 'steward-import-'));
  const sandbox = await startSandbox({ processingMs: () => 0 });
  const put = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(importDir, path)), { recursive: true });
    await writeFile(join(importDir, path), content);
  };
  await put('companies.csv', COMPANIES);
  const bot = await startBot({ ...settings, env: { LEADSPACE_URL: sandbox.url, IMPORT_DIR: importDir } });
  return {
    bot,
    sandbox,
    chat: bot.teams.personal(),
    put,
    async close() {
      await bot.close();
      await sandbox.close();
      await rm(importDir, { recursive: true, force: true });
    },
  };
}

/** Says hello and claims the role, as the first step of most journeys. */
export async function claimed(steward: Steward): Promise<Chat> {
  await steward.chat.say('hello');
  await steward.chat.press('I am the administrator');
  return steward.chat;
}

/** Imports `companies.csv` and waits until that has ended. */
export async function imported(chat: Chat): Promise<void> {
  await chat.say('data import companies.csv');
  await chat.press('Import');
  await chat.sees('3 profiles imported.');
}

export async function connected(chat: Chat, token = 'good-1'): Promise<void> {
  await chat.say('setup');
  await chat.press('Get started');
  await chat.press('Connect to Leadspace', { 'Leadspace token': token, 'I agree': true });
}

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { readable } from '../../support/cardText.js';
import { csv } from '../../support/csv.js';
import type { FastClock } from '../../support/fastClock.js';
import type { Chat, Teams } from '../../support/teams.js';

// What has happened before the pages are opened, said and pressed in the chat: two weeks of it.

export const ENRICHMENT = 'Company facts';
export const TOKEN = 'good-token-of-the-tests';
export const PROFILES = 260;
/** So many stood for another company, and are entered anew before the second run. */
const CORRECTED = 12;
const WEEK = 7 * 86_400_000;

/** Everything from hello to the second run; `put` writes into the import folder. */
export async function twoWeeks(
  teams: Teams,
  clock: FastClock,
  put: (name: string, text: string) => Promise<void>,
): Promise<void> {
  const chat = teams.personal();
  const [header, ...rows] = await companies();
  await put('companies.csv', csv([header!, ...rows]));
  const consent = await sample('consent.csv');
  await put('consent.csv', csv(consent));
  await chat.say('hello');
  await chat.press('I am the administrator');
  await chat.say('data import companies.csv');
  await chat.press('Import');
  await chat.sees(`${PROFILES} profiles imported.`);
  await importConsent(chat);
  await setUp(chat);
  await run(teams);
  clock.jump(WEEK);
  await put('companies.csv', csv([header!, ...corrected(rows)]));
  await put('consent.csv', csv(consent.map(withdrawn)));
  await chat.say('refresh');
  await chat.sees(/Refresh of everything\s+✅ Successful/);
  await run(teams);
  clock.jump(WEEK);
}

/** What the first list holds, its header first. */
export const companies = async (): Promise<string[][]> => (await sample('company-profiles.csv')).slice(0, PROFILES + 1);

const sample = async (name: string): Promise<string[][]> =>
  parse(await readFile(fileURLToPath(new URL(`../../../sandbox/data/${name}`, import.meta.url)), 'utf8'), {
    bom: true,
  });

/** The first ones get name, website and place of the last ones: Leadspace finds another company for them. */
const corrected = (rows: readonly string[][]): string[][] =>
  rows.map((company, at) => {
    if (at >= CORRECTED) return company;
    const [key, , , , ...others] = company;
    return [key!, ...rows[PROFILES - 1 - at]!.slice(1, 4), ...others];
  });

/** Every fifth who had agreed has changed his mind. */
const withdrawn = (row: readonly string[], at: number): string[] =>
  row.map((cell, column) => (column === 3 && at % 5 === 0 && cell === 'True' ? 'False' : cell));

async function importConsent(chat: Chat): Promise<void> {
  await chat.say('consent import consent.csv');
  await chat.press('Next');
  await chat.press('Import', { Confirmation: true });
  await chat.sees(/consent rows imported/);
  await chat.press('Unify');
  await chat.sees('Unification · Successful');
}

async function setUp(chat: Chat): Promise<void> {
  await chat.say('setup');
  await chat.press('Get started');
  await chat.press('Connect to Leadspace', { 'Leadspace token': TOKEN, 'I agree': true });
  await chat.press('Next', { Name: ENRICHMENT });
  await chat.press('Apply');
}

/** The second one is told from the first by its message. */
async function run(teams: Teams): Promise<void> {
  const chat = teams.personal();
  await chat.say('run');
  await chat.sees('Nothing has left yet. Run starts it.');
  const { message } = await chat.press('Run');
  await teams.connector.until(() => readable(message.card).includes('Coverage by field'), 'the end of the run');
}

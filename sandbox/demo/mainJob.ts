import { linksOf } from './card.js';
import type { Chat } from './connector.js';
import type { Person } from './person.js';

export interface Job {
  person: Person;
  chat: Chat;
  /** The file to import, in the import folder, and how many profiles it holds. */
  file: string;
  profiles: number;
  token: string;
  /** How many credits the sandbox has taken so far. */
  credits(): Promise<number>;
}

const ENRICHMENT = 'Company facts';
const RUN_MS = 10 * 60_000;

/** The main job, up to a second run. Each step throws when something else is shown than what it should. */
export async function playMainJob(job: Job): Promise<void> {
  await claimTheRole(job);
  await importProfiles(job);
  await setUp(job);
  await run(job);
  await readResults(job);
  await runAgain(job);
}

async function claimTheRole({ person }: Job): Promise<void> {
  await person.install();
  await person.sees('Enrichment Steward');
  await person.say('hello');
  await person.press('I am the administrator');
  await person.sees('You are the administrator now');
}

async function importProfiles({ person, file, profiles }: Job): Promise<void> {
  await person.say(`data import ${file}`);
  await person.sees('Key column');
  await person.press('Import');
  await person.sees(new RegExp(`${profiles.toLocaleString('en-GB')} profiles imported`), RUN_MS);
}

async function setUp({ person, token, credits }: Job): Promise<void> {
  await person.say('setup');
  await person.press('Get started');
  await person.sees('Data privacy and compliance');
  await person.press('Connect to Leadspace', { 'Leadspace token': 'somebody-elses-token', 'I agree': true });
  await person.sees('does not accept this token');
  await person.press('Connect to Leadspace', { 'Leadspace token': token, 'I agree': false });
  await person.sees('Tick "I agree"');
  await person.press('Connect to Leadspace', { 'Leadspace token': token, 'I agree': true });
  await person.sees('Map data');
  await person.press('Next', { Name: ENRICHMENT });
  await person.sees('The first three as they would be sent');
  await person.press('Apply');
  await person.sees('Ready to run');
  expect((await credits()) === 0, 'Setting up spends nothing.');
}

async function run({ person, credits }: Job): Promise<void> {
  await person.press('Run');
  await person.sees('Nothing has left yet. Run starts it.', RUN_MS);
  expect((await credits()) === 0, 'A dry run spends nothing.');
  await person.press('Run');
  await person.sees(/Successful[\s\S]*Coverage by field/, RUN_MS);
  expect((await credits()) > 0, 'The run spends credits.');
}

async function readResults({ person, chat }: Job): Promise<void> {
  await person.press('View enriched data');
  await person.sees('Enriched data');
  await person.press('View profile');
  await person.sees('Source values stay as they are');
  await person.say('view');
  await person.press('Download CSV');
  await person.sees('Your file is ready');
  const [link] = linksOf(chat.inbox.newest().card);
  for (const time of ['first', 'second']) {
    const response = await fetch(link!.url);
    const lines = (await response.text()).split('\n').length;
    expect(response.ok && lines > 2, `The ${time} download has rows.`);
  }
}

async function runAgain({ person, credits }: Job): Promise<void> {
  const before = await credits();
  await person.say('run');
  await person.sees('Nothing would be sent', RUN_MS);
  await person.press('Run');
  await person.sees('Successful', RUN_MS);
  expect((await credits()) === before, 'A second run spends nothing.');
  await person.say('enrichments');
  await person.sees(ENRICHMENT);
  await person.say('status');
  await person.sees('All is well.');
}

/** The output is kept, so that it can be counted afterwards. */
export async function playRemoval({ person }: Job): Promise<void> {
  await person.say(`remove ${ENRICHMENT}`);
  await person.sees('Nothing has been removed yet');
  const connection = 'Remove the connection too: its token is deleted and the consent ends';
  const confirmation = 'Type the name of the enrichment to confirm';
  await person.press('Remove', { 'Enriched data': 'Keep it', [connection]: true, [confirmation]: 'something else' });
  await person.sees('This is not the name of the enrichment');
  await person.press('Remove', { 'Enriched data': 'Keep it', [connection]: true, [confirmation]: ENRICHMENT });
  await person.sees(/Removed[\s\S]*Deleted/);
  await person.say('enrichments');
  await person.sees('There is no enrichment yet');
}

export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(`This should hold, and does not: ${what}`);
}

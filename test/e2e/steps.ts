import type { TeamsClient } from './playground/client.js';
import type { Words } from './words.js';

/** Sandbox tokens only: Agents Playground writes what is typed into its log. */
export const GOOD_TOKEN = 'good-token-of-the-tests';
export const ENRICHMENT = 'Company facts';

const PATIENCE_MS = 60_000;

/** Steps that several journeys take, each to its end. */
export async function becomeAdministrator(teams: TeamsClient, words: Words): Promise<void> {
  await teams.say(words.hello);
  await teams.press(words.iAmTheAdministrator);
  await teams.sees(words.youAreTheAdministrator);
}

export async function importProfiles(teams: TeamsClient, words: Words): Promise<void> {
  await teams.say(words.importFile);
  await teams.sees(words.keyColumn);
  await teams.press(words.import);
  await teams.sees(words.imported, PATIENCE_MS);
}

export async function connect(teams: TeamsClient, words: Words): Promise<void> {
  await teams.say(words.setup);
  await teams.press(words.getStarted);
  await teams.sees(words.privacy);
  await teams.type(words.token, GOOD_TOKEN);
  await teams.tick(words.agree);
  await teams.press(words.connect);
  await teams.sees(words.mapData);
}

export async function map(teams: TeamsClient, words: Words): Promise<void> {
  await teams.type(words.name, ENRICHMENT);
  await teams.press(words.next);
  await teams.sees(words.fields.website);
  await teams.press(words.apply);
  await teams.sees(words.ready);
}

export async function dryRun(teams: TeamsClient, words: Words): Promise<void> {
  await teams.press(words.run);
  await teams.sees(words.dryRun, PATIENCE_MS);
}

/** Presses Run and waits for the end; gives the shares of work that the card showed meanwhile. */
export async function runToTheEnd(teams: TeamsClient, words: Words): Promise<number[]> {
  await teams.press(words.run);
  const seen: number[] = [];
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await teams.page.waitForTimeout(200)) {
    const shown = await teams.text();
    const [, done] = words.answered.exec(shown) ?? [];
    if (done !== undefined) seen.push(Number(done.replace(/\D/g, '')));
    if (shown.includes(words.successful) && shown.includes(words.coverage)) return seen;
  }
  throw new Error(`The run did not end:\n${await teams.text()}`);
}

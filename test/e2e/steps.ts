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

export interface Progress {
  answered: number;
  submitted: number;
}

/** Presses Run and waits for the end; gives what the card showed meanwhile, each state once. */
export async function runToTheEnd(teams: TeamsClient, words: Words): Promise<Progress[]> {
  await teams.press(words.run);
  const seen: Progress[] = [];
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await teams.page.waitForTimeout(200)) {
    const shown = await teams.text();
    if (shown.includes(words.successful) && shown.includes(words.coverage)) return seen;
    const [answered, submitted] = [numberIn(shown, words.answered), numberIn(shown, words.submitted)];
    const last = seen.at(-1);
    if (answered === undefined || submitted === undefined) continue;
    if (last?.answered !== answered || last.submitted !== submitted) seen.push({ answered, submitted });
  }
  throw new Error(`The run did not end:\n${await teams.text()}`);
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  const [, digits] = pattern.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits.replace(/\D/g, ''));
}

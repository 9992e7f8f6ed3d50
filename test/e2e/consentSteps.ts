import type { ConsentWords } from './consentWords.js';
import type { TeamsClient } from './playground/client.js';
import type { Words } from './words.js';

const PATIENCE_MS = 60_000;

/** Steps of the consent journeys, each to its end. The three people of the sample: holly, frank, amy. */
export async function importContosoProfiles(teams: TeamsClient, say: ConsentWords): Promise<void> {
  await teams.say(say.profiles);
  await teams.press(say.import);
  await teams.sees(/(^|\n)\D*3 profie?le(s|n)/, PATIENCE_MS);
}

/** Both steps of the form, with all that it has guessed. */
export async function importConsent(teams: TeamsClient, say: ConsentWords, next: string): Promise<void> {
  await teams.say(say.consentFile);
  await teams.press(next);
  await teams.sees(say.confirmation);
  await teams.tick(say.confirm);
  await teams.press(say.import);
  await teams.sees(say.rowsImported, PATIENCE_MS);
}

export async function unify(teams: TeamsClient, say: ConsentWords): Promise<string> {
  await teams.press(say.unify);
  return teams.sees(say.profilesWithConsent, PATIENCE_MS);
}

/** From the preview to the members that were found. */
export async function saveSegment(teams: TeamsClient, say: ConsentWords, name: string, done: string): Promise<string> {
  await teams.sees(say.preview);
  await teams.type(say.name, name);
  await teams.press(say.save);
  return teams.sees(new RegExp(`${name}[\\s\\S]*${done}`), PATIENCE_MS);
}

/** From the set-up to a data set that is a segment, with a consent that must be granted. */
export async function mapSegment(
  teams: TeamsClient,
  words: Words,
  say: ConsentWords,
  made: { segment: string; name: string },
): Promise<void> {
  await teams.type(words.name, made.name);
  await teams.choose(words.dataSet, new RegExp(`${made.segment} ·`));
  await teams.press(words.next);
  await teams.sees(words.fields.website);
  await teams.choose(say.requires, new RegExp(say.newsletter));
  await teams.press(words.apply);
  await teams.sees(words.ready);
}

/** The number that stands beside a label, as in a table; nothing where the label is not shown. */
export function numberBeside(shown: string, label: string): number | undefined {
  const lines = shown.split('\n').map((line) => line.trim());
  const from = lines.findIndex((line) => line.endsWith(label));
  const [, digits] = /^(\d[\d.,]*)/.exec(lines.slice(from + 1).find((line) => line !== '') ?? '') ?? [];
  return from < 0 || digits === undefined ? undefined : Number(digits.replace(/\D/g, ''));
}

/** CSV as a program reads it: without the mark at its beginning. */
export const linesOf = (csv: string): string[] => csv.replace('\uFEFF', '').trim().split(/\r?\n/);

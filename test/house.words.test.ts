import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../bot/commands/index.js';
import { SETTINGS } from '../bot/config.js';
import { english } from '../cards/locales/en/index.js';
import { dutch } from '../cards/locales/nl/index.js';
import { ERROR_CODES } from '../services/errors.js';
import { ROOT } from './support/sourceFiles.js';
import { textsOf } from './support/texts.js';

// What is said in several places says the same: manifest, code, both languages, README and the sample of the settings.

/** Texts that are the same in both languages, because they are names or words that Dutch shares. */
const SAME = new Set([
  'Enrichment Steward',
  'Filters',
  'Leadspace',
  'LinkedIn',
  'Status',
  'status',
  'Token',
  'Website',
  'CustomerId',
  'Operator',
  'SHA-256',
  'segment',
  'Segment',
]);

const read = (path: string) => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : '');
const manifestTitles = (language: 'en' | 'nl') =>
  Object.entries(JSON.parse(read(`manifest/${language}.json`)) as Record<string, string>)
    .filter(([path]) => path.endsWith('.title'))
    .map(([, title]) => title);

/** The rows of README tables, each as its first cell without the backquotes. */
const readmeRows = read('README.md')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|')[1]!.trim());
const inReadme = (name: string) =>
  readmeRows.some((cell) => [...cell.matchAll(/`([^`]+)`/g)].some(([, words]) => words!.split(' ')[0] === name));

test('every command of the manifest is in the code, in both languages', () => {
  const english = new Set(commands.flatMap(({ name, words }) => [name, ...words.en]));
  const dutch = new Set(commands.flatMap(({ words }) => words.nl));

  const unknown = {
    en: manifestTitles('en').filter((title) => !english.has(title)),
    nl: manifestTitles('nl').filter((title) => !dutch.has(title)),
  };

  expect(unknown).toEqual({ en: [], nl: [] });
});

test('the Dutch manifest names each command by its first Dutch word', () => {
  const expected = manifestTitles('en').map((title) => commands.find(({ name }) => name === title)?.words.nl[0]);

  expect(manifestTitles('nl')).toEqual(expected);
});

test('the bot welcomes with the name that the manifest gives it', () => {
  const { name } = JSON.parse(read('manifest/manifest.json')) as { name: { short: string } };

  expect(english.admin.welcome.title).toContain(name.short);
  expect(dutch.admin.welcome.title).toContain(name.short);
});

test('no word starts two commands', () => {
  const words = commands.flatMap(({ name, words }) => [...new Set([name, ...words.en, ...words.nl])]);

  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});

test('every command of the code has a row in the README', () => {
  const missing = commands.map(({ name }) => name).filter((name) => !inReadme(name));

  expect(missing.map((name) => `README.md: add a row for \`${name}\` to "Say this, get that"`)).toEqual([]);
});

test('every text exists in Dutch, and is not the English one', () => {
  const inEnglish = textsOf(english);
  const inDutch = textsOf(dutch);

  const missing = Object.keys(inEnglish).filter((path) => !(path in inDutch));
  const untranslated = Object.keys(inEnglish).filter(
    (path) => inEnglish[path] === inDutch[path] && isWords(inEnglish[path]!),
  );

  expect(Object.keys(inEnglish).length).toBeGreaterThan(100);
  expect(missing.map((path) => `cards/locales/nl: add ${path}`)).toEqual([]);
  expect(untranslated.map((path) => `cards/locales/nl: translate ${path}: "${inEnglish[path]}"`)).toEqual([]);
});

test('the short list of shared words holds none that is not used', () => {
  const texts = new Set(Object.values(textsOf(english)));

  expect([...SAME].filter((word) => !texts.has(word))).toEqual([]);
});

test.each([
  ['English', english],
  ['Dutch', dutch],
])('every error has a message and a next step in %s', (_, texts) => {
  const incomplete = ERROR_CODES.filter((code) => !texts.errors[code]?.message({}) || !texts.errors[code]?.next);

  expect(incomplete).toEqual([]);
});

test('every error code is in the troubleshooting table of the README', () => {
  const missing = ERROR_CODES.filter((code) => !inReadme(code));

  expect(missing.map((code) => `README.md: add a row for \`${code}\` to "When something goes wrong"`)).toEqual([]);
});

test('every setting is in the sample and in the README', () => {
  const sample = settingsOf(read('.env.sample'));

  const lines = {
    'add to .env.sample': SETTINGS.filter((name) => !sample.includes(name)),
    'take out of .env.sample': sample.filter((name) => !SETTINGS.includes(name)),
    'add to README.md, Settings': SETTINGS.filter((name) => !inReadme(name)),
  };

  expect(lines).toEqual({ 'add to .env.sample': [], 'take out of .env.sample': [], 'add to README.md, Settings': [] });
});

test('the accuracy table in the README is the one that was measured', () => {
  const table = (path: string) => /<!-- accuracy -->\n([\s\S]*?)<!-- \/accuracy -->/.exec(read(path))?.[1]?.trim();
  const shown = table('README.md');

  expect(shown).toBe(table('sandbox/data/accuracy.md'));
  expect(shown).toContain('|');
});

test('files that the README links to are there', () => {
  const links = [...read('README.md').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path!);

  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

/** Names at the start of a line, as in `PORT=3978` and `# PORT=3978`. */
function settingsOf(sample: string): string[] {
  return [...sample.matchAll(/^[\s#]*([A-Z][A-Z_]{3,})=/gm)].map(([, name]) => name!);
}

const isWords = (text: string) => /\p{L}{2}/u.test(text.replaceAll('sample', '')) && !SAME.has(text.trim());

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, ROOT, type SourceFile, sourcesOf } from './support/sourceFiles.js';

// The rules of the house. Each failure is a line that names the file and what to do.

type Room = 'bot' | 'cards' | 'services' | 'storage' | 'tab' | 'sandbox' | 'manifest' | 'test';
interface Rule {
  values: Room[];
  types: Room[];
  /** Packages for this room and no other, or (`cards`) the only ones it may use. */
  packages?: RegExp;
}

const ROOMS: Record<Room, Rule> = {
  bot: { values: ['bot', 'cards', 'services'], types: ['bot', 'cards', 'services', 'storage'] },
  cards: { values: ['cards'], types: ['cards', 'services', 'storage'] },
  services: { values: ['services', 'storage'], types: ['services', 'storage'] },
  storage: { values: ['storage'], types: ['storage'] },
  // Runs in a browser: of the rest of the house it knows words and shapes.
  tab: { values: ['tab'], types: ['tab', 'bot', 'services', 'cards'] },
  sandbox: { values: ['sandbox'], types: ['sandbox', 'services', 'storage', 'cards', 'bot'] },
  manifest: { values: ['manifest', 'test'], types: ['manifest', 'test'] },
  test: {
    values: ['bot', 'cards', 'services', 'storage', 'tab', 'sandbox', 'manifest', 'test'],
    types: ['bot', 'cards', 'services', 'storage', 'tab', 'sandbox', 'manifest', 'test'],
  },
};
/** Where the house is put together: made of parts that each say so, because one file would be too long. */
const COMPOSITION_ROOT = ['index', 'app', 'house', 'dataServices', 'keeping', 'warehouse'].map((it) => `bot/${it}.ts`);
const ONLY_IN: [room: Room, packages: RegExp][] = [
  ['bot', /^(botbuilder|botframework-|restify|jose)/],
  ['tab', /^(react|react-dom|@fluentui\/|@microsoft\/teams-js|chart\.js)/],
  ['storage', /^(lowdb|@duckdb\/)/],
];
const PRODUCT = sourcesOf('bot', 'cards', 'services', 'storage');
const PAGES = sourcesOf('tab');
const ALL = [...PRODUCT, ...PAGES, ...sourcesOf('sandbox', 'manifest', 'test')];
const MOST_LINES = { file: 250, test: 400, function: 60, factory: 120 };

const roomOf = (path: string) => path.split('/')[0] as Room;
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

test('imports follow the traffic: bot to cards, bot to services to storage, and never back', () => {
  const wrong = ALL.flatMap((file) =>
    file.imports
      .filter(({ ours, from, values }) => ours && !mayImport(file.path, from, values))
      .map(({ from, values }) => `${file.path}: take out the ${values ? 'import' : 'import type'} of ${from}`),
  );

  expect(wrong).toEqual([]);
});

test('each outside package has one room, and cards draw with zod alone', () => {
  const wrong = ALL.filter(({ path }) => roomOf(path) !== 'test').flatMap((file) =>
    file.imports
      .filter(({ ours, from }) => !ours && !mayUse(file.path, from))
      .map(({ from }) => `${file.path}: move what needs ${from} to the room that may use it`),
  );

  expect(wrong).toEqual([]);
});

test('the model that results are compared with knows types of the product and none of its code', () => {
  const wrong = ALL.filter(({ path }) => path.startsWith('test/oracle/')).flatMap((file) =>
    file.imports
      .filter(({ ours, from, values }) => ours && values && !from.startsWith('test/oracle/'))
      .map(({ from }) => `${file.path}: import ${from} as types only`),
  );

  expect(wrong).toEqual([]);
});

test('commands and actions do not import each other', () => {
  const isHandler = (path: string) => /^bot\/(commands|actions)\/(?!index\.ts$)/.test(path);
  const wrong = PRODUCT.filter(({ path }) => isHandler(path)).flatMap(({ path, imports }) =>
    imports.filter(({ from }) => isHandler(from)).map(({ from }) => `${path}: put what it shares with ${from} in bot/`),
  );

  expect(wrong).toEqual([]);
});

test('every source file is in use', () => {
  const used = reachable(['bot/index.ts', 'tab/main.tsx']);
  const unused = [...PRODUCT, ...PAGES].map(({ path }) => path).filter((path) => !used.has(path));

  expect(PRODUCT.map(({ path }) => path)).toContain('bot/index.ts');
  expect(unused.map((path) => `${path}: list it in its index.ts, or delete it`)).toEqual([]);
});

test('every command and every action is a file of its own, listed in its index.ts', () => {
  const wrong = (['commands', 'actions'] as const).flatMap((folder) => {
    const index = PRODUCT.find(({ path }) => path === `bot/${folder}/index.ts`);
    const listed = index?.imports.map(({ from }) => from) ?? [];
    const files = filesOf(`bot/${folder}`).filter((path) => path !== `bot/${folder}/index.ts`);
    if (files.length === 0) return [`bot/${folder}/: nothing is there`];
    return files.filter((path) => !listed.includes(path)).map((path) => `${path}: list it in bot/${folder}/index.ts`);
  });

  expect(wrong).toEqual([]);
});

test('folders have the words of the product', () => {
  const wrong = [...new Set(ALL.flatMap(({ path }) => path.split('/').slice(0, -1)))];

  expect(wrong.filter((name) => /^(utils?|helpers?|common|types|misc|lib)$/.test(name))).toEqual([]);
});

test('files and functions stay short enough to read', () => {
  const limit = (path: string) => (roomOf(path) === 'test' ? MOST_LINES.test : MOST_LINES.file);
  // A list of all that there is, one line each, is as long as there is.
  const isList = (path: string) => path === 'bot/actions/index.ts';
  const long = ALL.filter(({ path, lines }) => lines > limit(path) && !isList(path)).map(
    ({ path, lines }) => `${path}: ${lines} lines, split it (at most ${limit(path)})`,
  );
  const functions = ALL.filter(({ path }) => roomOf(path) !== 'test').flatMap(longFunctions);

  expect([...long, ...functions]).toEqual([]);
});

test('nothing is typed any', () => {
  expect(ALL.filter(({ hasAny }) => hasAny).map(({ path }) => `${path}: say unknown and parse it`)).toEqual([]);
});

test('time and chance are handed in: only the clock asks the machine', () => {
  const asks = /^(Date\.now|Math\.random|setTimeout|setInterval|new Date\(\)|randomUUID|crypto\.randomUUID)$/;
  const wrong = PRODUCT.filter(({ path }) => path !== 'services/clock.ts' && !COMPOSITION_ROOT.includes(path)).flatMap(
    ({ path, calls, imports }) =>
      [...calls, ...imports.flatMap(timersOf)]
        .filter((name) => asks.test(name))
        .map((name) => `${path}: take a Clock or NewId instead of ${name}`),
  );

  expect(wrong).toEqual([]);
});

test('an answer is not chained: restify changes writeHead for the whole process, and gives nothing back', () => {
  const chained = /\.writeHead\((?:[^()]|\([^()]*\))*\)\s*\./;

  expect(ALL.filter(({ text }) => chained.test(text)).map(({ path }) => `${path}: make two statements of it`)).toEqual(
    [],
  );
});

test('packages come from the public registry: the lock file names no other host and no file of this machine', () => {
  const lock = read('package-lock.json');

  expect(lock.match(/"resolved":.*/g) ?? []).toEqual([]);
  expect(lock.match(/"file:[^"]*"/g) ?? []).toEqual([]);
});

test('no file that is published names a folder of the machine it was written on', () => {
  // Taken apart, so that this file does not find itself.
  const folders = new RegExp(['/wor' + 'k/', '/hom' + 'e/[a-z]', '/Use' + 'rs/[A-Za-z]', '/roo' + 't/'].join('|'));
  const published = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  const texts = published.filter((path) => !/\.(png|parquet|csv|zip)$/.test(path));

  expect(texts.filter((path) => folders.test(readIfThere(path)))).toEqual([]);
});

/** Under whatever name they are used. */
const timersOf = ({ from, names }: SourceFile['imports'][number]) => (/timers/.test(from) ? names : []);

function mayImport(path: string, from: string, values: boolean): boolean {
  if (from.endsWith('.json') && roomOf(from) === roomOf(path)) return true;
  // The words of cards and pages are the same, and so is what is taken out of somebody's data before it is shown.
  if (roomOf(path) === 'tab' && (from.startsWith('cards/locales/') || from === 'cards/safeText.ts')) return true;
  // The version that cards and logs show.
  if (from === 'package.json') return COMPOSITION_ROOT.includes(path) || roomOf(path) === 'test';
  if (values && COMPOSITION_ROOT.includes(path) && roomOf(from) === 'storage') return true;
  // The scripts that draw icons share the browser of the tests; the app's package itself does not.
  if (path === 'manifest/icons.ts') return true;
  return ROOMS[roomOf(path)][values ? 'values' : 'types'].includes(roomOf(from));
}

function mayUse(path: string, from: string): boolean {
  if (roomOf(path) === 'cards') return from === 'zod';
  // The demo counts in the data folder of a bot that has stopped, with SQL of its own.
  if (path === 'sandbox/demo/count.ts') return true;
  return ONLY_IN.every(([room, packages]) => room === roomOf(path) || !packages.test(from));
}

function reachable(starts: string[]): Set<string> {
  const found = new Set<string>();
  const queue = [...starts];
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const file = [...PRODUCT, ...PAGES].find((source) => source.path === path);
    queue.push(...(file?.imports.filter(({ ours }) => ours).map(({ from }) => from) ?? []));
  }
  return found;
}

/** What makes a part of the house holds its functions, so it may be longer than each of them. */
function longFunctions({ path, functions }: SourceFile): string[] {
  return functions
    .filter(({ lines, own }) => own > MOST_LINES.function || lines > MOST_LINES.factory)
    .map(({ name, lines, own }) => `${path}: ${name} has ${lines} lines, ${own} of its own: split it`);
}

function readIfThere(path: string): string {
  try {
    return read(path);
  } catch {
    return '';
  }
}

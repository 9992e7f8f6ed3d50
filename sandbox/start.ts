import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { answers, BOT, type Running, startProcess, typescript } from './demo/processes.js';
import { startPlayground } from './playground.js';
import { busyPorts } from './ports.js';

// `npm start`: the sandbox, the bot and Agents Playground on this machine, with sample data to import. Development only.

const SAMPLES = [
  'company-profiles.csv',
  'consent.csv',
  'bedrijfsprofielen.csv',
  'toestemming.csv',
  'contoso-accounts.csv',
  'contoso-consent.csv',
  'contoso-consent-withdrawn.csv',
  'contoso-klanten.csv',
  'contoso-toestemming.csv',
  'contoso-toestemming-ingetrokken.csv',
  'contoso-billing.csv',
  'contoso-billing-changed.csv',
  'contoso-facturatie.csv',
  'contoso-facturatie-gewijzigd.csv',
];

if (existsSync('.env')) process.loadEnvFile('.env');
const settings = readSettings(process.env);
const running: Running[] = [];
let stopping = false;

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
try {
  await start();
} catch (error) {
  // Stopped while it was starting: that is no mistake.
  if (!stopping) console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

async function start(): Promise<void> {
  const problems = settings.production
    ? ['npm start is for development. For production: npm run build, then npm run serve.']
    : await busyPorts(settings.ports);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  await placeSamples(settings.importDir);
  await buildPages();
  // The bot first: the page of the playground waits for it. It also checks all settings.
  await keep(startBot());
  if (settings.ownSandbox) await keep(startSandbox());
  if (settings.playground) {
    const logFile = join(settings.dataDir, 'playground.log');
    await keep(startPlayground({ port: settings.playgroundPort, endpoint: `${botUrl()}/api/messages`, logFile }));
  }
  console.log(whatToDo());
}

/** A second or two; what is built is never older than its source. */
async function buildPages(): Promise<void> {
  const [program, root] = [fileURLToPath(new URL('../build.mjs', import.meta.url)), new URL('..', import.meta.url)];
  await promisify(execFile)(process.execPath, [program, 'tab'], { cwd: fileURLToPath(root) });
}

function whatToDo(): string {
  const token = settings.ownSandbox ? ' (the Leadspace token of the sandbox is any that begins with "good-")' : '';
  if (!settings.playground)
    return `The bot listens on ${botUrl()}/api/messages; say "hello" first${token}. Ctrl-C stops it.`;
  return `Open http://localhost:${settings.playgroundPort} and type "hello"${token}. Ctrl-C stops everything.`;
}

function botUrl(): string {
  return `http://127.0.0.1:${settings.port}`;
}

function startBot(): Promise<Running> {
  return startProcess({
    command: BOT,
    env: { ...settings.environment, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
    isReady: () => answers(`${botUrl()}/healthz`),
    // Its log; the line that it prints at its start is told below in other words.
    show: (printed) =>
      process.stdout.write(
        printed
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line) => `${line}\n`)
          .join(''),
      ),
  });
}

function startSandbox(): Promise<Running> {
  return startProcess({
    command: typescript('sandbox/leadspace/main.ts'),
    env: { SANDBOX_PORT: String(settings.sandboxPort) },
    isReady: () => answers(`http://127.0.0.1:${settings.sandboxPort}/__sandbox/credits`),
  });
}

/** One that ends by itself takes the others with it: half of this is of no use. */
async function keep(starting: Promise<Running>): Promise<void> {
  const child = await starting;
  running.push(child);
  void child.ended.then(() => {
    if (stopping) return;
    console.error(`A part of it has ended unexpectedly:\n${child.output().split('\n').slice(-15).join('\n')}`);
    void stop(1);
  });
  if (stopping) await child.stop();
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  // The bot was started first and stops last, so that nobody talks to one that has gone.
  for (const child of running.reverse()) await child.stop();
  process.exit(code);
}

/** Samples that were changed or removed meanwhile are left as they are while others are there. */
async function placeSamples(importDir: string): Promise<void> {
  await mkdir(importDir, { recursive: true });
  for (const name of SAMPLES) {
    const to = join(importDir, name);
    if (!existsSync(to)) await copyFile(fileURLToPath(new URL(`./data/${name}`, import.meta.url)), to);
  }
}

/** Only what is needed here; the bot checks all of them and names every mistake. */
function readSettings(environment: NodeJS.ProcessEnv) {
  const set = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  const port = Number(set.PORT ?? 3978);
  const sandboxPort = Number(set.SANDBOX_PORT ?? 3979);
  const playgroundPort = Number(set.PLAYGROUND_PORT ?? 56150);
  const dataDir = resolve(set.DATA_DIR ?? 'data');
  const ownSandbox = !set.LEADSPACE_URL;
  const playground = set.PLAYGROUND !== 'off';
  const wanted = [
    { setting: 'PORT', port, host: '127.0.0.1' },
    ownSandbox && { setting: 'SANDBOX_PORT', port: sandboxPort, host: '127.0.0.1' },
    playground && { setting: 'PLAYGROUND_PORT', port: playgroundPort, host: '::' },
  ];
  return {
    environment: set,
    ...{ port, sandboxPort, playgroundPort, dataDir, ownSandbox, playground },
    importDir: set.IMPORT_DIR ? resolve(set.IMPORT_DIR) : join(dataDir, 'import'),
    production: set.NODE_ENV === 'production' || Boolean(set.MICROSOFT_APP_ID),
    ports: wanted.filter((each) => each !== false).filter((each) => Number.isInteger(each.port) && each.port > 0),
  };
}

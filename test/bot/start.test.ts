import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answers, freePort, startProcess, typescript } from '../../sandbox/demo/processes.js';

// Programs as they are started, each a process of its own.
const PATIENCE_MS = 120_000;

/** What was built, as `npm run serve` starts it. */
const BUILT = ['dist/bot.mjs'];

let dataDir: string;
beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['build.mjs']);
}, PATIENCE_MS);
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'steward-start-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const words = (starting: Promise<unknown>) =>
  starting.then(
    () => 'started',
    (error: Error) => error.message,
  );
const never = () => false;

test(
  'the bot says in one line where it listens and what to type, and a signal ends it gracefully',
  async () => {
    const bot = await startProcess({
      command: typescript('bot/index.ts'),
      env: { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
      isReady: (output) => /listens on/.test(output),
    });
    const url = /http:\S+/.exec(bot.output())?.[0] ?? '';
    expect(bot.output().trim().split('\n')).toHaveLength(1);
    expect(bot.output()).toContain('"hello"');
    expect(await answers(`${url}/healthz`)).toBe(true);
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(true);
    const made = (await readdir(dataDir, { withFileTypes: true })).filter((entry) => entry.isFile());
    const open = made.filter(({ name }) => (statSync(join(dataDir, name)).mode & 0o077) !== 0);
    expect(await bot.stop()).toBe(0);
    expect(open.map(({ name }) => name)).toEqual([]);
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
  },
  PATIENCE_MS,
);

test(
  'a second bot on the same data folder, or on a busy port, says so and does not start',
  async () => {
    const port = await freePort();
    const env = { NODE_ENV: 'development', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
    const command = BUILT;
    const bot = await startProcess({ command, env, isReady: (output) => /listens on/.test(output) });
    try {
      const inUse = await words(startProcess({ command, env: { ...env, PORT: '0' }, isReady: never }));
      expect(inUse).toContain('is in use by process');
      expect(inUse).not.toContain('    at ');
      const other = { ...env, DATA_DIR: join(dataDir, 'other') };
      expect(await words(startProcess({ command, env: other, isReady: never }))).toContain(`Port ${port} is in use`);
    } finally {
      await bot.stop();
    }
  },
  PATIENCE_MS,
);

test(
  'npm start names every port that is busy, and the setting that moves it',
  async () => {
    const servers = await Promise.all(
      [0, 0, 0].map(async () => {
        const server = createServer().listen(0, '127.0.0.1');
        await once(server, 'listening');
        return server;
      }),
    );
    const [port, sandbox, playground] = servers.map((server) => String((server.address() as { port: number }).port));
    const env = { PORT: port!, SANDBOX_PORT: sandbox!, PLAYGROUND_PORT: playground!, DATA_DIR: dataDir };
    const said = await words(startProcess({ command: typescript('sandbox/start.ts'), env, isReady: never }));
    for (const server of servers) server.close();
    expect(said).toContain(`Port ${port} is in use. Stop what listens there, or set PORT.`);
    expect(said).toContain(`Port ${sandbox} is in use. Stop what listens there, or set SANDBOX_PORT.`);
    expect(said).toContain(`Port ${playground} is in use. Stop what listens there, or set PLAYGROUND_PORT.`);
  },
  PATIENCE_MS,
);

test.each<Record<string, string>>([
  { NODE_ENV: 'production' },
  { MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555' },
])(
  'npm start never starts sandbox and playground in production (%j)',
  async (env) => {
    const command = typescript('sandbox/start.ts');
    const said = await words(startProcess({ command, env: { ...env, DATA_DIR: dataDir }, isReady: never }));
    expect(said).toContain('npm run serve');
    expect(existsSync(join(dataDir, 'import'))).toBe(false);
  },
  PATIENCE_MS,
);

test(
  'npm start brings all of it up with the sample in the import folder, says what to do, and Ctrl-C ends all of it',
  async () => {
    const [port, sandbox, playground] = [await freePort(), await freePort(), await freePort()];
    const env = { PORT: `${port}`, SANDBOX_PORT: `${sandbox}`, PLAYGROUND_PORT: `${playground}`, DATA_DIR: dataDir };
    const all = await startProcess({
      command: typescript('sandbox/start.ts'),
      env,
      isReady: (output) => /Ctrl-C/.test(output),
    });
    try {
      expect(all.output().trim().split('\n')).toHaveLength(1);
      expect(all.output()).toContain(`http://localhost:${playground}`);
      expect(all.output()).toContain('type "hello"');
      expect(existsSync(join(dataDir, 'import', 'company-profiles.csv'))).toBe(true);
      expect(await answers(`http://127.0.0.1:${port}/healthz`)).toBe(true);
      process.kill(all.pid, 'SIGINT');
      await all.ended;
    } finally {
      // Already gone when all is well.
      await all.stop();
    }
    const left = [
      `http://127.0.0.1:${port}/healthz`,
      `http://127.0.0.1:${sandbox}/`,
      `http://localhost:${playground}/_debug/ping`,
    ];
    for (const url of left) await expect(fetch(url)).rejects.toThrow();
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
  },
  PATIENCE_MS,
);

test(
  'what was built starts alone, and for production unless told otherwise',
  async () => {
    const command = BUILT;
    expect(await words(startProcess({ command, env: { DATA_DIR: dataDir }, isReady: never }))).toContain(
      'MICROSOFT_APP_ID is missing',
    );
    const bot = await startProcess({
      command,
      env: { NODE_ENV: 'development', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
      isReady: (output) => /listens on/.test(output),
    });
    const url = /http:\S+/.exec(bot.output())?.[0] ?? '';
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ ok: true });
    expect(await bot.stop()).toBe(0);
  },
  PATIENCE_MS,
);

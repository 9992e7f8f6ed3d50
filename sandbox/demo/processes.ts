import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

export interface Running {
  pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Resolves when it has ended, by itself or because it was stopped. */
  ended: Promise<void>;
  /** Asks it to stop, waits, and tells how it ended: 0 is graceful, `SIGKILL` after 20 seconds. */
  stop(): Promise<number | NodeJS.Signals>;
}

export interface Starting {
  /** After `node`: a script with its arguments. */
  command: string[];
  env: Record<string, string>;
  /** Asked again and again until it says yes. */
  isReady(output: string): boolean | Promise<boolean>;
  /** Gets what it prints, as it comes. */
  show?(printed: string): void;
  /** Seconds; 30 unless told otherwise. */
  patience?: number;
}

/** Starts a program of the project. Rejects with what it printed when it ends or does not get ready. */
export async function startProcess({ command, env, isReady, show, patience = 30 }: Starting): Promise<Running> {
  const child = spawn(process.execPath, command, {
    cwd: PROJECT,
    // On Linux each thread would keep freed memory to itself; two arenas are enough for a database with two threads.
    env: { ...clean(process.env), MALLOC_ARENA_MAX: '2', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      // A process that runs for weeks must not fill the memory of the one that started it.
      printed = (printed + data).slice(-100_000);
      show?.(String(data));
    });
  }
  const ended = once(child, 'exit').then(() => undefined);
  // Whoever starts it may be stopped before it is ready: nothing stays behind.
  const leaveNobody = () => void child.kill();
  process.once('exit', leaveNobody);
  child.once('exit', () => process.off('exit', leaveNobody));
  const running = { pid: child.pid!, output: () => printed, ended, stop: () => stop(child) };

  for (const end = Date.now() + patience * 1000; Date.now() < end; await delay(100)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (
      await Promise.resolve()
        .then(() => isReady(printed))
        .catch(() => false)
    )
      return running;
  }
  await stop(child);
  throw new Error(`${command.join(' ')} did not start:\n${printed}`);
}

/** A TypeScript program of the project, as `node` runs it. */
export const typescript = (path: string): string[] => ['--import', 'tsx', path];

/**
 * The bot as `npm run bot` starts it. Its live heap is some 70 MB; without these limits V8 lets three times as much garbage pile
 * up before it looks (measured over a run of 100,000 profiles).
 */
export const BOT = ['--max-semi-space-size=4', '--max-old-space-size=256', ...typescript('bot/index.ts')];

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

async function stop(child: ChildProcess): Promise<number | NodeJS.Signals> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const late = delay(20_000, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') {
      child.kill('SIGKILL');
      await ended;
    }
  }
  return child.exitCode ?? child.signalCode!;
}

/** Settings of whoever starts us must not reach a program that starts fresh. */
function clean(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept = /^(PATH|HOME|TMPDIR|LANG|LC_.*|NODE_OPTIONS|CHROMIUM_PATH|SYSTEMROOT)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => kept.test(name))) as Record<string, string>;
}

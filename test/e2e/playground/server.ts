import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { answers, freePort, startProcess } from '../../../sandbox/demo/processes.js';
import { playgroundConfig } from './people.js';

export interface PlaygroundServer {
  url: string;
  close(): Promise<void>;
}

/** Microsoft 365 Agents Playground on a free port, with our people and conversations. */
export async function startPlaygroundServer(endpoint: string): Promise<PlaygroundServer> {
  // It moves to another port without a word when its own is taken: the free one is found here.
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify(playgroundConfig()));

  const url = `http://localhost:${port}`;
  const program = join(
    dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')),
    'cli.js',
  );
  const running = await startProcess({
    command: [program, 'start', '--app-endpoint', endpoint, '--port', String(port), '--disable-telemetry'],
    env: {
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
    },
    isReady: () => answers(`${url}/_debug/ping`),
  });
  return {
    url,
    async close() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

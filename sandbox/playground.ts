import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, type Running, startProcess } from './demo/processes.js';

const CONFIG = fileURLToPath(new URL('./playground.json', import.meta.url));

/**
 * Microsoft 365 Agents Playground: the local stand-in for Teams. It takes another port without a word when its own is
 * taken, so the caller looks first; and its people have fixed ids, because the bot keeps conversation references.
 */
export function startPlayground(settings: { port: number; endpoint: string; logFile: string }): Promise<Running> {
  const folder = dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json'));
  return startProcess({
    command: [
      join(folder, 'cli.js'),
      'start',
      ...['--app-endpoint', settings.endpoint],
      ...['--port', String(settings.port)],
      '--disable-telemetry',
    ],
    env: {
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: CONFIG,
      M365_AGENTS_PLAYGROUND_LOGFILE: settings.logFile,
    },
    isReady: () => answers(`http://localhost:${settings.port}/_debug/ping`),
  });
}

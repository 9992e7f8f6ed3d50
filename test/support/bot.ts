import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type AppParts, createApp } from '../../bot/app.js';
import { type Config, readConfig } from '../../bot/config.js';
import type { Services } from '../../services/index.js';
import { silentLog } from '../../services/log.js';
import { startTeams, type Teams } from './teams.js';

export interface Bot {
  teams: Teams;
  url: string;
  dataDir: string;
  /** Stops it gracefully and starts it again on the same data; `parts` put over those of before. */
  restart(parts?: AppParts): Promise<void>;
  close(): Promise<void>;
}

export interface BotSettings extends AppParts {
  /** Hand-made services where a test is not about them. */
  services?: Partial<Services>;
  env?: Record<string, string>;
  /** Put over the settings: what no environment of development says. */
  config?: Partial<Config>;
}

/** The real bot on a free port with a fresh data folder, and a client of Teams that talks to it. */
export async function startBot({ services, env, config: more, ...parts }: BotSettings = {}): Promise<Bot> {
  const dataDir = await mkdtemp(join(tmpdir(), 'steward-bot-'));
  const read = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', MEMORY_MB: '128', ...env });
  const config = { ...read, ...more };
  const house = services && { house: () => houseOf(services) };
  // People would see cards flicker at this pace; a story that waits for a card need not wait two seconds for each.
  const all: AppParts = { log: silentLog, rate: { burst: 10_000, rate: 10_000 }, cardPaceMs: 50, ...house, ...parts };
  let app: App = await createApp(config, all);
  const teams = await startTeams(app.url);
  return {
    teams,
    get url() {
      return app.url;
    },
    dataDir,
    async restart(more = {}) {
      await app.close();
      app = await createApp(config, { ...all, ...more });
      teams.pointTo(app.url);
    },
    async close() {
      await app.close();
      await teams.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const houseOf = (services: Partial<Services>) => ({
  services: services as Services,
  start: async () => undefined,
  stop: async () => undefined,
});

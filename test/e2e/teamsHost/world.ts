import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { type App, type AppParts, createApp } from '../../../bot/app.js';
import { type Config, readConfig } from '../../../bot/config.js';
import { type Sandbox, startSandbox } from '../../../sandbox/leadspace/server.js';
import { silentLog } from '../../../services/log.js';
import { APP_ID } from '../../support/botFrameworkCloud.js';
import { launchChromium } from '../../support/chromium.js';
import { type EntraCloud, type Forged, issuerOf, startEntra } from '../../support/entra.js';
import { createFastClock, type FastClock } from '../../support/fastClock.js';
import { ROOT } from '../../support/sourceFiles.js';
import { ANNA, type Person, startTeams, TENANT, type Teams } from '../../support/teams.js';
import { type Origins, PAGES_ORIGIN, startOrigins } from './origins.js';
import { type Platform, startPlatform } from './platform.js';
import { twoWeeks } from './story.js';

export type Mode = 'production' | 'development';

/** The product after two weeks of work, the chat with it, and all that pages in Teams need around it. */
export interface World {
  mode: Mode;
  teams: Teams;
  /** Where the bot itself listens. */
  url: string;
  clock: FastClock;
  dataDir: string;
  origins: Origins;
  /** Knows Teams and the bot by their names. */
  browser: Browser;
  /** What `getAuthToken` gives; `claims` put over those of a good token, or one that is not signed as it should be. */
  token(person: Person, claims?: Record<string, unknown>, signedWith?: Forged['signedWith']): Promise<string>;
  /** Writes into the import folder. */
  put(name: string, text: string): Promise<void>;
  /** Stops the bot and opens the same data again. */
  open(mode: Mode): Promise<void>;
  close(): Promise<void>;
}

/** Monday, 2 November 2026, 9:00 UTC. */
const BEGINNING = Date.UTC(2026, 10, 2, 9);
/** Nobody waits two weeks: the story is told fast, what is looked at goes on at the pace of people. */
const STORY_SPEED = 20;
const KEY = Buffer.alloc(32, 5).toString('base64');
const PRODUCTION = {
  NODE_ENV: 'production',
  MICROSOFT_APP_ID: APP_ID,
  MICROSOFT_APP_PASSWORD: 'secret',
  MICROSOFT_APP_TENANT_ID: TENANT,
  ADMINISTRATORS: ANNA.aadObjectId,
  PUBLIC_URL: PAGES_ORIGIN,
};

export async function startWorld(mode: Mode): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-pages-'));
  const pagesFolder = join(folder, 'tab');
  const built = promisify(execFile)(process.execPath, ['build.mjs', 'tab', pagesFolder], { cwd: ROOT });
  await mkdir(join(folder, 'import'));
  let clock = createFastClock(BEGINNING, STORY_SPEED);
  const sandbox = await startSandbox({ processingMs: () => 0, now: () => clock.now() });
  const around = { entra: await startEntra(), platform: await startPlatform(), origins: await startOrigins() };
  const openIn = (which: Mode) => openApp(which, { folder, pagesFolder, sandbox, clock, ...around });
  let app = await openIn('development');
  const teams = await startTeams(app.url);
  const put = (name: string, text: string) => writeFile(join(folder, 'import', name), text);
  await twoWeeks(teams, clock, put);
  clock = createFastClock(clock.now(), 1);

  const browser = await launchChromium(around.origins.browserArguments);

  const world: World = {
    ...{ mode, teams, url: app.url, clock, dataDir: join(folder, 'data'), browser, put, ...around },
    token: ({ name, aadObjectId: oid }, others, signedWith = 'known') => {
      const claims = { iss: issuerOf(TENANT), tid: TENANT, oid, name, ...others };
      return around.entra.token(clock.now(), { claims, signedWith });
    },
    async open(which) {
      await app.close();
      app = await openIn(which);
      Object.assign(world, { mode: which, url: app.url });
      around.origins.pointTo(app.url);
      if (which === 'production') around.platform.carry(teams, app.url);
      else teams.pointTo(app.url);
    },
    async close() {
      await browser.close();
      await app.close();
      await teams.close();
      await sandbox.close();
      for (const part of Object.values(around)) await part.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await built;
  await world.open(mode);
  return world;
}

interface Parts {
  folder: string;
  pagesFolder: string;
  sandbox: Sandbox;
  clock: FastClock;
  entra: EntraCloud;
  platform: Platform;
}

function openApp(mode: Mode, { folder, pagesFolder, sandbox, clock, entra, platform }: Parts): Promise<App> {
  const config = readConfig({
    ...{ PORT: '0', DATA_DIR: join(folder, 'data'), IMPORT_DIR: join(folder, 'import'), ENCRYPTION_KEY: KEY },
    ...{ LOG_LEVEL: 'silent', MEMORY_MB: '128', ...(mode === 'production' && PRODUCTION) },
  });
  // Production would ask the real gateway, and listen for everybody.
  const here: Config = { ...config, host: '127.0.0.1', leadspace: { url: sandbox.url, sandbox: true, tps: 30 } };
  const parts: AppParts = {
    ...{ clock, pagesFolder, log: silentLog, cardPaceMs: 50, rate: { burst: 10_000, rate: 10_000 } },
    ...(mode === 'production' && {
      ...{ authority: entra.authority, cloud: platform.cloud, allowsServiceUrl: () => true },
    }),
  };
  return createApp(here, parts);
}

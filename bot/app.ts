import { randomBytes, randomUUID } from 'node:crypto';
import { type Clock, type NewId, systemClock } from '../services/clock.js';
import type { Log } from '../services/log.js';
import { openStorage, type Storage } from '../storage/index.js';
import { type BotParts, createBot, createOutside, createPageServing, createPump } from './assembly.js';
import type { Config } from './config.js';
import { type HouseParts, makeServices, type ServiceHouse } from './house.js';
import { createLog } from './log.js';
import type { OutboxPump } from './outbox.js';
import { servePages } from './pages/routes.js';
import { createServer, listen } from './server.js';
import type { Receive } from './teamsBot.js';
import { VERSION } from './version.js';
import { rowsIn } from './warehouse.js';

/** The bot, listening. */
export interface App {
  url: string;
  /** Lets turns, runs, cards and notices that are under way end, saves what is left and closes the storage. */
  close(): Promise<void>;
}

/** What may be another in tests. */
export interface AppParts extends BotParts {
  clock?: Clock;
  newId?: NewId;
  newSecret?: NewId;
  log?: Log;
  rate?: { burst: number; rate: number };
  house?: (parts: HouseParts) => Promise<ServiceHouse> | ServiceHouse;
}

const SECRET_BYTES = 24;

/** Opens storage, then services, then the bot. What fails on the way takes down what is already up. */
export async function createApp(config: Config, parts: AppParts = {}): Promise<App> {
  const clock = parts.clock ?? systemClock(config.clockStart);
  const log = parts.log ?? createLog(config.logLevel);
  const storage = await openStorage({ folder: config.dataDir, startedAt: clock.now(), memoryMb: config.memoryMb });
  try {
    return await openApp(config, { ...parts, clock, log }, storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function openApp(
  config: Config,
  parts: AppParts & Required<Pick<AppParts, 'clock' | 'log'>>,
  storage: Storage,
): Promise<App> {
  const { clock, log, newId = randomUUID } = parts;
  const stop = new AbortController();
  const newSecret = parts.newSecret ?? (() => randomBytes(SECRET_BYTES).toString('base64url'));
  const base = { config, clock, newId, newSecret, log, rows: rowsIn(storage.sql), stopping: stop.signal };
  const outside = createOutside(base, parts);
  // The server listens before the services exist, because their links need its address.
  let bot: { receive: Receive; house: ServiceHouse; pump: OutboxPump | undefined } | undefined;
  const server = createServer({
    version: VERSION,
    rate: parts.rate ?? { burst: 200, rate: 100 },
    bot: () => bot && { receive: bot.receive, open: (signed) => bot!.house.services.files.open(signed) },
    log,
  });
  servePages(
    server,
    createPageServing(outside, parts, () => bot?.house.services),
  );
  const url = await listen(server, config.port, config.host);
  const publicUrl = config.publicUrl ?? url;
  try {
    const house = await (parts.house ?? makeServices)({
      ...{ config, storage, clock, newId, newSecret, log },
      notify: (subject) => outside.live.notify(subject),
      publicUrl,
    });
    await outside.dedupe.start();
    await house.start();
    await outside.live.start(house.services);
    const receive = createBot(outside, house.services, { ...parts, publicUrl });
    const pump = house.outbox && createPump(outside, house.outbox, house.services, parts);
    await pump?.start();
    bot = { house, pump, receive };
  } catch (error) {
    await closeServer(server);
    throw error;
  }
  const { house, pump } = bot;
  return {
    url,
    async close() {
      const turns = closeServer(server);
      await house.stop();
      stop.abort();
      await outside.live.settled();
      await pump?.stop();
      await turns;
      await storage.close();
    },
  };
}

/** No new requests; those under way get their answer. */
async function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(resolve));
  server.server.closeIdleConnections();
  await closed;
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type App, createApp } from '../../bot/app.js';
import { readConfig } from '../../bot/config.js';
import { makeServices } from '../../bot/house.js';
import type { Services } from '../../services/index.js';
import { silentLog } from '../../services/log.js';
import { writeTurn } from '../../services/results/tableQuery.js';
import type { ProfilesOrder, ProfilesQuery, TablePage } from '../../services/results/tableView.js';
import { ask } from '../support/pages.js';
import { ROOT } from '../support/sourceFiles.js';
import { ANNA, TENANT } from '../support/teams.js';
import { type Deep, seedEnriched } from './enrichedRows.js';
import { firstViews } from './firstView.js';
import { isMissed, type Ratio, ratioLine, type Timings, timed, within } from './timing.js';

const [SMALL, LARGE] = ['thousand', 'million'];
const SIZES = { another: 1_000_000, [SMALL]: 1_000, [LARGE]: 1_000_000 };
const DEPTH = 900_000;
const ROUNDS = 100;
const BY_NAME: ProfilesOrder = { field: 'ownName' };

const NO_LIMIT = { burst: 100_000, rate: 100_000 };

/** Seeds, starts the bot and asks it what the pages ask, over HTTP; everything takes turns, so that a busy machine slows all alike. */
export async function benchPages(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-bench-'));
  try {
    console.log('Two enrichments of 1,000,000 profiles and one of 1,000 are made: about a minute.');
    const deep = await seedEnriched(join(folder, 'data'), SIZES, DEPTH);
    await promisify(execFile)(process.execPath, ['build.mjs', 'tab', join(folder, 'tab')], { cwd: ROOT });
    const { app, services } = await startBot(folder);
    try {
      return await measure(app, services, deep);
    } finally {
      await app.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As it is delivered, with the memory that it has by default. */
async function startBot(folder: string): Promise<{ app: App; services: Services }> {
  const config = readConfig({ PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', PLAYGROUND: 'off' });
  let services: Services | undefined;
  const app = await createApp(config, {
    ...{ log: silentLog, pagesFolder: join(folder, 'tab') },
    // One person asks faster here than hands can.
    ...{ rate: NO_LIMIT, personRate: NO_LIMIT },
    async house(parts) {
      const house = await makeServices(parts);
      services = house.services;
      return house;
    },
  });
  return { app, services: services! };
}

async function measure(app: App, services: Services, deep: Deep): Promise<boolean> {
  const caller = { tenantId: TENANT, userId: ANNA.aadObjectId, name: ANNA.name };
  const link = await services.pageLinks.reading(caller, 'en', 'bench');
  const times = await askAll(app.url, `Link ${link}`, deep);
  for (const [what, taken] of Object.entries(times)) {
    const [half, most] = [within(taken, 0.5), within(taken, 0.99)].map((time) => time.toFixed(1).padStart(8));
    console.log(`${what.padEnd(72)} p50 ${half} ms   p99 ${most} ms`);
  }
  const views = await firstViews(app.url, link, [SMALL!, LARGE!]);
  const ratios = [...ratiosOf(times), ...(views ? [firstView(views)] : [])];
  for (const ratio of ratios) console.log(ratioLine(ratio));
  return !ratios.some(isMissed);
}

const asked = (what: string, enrichment: string | undefined) => `${what}, ${enrichment}`;
const [FIRST, NAMED, NEXT, NEXT_NAMED] = [
  'first page',
  'first page by name',
  'next page at 900,000',
  'next page at 900,000 by name',
];
const [BY_SIZE, SEARCH, FILTER, OVERVIEW] = ['first page by employees', 'search', 'filter and its number', 'overview'];

async function askAll(url: string, authorization: string, deep: Deep): Promise<Record<string, Timings>> {
  const from = async (path: string, body?: unknown) => {
    const answer = await ask(url, path, { authorization, body });
    if (answer.status !== 200)
      throw new Error(`${path} is answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const page = (id: string, body: object) => from(`enrichments/${id}/profiles`, body) as Promise<TablePage>;
  const walk = (id: string, order: ProfilesOrder, place: Deep | { customerId: number; key: number }) => {
    let at: string | undefined = writeTurn({ enrichmentId: id, query: {}, order }, { from: place, backwards: false });
    return async () => {
      const { rows, next }: TablePage = await page(id, { order, at });
      if (rows.length === 0) throw new Error('There are no rows at that depth.');
      at = next;
    };
  };
  const filters: ProfilesQuery = { filters: { industry: ['Retail'], country: ['Spain', ''], confidence: ['HIGH'] } };
  const both = (id: string): Record<string, () => Promise<unknown>> => ({
    [asked(OVERVIEW!, id)]: () => from(`enrichments/${id}`),
    [asked(FIRST!, id)]: () => page(id, {}),
    [asked(NAMED!, id)]: () => page(id, { order: BY_NAME }),
    [asked(BY_SIZE!, id)]: () => page(id, { order: { field: 'employees', descending: true } }),
    [asked(SEARCH!, id)]: () => page(id, { query: { search: 'wingtip labs 99' } }),
    [asked(FILTER!, id)]: () => Promise.all([page(id, { query: filters }), from(`enrichments/${id}/count`, filters)]),
  });
  const asks = {
    ...{ ...both(SMALL!), ...both(LARGE!) },
    [asked(NEXT!, LARGE)]: walk(LARGE!, { field: 'customerId' }, { customerId: DEPTH, key: DEPTH }),
    [asked(NEXT_NAMED!, LARGE)]: walk(LARGE!, BY_NAME, deep),
  };
  const times: Record<string, Timings> = Object.fromEntries(Object.keys(asks).map((what) => [what, []]));
  for (const work of Object.values(asks)) await work();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [what, work] of Object.entries(asks)) await timed(times[what]!, work);
  }
  return times;
}

function ratiosOf(times: Record<string, Timings>): Ratio[] {
  const p50 = (what: string | undefined, id = LARGE) => within(times[asked(what!, id)]!, 0.5);
  const p99 = (what: string | undefined) => within(times[asked(what!, LARGE)]!, 0.99);
  const sizes = [OVERVIEW, FIRST, NAMED, BY_SIZE, SEARCH, FILTER].map((what) => ({
    what: `${what}: a million over a thousand (p50)`,
    ratio: p50(what) / p50(what, SMALL),
  }));
  return [
    ...sizes,
    { what: 'next page at 900,000 over the first page (p99)', ratio: p99(NEXT) / p99(FIRST), atMost: 3 },
    { what: 'the same by company name (p99)', ratio: p99(NEXT_NAMED) / p99(NAMED), atMost: 3 },
  ];
}

const firstView = (views: Record<string, number>): Ratio => ({
  what: `first view in a browser, ${views[LARGE!]!.toFixed(0)} ms over ${views[SMALL!]!.toFixed(0)} ms (median)`,
  ratio: views[LARGE!]! / views[SMALL!]!,
  atMost: 1.5,
});

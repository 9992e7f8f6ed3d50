import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { systemCaller } from '../../services/audit.js';
import { createFiles } from '../../services/files.js';
import { createHistory, type History, type HistoryFilter, type HistoryRow } from '../../services/history.js';
import { silentLog } from '../../services/log.js';
import type { StartedBy } from '../../services/refresh/view.js';
import { addRefresh, type StoredRefresh } from '../../storage/refreshes.js';
import { addRun, type StoredRun } from '../../storage/runs.js';
import { seedHistory } from '../support/history.js';
import { aStoredRun } from '../support/storedRun.js';
import { ADA, BOB, openTrust, refusal, type Trust } from '../support/trust.js';

const MINUTE = 60_000;
const SYSTEM = systemCaller('contoso');
const BY_ADA: StartedBy = { by: 'person', name: 'Ada Admin' };
const ZONE = { timeZone: 'Europe/Amsterdam' };
const at = (text: string) => Date.parse(text);
const NINE = at('2026-11-22T09:00Z');

let folder: string;
let trust: Trust;
let history: History;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-history-'));
  trust = await openTrust();
  const { sql } = trust.storage;
  const files = createFiles({ ...trust, sql, log: silentLog, folder, publicUrl: 'https://bot.example' });
  history = createHistory({ ...trust, sql, files, system: SYSTEM });
});

afterEach(async () => {
  await trust.audit.settled();
  await trust.storage.close();
  await rm(folder, { recursive: true });
});

function run(id: string, startedAt: number | null, more: Partial<StoredRun> = {}): Promise<void> {
  const requestedAt = (startedAt ?? NINE) - MINUTE;
  const stored = aStoredRun({ id, requestedAt, startedAt, endedAt: startedAt && startedAt + MINUTE, ...more });
  return trust.storage.sql.write((tx) => addRun(tx, stored));
}

function refresh(
  id: string,
  startedAt: number | null,
  more: Partial<StoredRefresh> & { by?: StartedBy; jobs?: string[] } = {},
): Promise<void> {
  const { by = BY_ADA, jobs = [], ...columns } = more;
  const body = JSON.stringify({ startedBy: by, nodes: jobs.map((job) => ({ kind: 'enrichment', job })) });
  const stored: Omit<StoredRefresh, 'no'> = {
    ...{ id, state: 'Successful', targetKind: 'all', targetId: null, name: '', startedBy: by.by, body },
    ...{ requestedAt: (startedAt ?? NINE) - MINUTE, startedAt, endedAt: startedAt && startedAt + 5 * MINUTE },
    ...{ cancelRequested: false, retriedBy: null, steps: 3, failed: 0, skipped: 0 },
    ...columns,
  };
  return trust.storage.sql.write((tx) => addRefresh(tx, stored));
}

const page = (filter: HistoryFilter = {}, place?: string) =>
  history.page(ADA, filter, { ...ZONE, ...(place !== undefined && { at: place }) });
const ids = (rows: HistoryRow[]) => rows.map(({ id }) => id);

test('before anything has run there is nothing', async () => {
  expect(await page()).toEqual({ rows: [], total: 0, trend: [] });
});

test('runs and refreshes that were begun, the newest first; dry runs and what waits are none', async () => {
  const figures = JSON.stringify({ buckets: { enriched: 512 } });
  await run('run-1', NINE, { submitted: 590, enriched: 400, figures });
  await refresh('refresh-1', NINE + 10 * MINUTE, { name: 'Readers', state: 'Failed', steps: 7, failed: 1, skipped: 5 });
  await run('dry-run', null, { state: 'Planned' });
  await refresh('waiting', null, { state: 'Queued' });

  const { rows, total } = await page();

  expect(rows).toEqual([
    {
      ...{ kind: 'refresh', id: 'refresh-1', name: 'Readers', state: 'Failed', startedBy: BY_ADA },
      ...{ startedAt: NINE + 10 * MINUTE, endedAt: NINE + 15 * MINUTE, counts: { steps: 7, failed: 1, skipped: 5 } },
    },
    {
      ...{ kind: 'run', id: 'run-1', name: 'All companies', enrichment: 'enrichment' },
      ...{ state: 'Successful', startedBy: BY_ADA },
      ...{ startedAt: NINE, endedAt: NINE + MINUTE, counts: { sent: 590, enriched: 512 } },
    },
  ]);
  expect(total).toBe(2);
});

test('what goes on has no end, and the profiles that are enriched so far', async () => {
  const settled = JSON.stringify({ enriched: 20 });
  await run('run-1', NINE, { state: 'Refreshing', endedAt: null, submitted: 100, enriched: 30, settled });

  const [row] = (await page()).rows;

  expect(row).toMatchObject({ state: 'Refreshing', counts: { sent: 100, enriched: 50 } });
  expect(row).not.toHaveProperty('endedAt');
});

test('a run that is part of a refresh was started by whoever started that', async () => {
  const schedule: StartedBy = { by: 'schedule', schedule: 'nightly', slot: NINE };
  const asSystem = { userId: SYSTEM.userId, userName: SYSTEM.name };
  await refresh('early', NINE - 60 * MINUTE, { jobs: ['other'] });
  await refresh('nightly', NINE, { by: schedule, jobs: ['run-1'] });
  await run('run-1', NINE + 3 * MINUTE, asSystem);
  await refresh('by-hand', NINE + 10 * MINUTE, { endedAt: null, state: 'Refreshing', jobs: ['run-2'] });
  await run('run-2', NINE + 13 * MINUTE, { ...asSystem, endedAt: null, state: 'Refreshing' });
  await run('orphan', NINE - 120 * MINUTE, asSystem);

  const rows = new Map((await page({ kind: 'run' })).rows.map((row) => [row.id, row.startedBy]));

  expect(rows.get('run-1')).toEqual(schedule);
  expect(rows.get('run-2')).toEqual(BY_ADA);
  expect(rows.get('orphan')).toEqual({ by: 'person', name: 'Enrichment Steward' });
});

test('rows, number and trend are of the chosen kind and outcome', async () => {
  await run('a', NINE, { state: 'Failed' });
  await run('b', NINE + MINUTE);
  await refresh('c', NINE + 2 * MINUTE, { state: 'Failed' });
  await refresh('d', NINE + 3 * MINUTE, { state: 'Canceled' });

  expect(ids((await page({ kind: 'run' })).rows)).toEqual(['b', 'a']);
  expect(await page({ outcome: 'Failed' })).toMatchObject({
    ...{ rows: [{ id: 'c' }, { id: 'a' }], total: 2 },
    trend: [{ day: '2026-11-22', successful: 0, failed: 2, canceled: 0 }],
  });
  expect(await page({ kind: 'refresh', outcome: 'Canceled' })).toMatchObject({ rows: [{ id: 'd' }], total: 1 });
  expect(await page({ kind: 'run', outcome: 'Canceled' })).toEqual({ rows: [], total: 0, trend: [] });
});

test('one pages on to the oldest and back to the newest, also over those of one moment', async () => {
  for (let each = 0; each < 13; each += 1)
    await run(`run-${String(each).padStart(2, '0')}`, NINE + (each % 2) * MINUTE);
  const all = ids(await allOf({}));
  expect(new Set(all).size).toBe(13);

  const first = await page();
  const second = await page({}, first.next);
  const third = await page({}, second.next);
  expect([first, second, third].map(({ rows }) => ids(rows))).toEqual([
    all.slice(0, 5),
    all.slice(5, 10),
    all.slice(10),
  ]);
  expect([first.previous, third.next]).toEqual([undefined, undefined]);

  const back = await page({}, third.previous);
  expect(back).toMatchObject({ rows: second.rows });
  const top = await page({}, back.previous);
  expect(top).toEqual(first);
});

test('a page may be longer: as long as is asked for, at most 100, at least one', async () => {
  for (let each = 0; each < 103; each += 1) await run(`run-${each}`, NINE + each * MINUTE);
  const sized = (size: number, place = '') => history.page(ADA, {}, { ...ZONE, at: place, size });

  const first = await sized(40);
  const second = await sized(40, first.next);
  expect([first, second].map(({ rows }) => rows.length)).toEqual([40, 40]);
  expect(ids(second.rows)[0]).toBe('run-62');
  expect(await sized(40, second.previous)).toEqual(first);
  expect((await sized(1_000)).rows).toHaveLength(100);
  expect((await sized(0)).rows).toHaveLength(1);
});

test('what has begun meanwhile makes no page skip or repeat, and is on the first page on the way back', async () => {
  for (let each = 0; each < 7; each += 1) await run(`run-${each}`, NINE + each * MINUTE);
  const first = await page();
  await run('new', NINE + 60 * MINUTE);

  const second = await page({}, first.next);
  expect(ids(second.rows)).toEqual(['run-1', 'run-0']);
  const back = await page({}, second.previous);
  expect(ids(back.rows)).toEqual(['run-6', 'run-5', 'run-4', 'run-3', 'run-2']);
  expect(ids((await page({}, back.previous)).rows)).toEqual(['new', 'run-6', 'run-5', 'run-4', 'run-3']);
});

test.each(['', 'rubbish', 'after.zzz', "after.1'; DROP TABLE run.x", 'after.0.a'])(
  '%j leads to the newest',
  async (place) => {
    await run('run-1', NINE);

    expect(await page({}, place)).toMatchObject({ rows: [{ id: 'run-1' }], total: 1 });
  },
);

test('the trend is of the 14 newest days on which something ended, in the days of the reader', async () => {
  // Half past eleven in the evening in Amsterdam, and half past one in the afternoon in Honolulu.
  const evening = at('2026-11-01T22:30Z');
  for (let day = 0; day < 17; day += 1) await run(`run-${day}`, evening + day * 24 * 60 * MINUTE);
  await run('late', evening + 16 * 24 * 60 * MINUTE + 45 * MINUTE, { state: 'Failed' });
  await refresh('going-on', at('2026-11-30T09:00Z'), { state: 'Refreshing', endedAt: null });

  const { trend } = await page();
  expect(trend).toHaveLength(14);
  expect([trend[0], ...trend.slice(-2)]).toEqual([
    { day: '2026-11-05', successful: 1, failed: 0, canceled: 0 },
    { day: '2026-11-17', successful: 1, failed: 0, canceled: 0 },
    { day: '2026-11-18', successful: 0, failed: 1, canceled: 0 },
  ]);
  const there = await history.page(ADA, {}, { timeZone: 'Pacific/Honolulu' });
  expect(there.trend.at(-1)).toEqual({ day: '2026-11-17', successful: 1, failed: 1, canceled: 0 });
});

/** Every row, page by page. */
async function allOf(filter: HistoryFilter): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const here = await page(filter, next);
    rows.push(...here.rows);
    next = here.next;
  }
  return rows;
}

const rowsInFile = async () => {
  const [name] = await readdir(folder);
  return parse(await readFile(join(folder, name!)), { bom: true, columns: true }) as Record<string, string>[];
};

test('all rows of the filter are a file: English headers, times in UTC, and nothing that a spreadsheet would run', async () => {
  const schedule: StartedBy = { by: 'schedule', schedule: 'nightly', slot: NINE };
  await run('run-1', NINE, { enrichmentName: '=HYPERLINK("x")', userName: 'Ada, "Admin"', submitted: 5, enriched: 4 });
  await refresh('refresh-1', NINE + MINUTE, { by: schedule, state: 'Refreshing', endedAt: null });
  await refresh('left-out', NINE + 2 * MINUTE, { state: 'Canceled' });

  const link = await history.file(ADA, {});

  expect(link).toMatchObject({ name: 'history.csv', rows: 3, expiresAt: trust.clock.now() + 15 * MINUTE });
  expect((await rowsInFile()).slice(1)).toEqual([
    {
      ...{ kind: 'refresh', id: 'refresh-1', name: '', state: 'Refreshing', startedBy: 'schedule' },
      ...{ plannedAt: '2026-11-22T09:00:00.000Z', startedAt: '2026-11-22T09:01:00.000Z', endedAt: '' },
      ...{ sent: '', enriched: '', steps: '3', failed: '0', skipped: '0' },
    },
    {
      ...{ kind: 'run', id: 'run-1', name: '\'=HYPERLINK("x")', state: 'Successful', startedBy: 'Ada, "Admin"' },
      ...{ plannedAt: '', startedAt: '2026-11-22T09:00:00.000Z', endedAt: '2026-11-22T09:01:00.000Z' },
      ...{ sent: '5', enriched: '4', steps: '', failed: '', skipped: '' },
    },
  ]);
  expect(await trust.actions()).toContain('history.export');
});

test('the file holds only what fits', async () => {
  await run('run-1', NINE);
  await refresh('refresh-1', NINE + MINUTE, { state: 'Failed' });

  expect(await history.file(ADA, { outcome: 'Failed' })).toMatchObject({ rows: 1 });
  expect(await rowsInFile()).toMatchObject([{ id: 'refresh-1' }]);
});

test('whoever has no role sees nothing of it', async () => {
  await expect(history.page(BOB, {}, ZONE)).rejects.toMatchObject(refusal('notAllowed', { needed: 'viewer' }));
  await expect(history.file(BOB, {})).rejects.toMatchObject(refusal('notAllowed'));
});

test('of 10,000 runs and refreshes none is lost or repeated in the file, nor of a filter page by page', async () => {
  await seedHistory(trust.storage.sql, { runs: 6_000, refreshes: 4_000, from: NINE });

  expect(await history.file(ADA, {})).toMatchObject({ rows: 10_000 });
  const written = await rowsInFile();
  expect(new Set(written.map(({ id }) => id)).size).toBe(10_000);
  expect(written.every((row, index) => index === 0 || row.startedAt! <= written[index - 1]!.startedAt!)).toBe(true);

  const canceled = written.filter(({ state }) => state === 'Canceled').map(({ id }) => id);
  expect(canceled.length).toBeGreaterThan(100);
  expect(ids(await allOf({ outcome: 'Canceled' }))).toEqual(canceled);
});

import type { ConnectionView } from '../../../services/connections.js';
import type { DataSourceView } from '../../../services/dataSources.js';
import { ServiceError } from '../../../services/errors.js';
import type { NoticeContent } from '../../../services/notifications.js';
import type { SegmentView } from '../../../services/segments.js';
import { addRun, changeRun, type StoredRun } from '../../../storage/runs.js';
import { channel, type NoticeDesk, openNotices, SYSTEM } from '../../support/notices.js';
import { aStoredRun } from '../../support/storedRun.js';
import { DAY } from '../../support/trust.js';

let desk: NoticeDesk;

beforeEach(async () => {
  desk = await openNotices();
  await desk.subscribed(channel());
});
afterEach(async () => {
  await desk.notifications.stop();
  await desk.storage.close();
});

/** What was told since the last time, as outcome and content. */
async function told(): Promise<[outcome: string, content: NoticeContent][]> {
  await desk.notifications.settled();
  const taken = await desk.notifications.outbox.take(1);
  if (taken.length === 0) return [];
  const [{ id, notice }] = taken as [(typeof taken)[number]];
  await desk.notifications.outbox.settle([{ id, how: 'delivered', activityId: id, version: notice.version }]);
  return [[notice.outcome, notice.content], ...(await told())];
}

async function run(id: string, more: Partial<StoredRun> = {}): Promise<void> {
  const ended = { state: 'Successful', startedAt: desk.clock.now(), endedAt: desk.clock.now(), ...more };
  await desk.sql.write((tx) => addRun(tx, aStoredRun({ id, tenantId: 'contoso', ...ended })));
  desk.told.notify(`run:${id}`);
}

const ofRun = (id: string): NoticeContent => ({ kind: 'run', run: id });
const REFUSED = JSON.stringify({ code: 'tokenRefused', params: {} });

test('a run that ended is told once, however often its card is drawn again', async () => {
  await desk.notifications.start();
  await run('1');
  for (let time = 0; time < 3; time += 1) desk.told.notify('run:1');

  expect(await told()).toEqual([['good', ofRun('1')]]);
  desk.told.notify('run:1');
  expect(await told()).toEqual([]);
});

test('a run that failed and one that is right again are told as failure and recovery', async () => {
  await desk.notifications.start();
  await run('1', { state: 'Failed', failure: REFUSED });
  expect(await told()).toEqual([['bad', ofRun('1')]]);
  await run('2', { state: 'Failed', failure: REFUSED });
  await desk.notifications.settled();
  expect(await desk.notifications.outbox.take(1)).toMatchObject([{ activityId: '1', notice: { times: 2 } }]);
  await run('3');

  await desk.notifications.outbox.settle([{ id: '1', how: 'delivered', activityId: '1', version: 2 }]);
  expect(await told()).toEqual([['fixed', ofRun('3')]]);
});

test('a dry run, a run that goes on, one that somebody canceled and one of a refresh are not told', async () => {
  await desk.notifications.start();
  await run('planned', { state: 'Canceled', startedAt: null });
  await run('going on', { state: 'Refreshing', endedAt: null });
  await run('canceled', { state: 'Canceled' });
  await run('refreshed', { userId: SYSTEM.userId });
  desk.told.notify('run:gone');
  desk.told.notify('import:1');

  expect(await told()).toEqual([]);
  expect(desk.logged).toEqual([]);
});

test('a run on hold for somebody is told once for each time it stops, also where a refresh has started it', async () => {
  await desk.notifications.start();
  const held = {
    state: 'Refreshing',
    endedAt: null,
    holdCode: 'creditsOrProgram',
    holdSince: 1,
    holdUntil: null,
    userId: SYSTEM.userId,
  };
  await run('1', held);
  desk.told.notify('run:1');
  expect(await told()).toEqual([['attention', ofRun('1')]]);

  await run('2', { ...held, holdCode: 'providerBusy', holdUntil: 5 });
  expect(await told()).toEqual([]);
  await desk.sql.write((tx) => changeRun(tx, '1', { holdSince: 9 }));
  desk.told.notify('run:1');
  expect(await told()).toEqual([['attention', ofRun('1')]]);
});

test('what ended while the bot was off is told at its start, if it was within the last day', async () => {
  await run('last night');
  await run('last week', { endedAt: desk.clock.now() - DAY - 1 });
  await run('canceled', { state: 'Canceled' });

  await desk.notifications.start();
  expect(await told()).toEqual([['good', ofRun('last night')]]);
  await (await desk.reopen()).start();
  expect(await told()).toEqual([]);
});

test('what cannot be looked at is logged, and the next is told', async () => {
  desk.world.segments = { progress: () => Promise.reject(new TypeError('disk')) };
  await desk.notifications.start();
  desk.told.notify('segment:s');
  await run('2');

  expect(await told()).toEqual([['good', ofRun('2')]]);
  expect(desk.logged).toEqual([{ what: 'segment:s', error: 'TypeError' }]);
});

/** The newest refresh of a segment that had 100 members: so many of them left, and so many of these withdrew. */
function segment(withdrawn: number, at = desk.clock.now()): void {
  const point = { at, members: 105 - withdrawn, added: 5, gone: withdrawn, withdrawn };
  const view = { id: 's', name: 'Readers', trend: [point] } as Partial<SegmentView> as SegmentView;
  desk.world.segments = { progress: async () => view };
}

test('many withdrawals at once are told once; a few are not', async () => {
  await desk.notifications.start();
  segment(9);
  desk.told.notify('segment:s');
  expect(await told()).toEqual([]);
  segment(10);
  for (let time = 0; time < 2; time += 1) desk.told.notify('segment:s');

  expect(await told()).toEqual([
    ['attention', { kind: 'withdrawals', segment: { id: 's', name: 'Readers' }, members: 100, withdrawn: 10 }],
  ]);
});

test('a segment that was removed meanwhile is no trouble', async () => {
  desk.world.segments = { progress: () => Promise.reject(new ServiceError('notFound', { what: 'segment' })) };
  await desk.notifications.start();
  desk.told.notify('segment:s');

  expect(await told()).toEqual([]);
  expect(desk.logged).toEqual([]);
});

test('a token is told of at each stage of its age, and again after it was replaced', async () => {
  const connection = (tokenAge: ConnectionView['tokenAge'], tokenAddedAt = 1) => {
    const view = { id: 'c', name: 'Leadspace', tokenAge, tokenAddedAt } as Partial<ConnectionView> as ConnectionView;
    desk.world.connections = { list: async () => [view] };
  };
  const stages: string[] = [];
  for (const [age, addedAt] of [
    ['fresh'],
    ['rotate'],
    ['rotate'],
    ['expiring'],
    ['fresh', 2],
    ['rotate', 2],
  ] as const) {
    connection(age, addedAt);
    await desk.notifications.check();
    stages.push((await told()).map(([outcome, content]) => `${outcome} ${(content as { age: string }).age}`).join());
  }

  expect(stages).toEqual(['', 'attention rotate', '', 'attention expiring', '', 'attention rotate']);
});

/** A source and how many days ago it was read. */
const source = (kind: 'profiles' | 'consent', days: number, id = 'crm') =>
  ({
    id,
    name: id.toUpperCase(),
    kind,
    refreshedAt: desk.clock.now() - days * DAY,
  }) as Partial<DataSourceView> as DataSourceView;

function sources(...all: DataSourceView[]): void {
  desk.world.dataSources = { list: async () => all };
}

test('data that is too old is told once, and once more when it is current again', async () => {
  const old = source('profiles', 8);
  sources(old, source('consent', 8, 'website'));
  for (let hour = 0; hour < 3; hour += 1) await desk.notifications.check();
  const content = { kind: 'stale', source: { id: 'crm', name: 'CRM' }, of: 'profiles', days: 7 };
  expect(await told()).toEqual([['bad', { ...content, readAt: old.refreshedAt }]]);

  sources(source('profiles', 0));
  for (let hour = 0; hour < 3; hour += 1) await desk.notifications.check();

  expect(await told()).toEqual([['fixed', { ...content, readAt: desk.clock.now() }]]);
});

test('profiles that hold consent are as old as the stricter limit says', async () => {
  sources(source('consent', 31, 'website'), source('profiles', 8));
  desk.world.consent = {
    overview: async () => ({
      ...{ profiles: 0, options: [], expiring: 0, waiting: 0, outdated: false },
      sources: [{ id: 'crm', name: 'CRM', rows: 1, readAt: 1, stale: false }],
    }),
  };
  await desk.notifications.check();

  expect((await told()).map(([, content]) => content)).toMatchObject([
    { kind: 'stale', of: 'consent', days: 30, source: { id: 'website' } },
    { kind: 'stale', of: 'profiles', days: 7, source: { id: 'crm' } },
  ]);
});

test('what belongs to nobody is told in every tenant that has subscribed', async () => {
  await desk.subscribed({ ...channel('elsewhere'), tenantId: 'fabrikam' });
  sources(source('profiles', 8));
  await desk.notifications.check();

  expect((await desk.notifications.outbox.take(5)).map(({ tenantId }) => tenantId).sort()).toEqual([
    SYSTEM.tenantId,
    'fabrikam',
  ]);
});

test('after the end nothing is looked at any more', async () => {
  await desk.notifications.start();
  await desk.notifications.stop();
  await run('1');

  expect(await told()).toEqual([]);
});

import type { NewNotice } from '../../services/notifications.js';
import { channel, type NoticeDesk, openNotices, refreshed, sawConversation } from '../support/notices.js';
import { ADA, BOB, refusal } from '../support/trust.js';

let desk: NoticeDesk;

beforeEach(async () => {
  desk = await openNotices();
});
afterEach(async () => {
  await desk.notifications.stop();
  await desk.storage.close();
});

const HOUR = 3_600_000;
const fails = (more: Partial<NewNotice> = {}) =>
  refreshed({ 'source:crm': false }, { fingerprint: 'fileNotFound', ...more });
const goesWell = (more: Partial<NewNotice> = {}) => refreshed({ 'source:crm': true }, more);

/** Tells these one after the other; resolves to what each conversation was sent. */
async function tell(...notices: NewNotice[]): Promise<string[]> {
  const sent: string[] = [];
  for (const notice of notices) {
    await desk.tell(notice);
    sent.push(...(await desk.delivered()));
    await desk.clock.advance(1_000);
  }
  return sent;
}

test('a channel hears of everything, of failures, or of changes, as it has chosen', async () => {
  for (const filter of ['all', 'failures', 'changes'] as const) await desk.subscribed(channel(filter), { filter });

  // The first time it is known to be well: that is new.
  expect(await tell(goesWell())).toEqual(['all: good', 'changes: good']);
  expect(await tell(goesWell())).toEqual(['all: good']);
  expect(await tell(goesWell({ changed: true }))).toEqual(['all: good', 'changes: good']);
  expect(await tell(fails())).toEqual(['all: bad', 'changes: bad', 'failures: bad']);
  expect(await tell(goesWell())).toEqual(['all: fixed', 'changes: fixed', 'failures: fixed']);
  expect(await tell(goesWell())).toEqual(['all: good']);
  expect(await tell(refreshed({}))).toEqual(['all: attention', 'changes: attention', 'failures: attention']);
});

test('a channel hears only of the kinds that it has chosen', async () => {
  await desk.subscribed(channel('runs'), { kinds: ['run', 'token'] });

  const sent = await tell(fails(), refreshed({ e: true }, { content: { kind: 'run', run: 'run-1' } }));

  expect(sent).toEqual(['runs: good']);
});

test('another tenant of the house hears of it too: the data is theirs together', async () => {
  await desk.subscribed({ ...channel('fabrikam'), tenantId: 'fabrikam' });

  expect(await tell(fails())).toEqual(['fabrikam: bad']);
});

test('the same failure every night is one card that says how often; its recovery is told once', async () => {
  await desk.subscribed(channel());
  const started = desk.clock.now();
  await tell(fails());

  await desk.tell(fails({ content: { kind: 'refresh', refresh: 'the third night' } }));
  await desk.clock.advance(HOUR);
  await desk.tell(fails({ content: { kind: 'refresh', refresh: 'the fourth night' } }));
  const [again] = await desk.notifications.outbox.take(10);

  expect(again).toMatchObject({
    activityId: 'card-1',
    notice: { outcome: 'bad', times: 3, since: started, version: 3, at: desk.clock.now() },
  });
  expect(again!.notice.content).toEqual({ kind: 'refresh', refresh: 'the fourth night' });
  await desk.notifications.outbox.settle([{ id: again!.id, how: 'delivered', activityId: 'card-1', version: 3 }]);
  await desk.tell(goesWell());
  const [fixed] = await desk.notifications.outbox.take(10);
  expect(fixed).toMatchObject({ notice: { outcome: 'fixed', times: 3, since: started } });
  await desk.notifications.outbox.settle([{ id: fixed!.id, how: 'delivered', activityId: 'card-2', version: 1 }]);
  expect(await tell(goesWell())).toEqual(['channel: good']);
  // The next failure is another one, however it looks.
  expect(await tell(fails())).toEqual(['channel: bad']);
});

test('another failure, or more of it, is a card of its own', async () => {
  await desk.subscribed(channel());
  await tell(fails());

  expect(await tell(fails({ fingerprint: 'fileEmpty' }))).toEqual(['channel: bad']);
  // What failed before is not what was told last.
  expect(await tell(fails({ states: [...fails().states, { key: 'segment:1', ok: false }] }))).toEqual(['channel: bad']);
  await desk.tell(fails({ states: [...fails().states, { key: 'segment:1', ok: false }] }));
  expect(await desk.notifications.outbox.take(10)).toMatchObject([{ activityId: 'card-3', notice: { times: 2 } }]);
});

test('who subscribes while something goes wrong every night is told the next time', async () => {
  await desk.subscribed(channel('before'));
  await tell(fails());
  await desk.subscribed(channel('after'));
  await desk.tell(fails());

  const sent = (await desk.notifications.outbox.take(10)).map(({ conversationId, activityId, notice }) => ({
    ...{ conversationId, activityId, times: notice.times },
  }));

  expect(sent).toEqual([
    { conversationId: 'before', activityId: 'card-1', times: 2 },
    { conversationId: 'after', times: 2 },
  ]);
});

test('a mute until a time swallows what comes meanwhile, and nothing of it is told afterwards', async () => {
  await desk.subscribed(channel());
  await desk.notifications.mute(BOB, channel(), { until: desk.clock.now() + HOUR });

  expect((await desk.notifications.find(channel()))?.mute).toEqual({
    until: desk.clock.now() + HOUR,
    by: 'Bob Reader',
  });
  expect(await tell(fails(), goesWell())).toEqual([]);
  await desk.clock.advance(HOUR);
  expect(await desk.delivered()).toEqual([]);
  expect(await tell(goesWell({ changed: true }))).toEqual(['channel: good']);
  expect((await desk.notifications.find(channel()))?.mute).toBeUndefined();
});

test('a mute until it is fixed ends with the first recovery, which is told', async () => {
  await desk.subscribed(channel());
  await tell(fails());
  await desk.notifications.mute(ADA, channel(), { until: 'fixed' });

  expect(await tell(fails({ fingerprint: 'another' }), refreshed({ 'segment:1': true }))).toEqual([]);
  expect((await desk.notifications.find(channel()))?.mute).toEqual({ until: 'fixed', by: 'Ada Admin' });
  expect(await tell(goesWell(), goesWell())).toEqual(['channel: fixed', 'channel: good']);
  expect((await desk.notifications.find(channel()))?.mute).toBeUndefined();
});

test('who was told of a failure by one kind is told of its recovery by another', async () => {
  const key = 'enrichment:1';
  const run = (ok: boolean) => refreshed({ [key]: ok }, { content: { kind: 'run', run: 'run-1' } });
  for (const kind of ['refresh', 'run', 'token'] as const) await desk.subscribed(channel(kind), { kinds: [kind] });

  expect(await tell(refreshed({ [key]: false }))).toEqual(['refresh: bad']);
  await desk.notifications.mute(ADA, channel('refresh'), { until: 'fixed' });
  expect(await tell(run(false))).toEqual(['run: bad']);
  expect(await tell(run(true))).toEqual(['refresh: fixed', 'run: fixed']);
  expect((await desk.notifications.find(channel('refresh')))?.mute).toBeUndefined();
  expect(await tell(refreshed({ [key]: true }))).toEqual(['refresh: good']);
});

test('what is right again for one person is not yet told to the others', async () => {
  const key = 'export:1';
  await desk.subscribed(channel());
  await tell(refreshed({ [key]: false }));

  const content = { kind: 'export', export: 'e', segment: { id: '1', name: 'Readers' } } as const;
  expect(await tell(refreshed({ [key]: true }, { content, to: { userId: 'bob' } }))).toEqual([]);
  expect(await tell(refreshed({ [key]: true }))).toEqual(['channel: fixed']);
});

test('a recovery of what a channel does not hear of leaves its mute on', async () => {
  await desk.subscribed(channel(), { kinds: ['run'] });
  await desk.notifications.mute(ADA, channel(), { until: 'fixed' });

  await tell(fails(), goesWell());

  expect((await desk.notifications.find(channel()))?.mute).toMatchObject({ until: 'fixed' });
});

test('what is told once is told once, also after a restart and after it was forgotten', async () => {
  await desk.subscribed(channel());
  const once = goesWell({ once: 'refresh:1' });

  expect(await tell(once, once)).toEqual(['channel: good']);
  await desk.reopen();
  await desk.clock.advance(91 * 24 * HOUR);
  await desk.notifications.sweep();
  expect(await tell(once)).toEqual([]);
});

test('what is rolled back was never told, and wakes nobody', async () => {
  await desk.subscribed(channel());
  const failing = desk.sql.write(async (tx) => {
    await desk.notifications.tell(tx, fails({ once: 'refresh:1' }));
    throw new Error('the refresh could not be stored');
  });

  await expect(failing).rejects.toThrow('could not be stored');
  await desk.notifications.settled();
  expect({ woken: desk.woken, waiting: await desk.notifications.outbox.waiting() }).toEqual({ woken: 0, waiting: 0 });
  expect(await tell(fails({ once: 'refresh:1' }))).toEqual(['channel: bad']);
  expect(desk.woken).toBe(1);
});

test('nobody is woken before what is told is stored', async () => {
  await desk.subscribed(channel());
  await desk.sql.write(async (tx) => {
    await desk.notifications.tell(tx, fails());
    await desk.clock.advance(0);
    expect(desk.woken).toBe(0);
  });

  await desk.notifications.settled();
  expect(desk.woken).toBe(1);
});

test('an export goes to the chat of the person who asked for it, subscribed or not', async () => {
  const chat = { ...channel('chat of Bob'), scope: 'personal' as const };
  await sawConversation(desk, { ...chat, conversationId: 'an older chat of Bob' }, 'bob');
  await desk.clock.advance(1);
  await sawConversation(desk, chat, 'bob');
  await desk.subscribed(channel());
  const content = { kind: 'export', export: 'e', segment: { id: 's', name: 'Readers' } } as const;

  expect(await tell(goesWell({ content, to: { userId: 'bob' } }))).toEqual(['chat of Bob: good']);
  expect(await tell(goesWell({ content, to: { userId: 'nobody' } }))).toEqual([]);
});

test('a test reaches a channel that is muted and hears of failures only', async () => {
  await desk.subscribed(channel(), { filter: 'failures', kinds: ['token'] });
  await desk.notifications.mute(ADA, channel(), { until: 'fixed' });

  await desk.notifications.test(BOB, channel());

  await desk.notifications.settled();
  expect(desk.woken).toBe(1);
  expect((await desk.notifications.outbox.take(1))[0]?.notice).toMatchObject({
    outcome: 'good',
    content: { kind: 'test', by: 'Bob Reader' },
  });
});

test('who has not subscribed has nothing to mute and nothing to test', async () => {
  await expect(desk.notifications.mute(ADA, channel(), { until: 'fixed' })).rejects.toMatchObject(
    refusal('notSubscribed'),
  );
  await expect(desk.notifications.test(ADA, channel())).rejects.toMatchObject(refusal('notSubscribed'));
  expect(await desk.notifications.unsubscribe(ADA, channel())).toBe(false);
  expect(await desk.notifications.find(channel())).toBeUndefined();
});

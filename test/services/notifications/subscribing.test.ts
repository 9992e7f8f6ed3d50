import { NOTICE_KINDS } from '../../../services/notifications.js';
import { removeSubscription } from '../../../storage/subscriptions.js';
import { channel, type NoticeDesk, openNotices, refreshed } from '../../support/notices.js';
import { ADA, BOB, refusal } from '../../support/trust.js';

let desk: NoticeDesk;

beforeEach(async () => {
  desk = await openNotices();
});
afterEach(async () => {
  await desk.notifications.stop();
  await desk.storage.close();
});

/** What the audit log says of notifications, oldest first. */
async function audited(): Promise<[action: string, subject: string, details: string][]> {
  const rows = await desk.sql.all(
    "SELECT action, subject, details FROM audit_entries WHERE action LIKE 'notification.%' ORDER BY seq",
  );
  return rows.map(({ action, subject, details }) => [String(action), String(subject), String(details)]);
}

test('who subscribes without choosing hears everything, and a second press changes nothing', async () => {
  const first = await desk.notifications.subscribe(ADA, channel());
  await desk.clock.advance(1_000);
  const second = await desk.notifications.subscribe(BOB, channel());

  expect(first).toMatchObject({
    ...{ tenantId: 'contoso', conversationId: 'channel', scope: 'channel', title: 'Team channel', filter: 'all' },
    ...{ kinds: [...NOTICE_KINDS], by: 'Ada Admin', at: desk.clock.now() - 1_000, delivery: { waiting: 0 } },
  });
  expect(second).toEqual(first);
  expect(await audited()).toHaveLength(1);
});

test('a choice is changed, what is not chosen anew stays, and so does a mute', async () => {
  await desk.notifications.subscribe(ADA, channel(), { filter: 'failures' });
  await desk.notifications.mute(ADA, channel(), { until: 'fixed' });

  const changed = await desk.notifications.subscribe(
    BOB,
    { ...channel(), title: 'Renamed' },
    { kinds: ['stale', 'run'] },
  );

  expect(changed).toMatchObject({
    ...{ title: 'Renamed', filter: 'failures', kinds: ['run', 'stale'], by: 'Ada Admin' },
    mute: { until: 'fixed', by: 'Ada Admin' },
  });
});

test('each change is in the audit log with the conversation, and no name', async () => {
  await desk.notifications.subscribe(ADA, channel(), { filter: 'changes', kinds: ['run', 'token'] });
  for (let press = 0; press < 2; press += 1) await desk.notifications.mute(ADA, channel(), { until: 5_000 });
  await desk.notifications.mute(ADA, channel(), undefined);
  for (let press = 0; press < 2; press += 1) await desk.notifications.unsubscribe(ADA, channel());

  const subject = 'conversation:channel';
  expect(await audited()).toEqual([
    ['notification.subscribe', subject, '{"scope":"channel","filter":"changes","kinds":"run token"}'],
    ['notification.mute', subject, '{"until":5000}'],
    ['notification.mute', subject, '{"until":"off"}'],
    ['notification.unsubscribe', subject, '{}'],
  ]);
});

test('the list has all of the tenant, the newest first, for who may see it', async () => {
  await desk.notifications.subscribe(ADA, channel('first'));
  await desk.notifications.subscribe(ADA, { ...channel('elsewhere'), tenantId: 'fabrikam' });
  await desk.clock.advance(1_000);
  await desk.notifications.subscribe(BOB, channel('second'));

  const ids = (await desk.notifications.list(ADA)).map(({ conversationId }) => conversationId);

  expect(ids).toEqual(['second', 'first']);
  await expect(desk.notifications.list(BOB)).rejects.toMatchObject(refusal('notAllowed'));
});

test('a sample shows how many of the last twenty notices a choice would have let through', async () => {
  for (const filter of ['all', 'failures', 'changes'] as const)
    await desk.notifications.subscribe(ADA, channel(filter), { filter });
  await desk.notifications.subscribe(ADA, channel('runs'), { kinds: ['run'] });
  for (let time = 0; time < 5; time += 1) {
    await desk.tell(refreshed({ source: true }));
    await desk.tell(refreshed({ source: true }, { changed: true }));
    await desk.tell(refreshed({ source: false }));
    await desk.tell(refreshed({ source: true }));
    await desk.tell(refreshed({ run: true }, { content: { kind: 'run', run: 'run-1' } }));
  }
  // What goes to one person or conversation is nobody's choice.
  await desk.notifications.test(ADA, channel('all'));
  await desk.tell(refreshed({ e: true }, { to: { userId: 'bob' } }));

  const told = Object.fromEntries(
    (await desk.notifications.list(ADA)).map(({ conversationId, sample }) => [conversationId, sample]),
  );

  expect(told).toEqual({
    ...{ all: { of: 20, told: 20 }, failures: { of: 20, told: 8 }, changes: { of: 20, told: 12 } },
    runs: { of: 20, told: 4 },
  });
});

test('where the bot was taken out nothing is subscribed any more', async () => {
  await desk.subscribed(channel());
  await desk.tell(refreshed({}));

  await desk.sql.write((tx) => removeSubscription(tx, 'contoso', 'channel'));

  expect(await desk.notifications.find(channel())).toBeUndefined();
  expect(await desk.notifications.outbox.waiting()).toBe(0);
});

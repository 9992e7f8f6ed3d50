import { channel, type NoticeDesk, openNotices, refreshed } from '../../support/notices.js';

const MANY = 10_000;

let desk: NoticeDesk;

beforeEach(async () => {
  desk = await openNotices();
  await desk.subscribed(channel('c0'));
  // As the first, and as many more.
  await desk.sql.write(async (tx) => {
    for (const [table, id] of [
      ['conversations', 'id'],
      ['subscriptions', 'conversation_id'],
    ])
      await tx.run(
        `INSERT INTO ${table} SELECT ${table}.* REPLACE ('c' || n.n AS ${id}) FROM ${table}, range(1, ${MANY}) AS n(n)`,
      );
  });
});
afterEach(async () => {
  await desk.notifications.stop();
  await desk.storage.close();
});

test('ten thousand conversations are told in one go, and sent to fifty at a time without delay', async () => {
  const { outbox } = desk.notifications;
  const begun = performance.now();
  await desk.tell(refreshed({ source: false }, { fingerprint: 'fileNotFound' }));
  const toldAfter = performance.now() - begun;
  const sent = new Set<string>();
  for (let round = 0; round < 20; round += 1) {
    const taken = await outbox.take(50);
    for (const { conversationId } of taken) sent.add(conversationId);
    await outbox.settle(
      taken.map(({ id, notice }) => ({ id, how: 'delivered', activityId: `card-${id}`, version: notice.version })),
    );
  }
  const aRound = (performance.now() - begun - toldAfter) / 20;

  expect(await outbox.waiting()).toBe(MANY - 1_000);
  expect(sent.size).toBe(1_000);
  await desk.tell(refreshed({ source: false }, { fingerprint: 'fileNotFound' }));
  expect(await outbox.waiting()).toBe(MANY);
  // Some hundredths of a second each; the limits are for a machine that does much else.
  expect(toldAfter).toBeLessThan(3_000);
  expect(aRound).toBeLessThan(500);
});

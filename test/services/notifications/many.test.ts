import type { Sql } from '../../../storage/sql.js';
import { channel, type NoticeDesk, openNotices, refreshed } from '../../support/notices.js';

const MANY = 10_000;

let desk: NoticeDesk;
/** Statements that were run in transactions. */
let statements = 0;

/** Counts, because what is done once for each conversation is what would take long. */
const counting = (sql: Sql): Sql => ({
  ...sql,
  write: (work) =>
    sql.write((tx) => {
      const counted =
        <In extends unknown[], Out>(run: (...given: In) => Out) =>
        (...given: In): Out => {
          statements += 1;
          return run(...given);
        };
      return work({ ...tx, all: counted(tx.all), get: counted(tx.get), run: counted(tx.run) });
    }),
});

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const before = statements;
  await work();
  return statements - before;
}

beforeEach(async () => {
  desk = await openNotices(counting);
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

test('ten thousand conversations are told in one go, and sent to fifty at a time', async () => {
  const { outbox } = desk.notifications;
  const failure = () => desk.tell(refreshed({ source: false }, { fingerprint: 'fileNotFound' }));
  const sent = new Set<string>();
  const round = async () => {
    const taken = await outbox.take(50);
    for (const { conversationId } of taken) sent.add(conversationId);
    await outbox.settle(
      taken.map(({ id, notice }) => ({ id, how: 'delivered', activityId: `card-${id}`, version: notice.version })),
    );
  };

  expect(await statementsOf(failure)).toBeLessThan(10);
  expect(await outbox.waiting()).toBe(MANY);
  for (let rounds = 0; rounds < 10; rounds += 1) expect(await statementsOf(round)).toBeLessThan(6);
  expect(await outbox.waiting()).toBe(MANY - 500);
  expect(sent.size).toBe(500);
  expect(await statementsOf(failure)).toBeLessThan(10);
  expect(await outbox.waiting()).toBe(MANY);
});

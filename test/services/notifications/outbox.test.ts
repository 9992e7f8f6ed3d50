import type { Settled } from '../../../services/notifications.js';
import { closeConversation, deleteConversation } from '../../../storage/conversations.js';
import { saveLanguage } from '../../../storage/languages.js';
import { channel, type NoticeDesk, openNotices, refreshed, sawConversation } from '../../support/notices.js';
import { ADA, DAY } from '../../support/trust.js';

let desk: NoticeDesk;

beforeEach(async () => {
  desk = await openNotices();
});
afterEach(async () => {
  await desk.notifications.stop();
  await desk.storage.close();
});

const attention = () => desk.tell(refreshed({}));
const failure = () => desk.tell(refreshed({ 'source:crm': false }, { fingerprint: 'fileNotFound' }));
const outbox = () => desk.notifications.outbox;
const settle = (...results: Settled[]) => outbox().settle(results);
const taken = async () => (await outbox().take(50)).map(({ id, conversationId }) => `${id} ${conversationId}`);
const health = async (conversationId = 'channel') => (await desk.notifications.find(channel(conversationId)))!.delivery;

async function rows(): Promise<string[]> {
  const found = await desk.sql.all('SELECT no, state, code FROM outbox ORDER BY no');
  return found.map(({ no, state, code }) => [no, state, code].filter((value) => value !== null).join(' '));
}

test('what is taken is marked as being sent, and nobody takes it twice', async () => {
  await desk.subscribed(channel());
  await attention();

  const [both, none] = await Promise.all([outbox().take(10), outbox().take(10)]);

  expect(both).toMatchObject([
    {
      ...{ tenantId: 'contoso', conversationId: 'channel', serviceUrl: 'https://teams.example', botId: 'bot' },
      ...{ language: 'en', timeZone: 'Europe/Amsterdam', tries: 0 },
      notice: { outcome: 'attention', times: 1, version: 1, content: { kind: 'refresh' } },
    },
  ]);
  expect(both[0]).not.toHaveProperty('activityId');
  expect(none).toEqual([]);
  expect(await rows()).toEqual(['1 sending']);
  expect(await outbox().waiting()).toBe(1);
});

test('a conversation gets one message at a time, in the order in which they were told', async () => {
  for (const id of ['one', 'two']) await desk.subscribed(channel(id));
  await failure();
  await attention();

  expect(await taken()).toEqual(['1 one', '2 two']);
  expect(await taken()).toEqual([]);
  expect(await outbox().nextAt()).toBeUndefined();
  await settle({ id: '2', how: 'delivered', activityId: 'a', version: 1 });
  expect(await taken()).toEqual(['4 two']);
  await settle({ id: '1', how: 'delivered', activityId: 'b', version: 1 });
  expect(await outbox().nextAt()).toBe(desk.clock.now());
  expect(await taken()).toEqual(['3 one']);
});

test('what has to wait is tried again later, and what was told after it does not overtake it', async () => {
  for (const id of ['busy', 'free']) await desk.subscribed(channel(id));
  await failure();
  await outbox().take(1);
  const later = desk.clock.now() + 2_000;
  await settle({ id: '1', how: 'later', at: later, code: '429' });
  await attention();

  expect(await taken()).toEqual(['2 free']);
  await settle({ id: '2', how: 'delivered', activityId: 'a', version: 1 });
  expect(await taken()).toEqual(['4 free']);
  expect(await outbox().nextAt()).toBe(later);
  await desk.clock.advance(2_000);
  expect(await outbox().take(50)).toMatchObject([{ id: '1', tries: 1 }]);
});

test('the longest due is taken first, and no more than asked for', async () => {
  for (const id of ['a', 'b', 'c']) await desk.subscribed(channel(id));
  await attention();
  await outbox().take(1);
  await settle({ id: '1', how: 'later', at: desk.clock.now() + 1_000, code: '503' });
  await desk.clock.advance(1_000);

  expect((await outbox().take(2)).map(({ id }) => id)).toEqual(['2', '3']);
  expect(await taken()).toEqual(['1 a']);
});

test('a failure that comes again while its card is being sent is drawn again afterwards', async () => {
  await desk.subscribed(channel());
  await failure();
  await outbox().take(1);
  await failure();

  await settle({ id: '1', how: 'delivered', activityId: 'card', version: 1 });

  expect(await outbox().take(1)).toMatchObject([{ id: '1', activityId: 'card', tries: 0, notice: { version: 2 } }]);
  await settle({ id: '1', how: 'delivered', activityId: 'card', version: 2 });
  expect(await rows()).toEqual(['1 delivered']);
});

test('a failure that comes again before its card was sent is one message', async () => {
  await desk.subscribed(channel());
  await failure();
  await failure();

  expect(await outbox().take(5)).toMatchObject([{ id: '1', notice: { times: 2, version: 2 } }]);
});

test('what was given up is not sent again when the same failure comes again', async () => {
  for (const id of ['a', 'b', 'c']) await desk.subscribed(channel(id));
  await failure();
  await outbox().take(3);
  await settle(
    { id: '1', how: 'uncertain', code: '504' },
    { id: '2', how: 'suspended', code: 'BotNotInConversationRoster' },
    { id: '3', how: 'dropped', code: 'BadSyntax' },
  );

  await failure();

  expect(await taken()).toEqual([]);
  expect(await rows()).toEqual(['1 uncertain 504', '2 suspended BotNotInConversationRoster', '3 dropped BadSyntax']);
});

test('an answer that comes twice changes nothing', async () => {
  await desk.subscribed(channel());
  await attention();
  await outbox().take(1);
  await settle({ id: '1', how: 'delivered', activityId: 'card', version: 1 });

  await settle({ id: '1', how: 'dropped', code: 'late' }, { id: '99', how: 'dropped', code: 'unknown' });

  expect(await rows()).toEqual(['1 delivered']);
});

test('after a restart a message that was being sent is uncertain, and a card that is there is drawn again', async () => {
  for (const id of ['new', 'known']) await desk.subscribed(channel(id));
  await failure();
  await outbox().take(2);
  await settle({ id: '1', how: 'delivered', activityId: 'card', version: 1 });
  await failure();
  await outbox().take(2);
  expect(await rows()).toEqual(['1 sending', '2 sending']);

  await desk.reopen();
  await outbox().recover();

  // Conversations are told in the order of their ids: the known card is the first row.
  expect(await rows()).toEqual(['1 waiting', '2 uncertain restart']);
  expect(await outbox().take(5)).toMatchObject([{ id: '1', activityId: 'card' }]);
  expect(await health('new')).toMatchObject({ trouble: { how: 'uncertain', code: 'restart' } });
});

test('nothing is sent to a conversation that is closed, or that nobody knows', async () => {
  for (const id of ['closed', 'gone', 'open']) await desk.subscribed(channel(id));
  await attention();
  await desk.sql.write(async (tx) => {
    await closeConversation(tx, 'contoso', 'closed', 'MessageWritesBlocked');
    await deleteConversation(tx, 'contoso', 'gone');
  });

  expect(await taken()).toEqual(['3 open']);
  expect(await rows()).toEqual(['1 suspended MessageWritesBlocked', '2 dropped ConversationUnknown', '3 sending']);
  expect(await health('closed')).toMatchObject({ closed: 'MessageWritesBlocked', waiting: 0 });
});

test('delivery is in the language of the person in a chat, of the conversation elsewhere, else as it was subscribed', async () => {
  const chat = { ...channel('chat'), scope: 'personal' as const };
  for (const place of [
    channel('chosen'),
    channel('plain'),
    { ...channel('subscribed'), language: 'nl' as const },
    chat,
  ])
    await desk.subscribed(place);
  await sawConversation(desk, chat, 'bob');
  await desk.sql.write(async (tx) => {
    await saveLanguage(tx, { tenantId: 'contoso', kind: 'user', id: 'bob' }, 'nl');
    await saveLanguage(tx, { tenantId: 'contoso', kind: 'conversation', id: 'chosen' }, 'nl');
    // Of a conversation with the same id as a person, and the other way round.
    await saveLanguage(tx, { tenantId: 'contoso', kind: 'user', id: 'plain' }, 'nl');
  });
  await attention();

  const spoken = (await outbox().take(9)).map(({ conversationId, language }) => `${conversationId} ${language}`);

  expect(spoken).toEqual(['chat nl', 'chosen nl', 'plain en', 'subscribed nl']);
});

test('how delivery goes is seen in the subscription', async () => {
  await desk.subscribed(channel());
  expect(await health()).toEqual({ waiting: 0 });
  await attention();
  await attention();
  expect(await health()).toEqual({ waiting: 2 });
  await outbox().take(1);
  const at = desk.clock.now();
  await settle({ id: '1', how: 'delivered', activityId: 'a', version: 1 });
  await outbox().take(1);
  await desk.clock.advance(1_000);
  await settle({ id: '2', how: 'uncertain', code: '502' });

  expect(await health()).toEqual({
    ...{ lastAt: at, waiting: 0 },
    trouble: { how: 'uncertain', code: '502', at: at + 1_000 },
  });
});

test('what was delivered is forgotten after 90 days, what waits is not', async () => {
  await desk.subscribed(channel());
  await attention();
  await outbox().take(1);
  await settle({ id: '1', how: 'delivered', activityId: 'a', version: 1 });
  await attention();
  await desk.clock.advance(90 * DAY + 1);

  await desk.notifications.sweep();

  expect(await rows()).toEqual(['2 waiting']);
  expect((await desk.notifications.find(channel()))?.sample.of).toBe(1);
});

test('who unsubscribes is sent nothing more of what waits', async () => {
  await desk.subscribed(channel());
  await failure();
  await failure();
  await desk.notifications.test(ADA, channel());

  await desk.notifications.unsubscribe(ADA, channel());

  expect((await outbox().take(9)).map(({ notice }) => notice.content.kind)).toEqual(['test']);
});

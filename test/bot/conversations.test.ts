import { type Address, type Connector, DeliveryError } from '../../bot/connector.js';
import { createConversations } from '../../bot/conversations.js';
import type { Place } from '../../bot/place.js';
import { rowsIn } from '../../bot/warehouse.js';
import { silentLog } from '../../services/log.js';
import { countClosed } from '../../storage/conversations.js';
import { openTrust, type Trust } from '../support/trust.js';

const PLACE: Place = {
  caller: { tenantId: 'contoso', userId: 'ada', name: 'Ada Admin' },
  ...{ scope: 'channel', tenantId: 'contoso', serviceUrl: 'https://old.example/', botId: 'bot', memberId: '29:ada' },
  ...{ conversationId: '19:a;messageid=1', baseId: '19:a', timeZone: 'UTC' },
};
const at = (id: string, more: Partial<Place> = {}): Place => ({ ...PLACE, conversationId: id, baseId: id, ...more });
const moved = { serviceUrl: 'https://new.example/' };
const refused = (status: number, code: string) => new DeliveryError(status, code);

let trust: Trust;
beforeEach(async () => {
  trust = await openTrust();
});
afterEach(() => trust.storage.close());

/** As it is after a start: nothing is known but what is stored. */
function open() {
  const { sql } = trust.storage;
  const opened: string[] = [];
  const connector: Pick<Connector, 'open'> = {
    open: async (_from, memberId) => {
      opened.push(memberId);
      return 'a:chat';
    },
  };
  const conversations = createConversations({ rows: rowsIn(sql), connector, clock: trust.clock, log: silentLog });
  const stored = () => sql.write(async () => undefined);
  const address = async (place: Place): Promise<Address | undefined> => {
    await stored();
    return open().conversations.address(place.tenantId, place.conversationId);
  };
  return { conversations, stored, address, opened };
}

test('a thread is written to at the newest address of its channel, before and after a restart', async () => {
  const { conversations, address } = open();
  conversations.remember(PLACE);
  conversations.remember({ ...PLACE, ...moved, conversationId: '19:a;messageid=2' });

  const expected = { tenantId: 'contoso', botId: 'bot', conversationId: '19:a;messageid=1', ...moved };
  expect(await conversations.address('contoso', '19:a;messageid=1')).toEqual(expected);
  expect(await address(PLACE)).toEqual(expected);
});

test.each(['known', 'stored'])(
  'whatever happens in a conversation that is %s keeps its newest address',
  async (what) => {
    const { conversations, address, stored } = open();
    conversations.remember(PLACE);
    await stored();
    (what === 'known' ? conversations : open().conversations).touch({ ...PLACE, ...moved });

    expect(await address(PLACE)).toMatchObject(moved);
  },
);

test('what happens where the app was removed, or never was, makes no conversation of it', async () => {
  const { conversations, address } = open();
  conversations.remember(PLACE);
  await conversations.forget(PLACE);
  conversations.touch(PLACE);
  conversations.touch(at('19:never'));

  expect(await address(PLACE)).toBeUndefined();
  expect(await address(at('19:never'))).toBeUndefined();
});

test('with the app its subscription and language go, and what waits to be told there', async () => {
  const { conversations } = open();
  const { sql } = trust.storage;
  conversations.remember(PLACE);
  await sql.write(async (tx) => {
    const row = ['contoso', '19:a', 'channel', null, 'UTC', 'en', 'all', '[]', null, null, 'Ada', 1];
    await tx.append('subscriptions', [row, row.with(1, '19:b')]);
    for (const id of ['19:a', '19:b'])
      await tx.run(`INSERT INTO outbox VALUES (1, 'contoso', $1, 'n', 'waiting', 1, NULL, NULL, 0, 0, NULL, 0, NULL)`, [
        id,
      ]);
  });
  await conversations.forget(PLACE);

  expect(await sql.all('SELECT conversation_id AS id FROM subscriptions')).toEqual([{ id: '19:b' }]);
  expect(await sql.all('SELECT conversation_id AS id FROM outbox')).toEqual([{ id: '19:b' }]);
});

test.each([
  [403, 'BotNotInConversationRoster', false],
  [403, 'MessageWritesBlocked', false],
  [404, 'ConversationNotFound', false],
  [404, 'ActivityNotFoundInConversation', true],
  [403, 'InvalidBotApiHost', true],
  [403, 'NotEnoughPermissions', true],
  [429, 'Throttled', true],
  [500, 'ServiceError', true],
])('after %i %s a conversation can still be written to: %p', async (status, code, canBe) => {
  const { conversations, address } = open();
  conversations.remember(PLACE);
  conversations.failed('contoso', PLACE.conversationId, refused(status, code));

  expect((await address(PLACE)) !== undefined).toBe(canBe);
  expect((await conversations.address('contoso', '19:a')) !== undefined).toBe(canBe);
});

test('a closed conversation is opened again by a message or an installation, and by nothing else', async () => {
  const { conversations, address } = open();
  for (const id of ['19:a', '19:b', '19:c']) {
    conversations.remember(at(id));
    conversations.failed('contoso', id, refused(403, 'BotNotInConversationRoster'));
  }
  conversations.remember(at('19:a'));
  await conversations.welcome(at('19:b'));
  conversations.touch(at('19:c', moved));

  expect(await address(at('19:a'))).toBeDefined();
  expect(await address(at('19:b'))).toBeDefined();
  expect(await address(at('19:c'))).toBeUndefined();
  conversations.remember(at('19:c'));
  expect(await address(at('19:c'))).toBeDefined();
});

test('an administrator who switches the bot off closes his tenant, until anything comes from it', async () => {
  const { conversations, address, stored } = open();
  const { sql } = trust.storage;
  const elsewhere = at('19:a', { tenantId: 'fabrikam' });
  for (const place of [at('19:a'), at('19:b'), at('19:blocked'), elsewhere]) conversations.remember(place);
  conversations.failed('contoso', '19:blocked', refused(403, 'ConversationBlockedByUser'));
  conversations.failed('contoso', '19:a', refused(403, 'BotDisabledByAdmin'));
  conversations.failed('contoso', '19:b', refused(403, 'BotDisabledByAdmin'));
  await stored();
  expect(await conversations.address('contoso', '19:b')).toBeUndefined();
  expect(await countClosed(sql, 'contoso')).toBe(3);
  expect(await address(elsewhere)).toBeDefined();

  // After a restart too.
  open().conversations.touch(at('19:somewhere'));
  await stored();
  expect(await address(at('19:b'))).toBeDefined();
  expect(await countClosed(sql, 'contoso')).toBe(1);
});

test('switched off, on and off again is noticed each time', async () => {
  const { conversations, address } = open();
  for (const isOpen of [false, true, false, true]) {
    if (isOpen) conversations.remember(PLACE);
    else conversations.failed('contoso', '19:a', refused(403, 'BotDisabledByAdmin'));
    expect((await address(PLACE)) !== undefined).toBe(isOpen);
  }
});

test('the 1:1 chat of a person is opened once, and another one after it was closed', async () => {
  const { conversations, opened, stored } = open();
  expect((await conversations.personal(PLACE)).conversationId).toBe('a:chat');
  expect((await conversations.personal(PLACE)).conversationId).toBe('a:chat');
  await stored();
  expect((await open().conversations.personal(PLACE)).conversationId).toBe('a:chat');
  expect(opened).toEqual(['29:ada']);
  conversations.failed('contoso', 'a:chat', refused(403, 'ConversationBlockedByUser'));
  await stored();
  await conversations.personal(PLACE);
  expect(opened).toHaveLength(2);
});

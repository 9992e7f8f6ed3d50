import type { ServiceHouse } from '../../bot/house.js';
import type { Services } from '../../services/index.js';
import type { Storage } from '../../storage/index.js';
import { type Bot, startBot } from '../support/bot.js';
import { type Chat, TENANT } from '../support/teams.js';

// Teams may change the address of a conversation at any time, and says so with whatever comes next.

const NEW = 'http://127.0.0.1:1/new/';

let bot: Bot;
let chat: Chat;
let storage: Storage;
beforeEach(async () => {
  bot = await startBot({
    house: (parts): ServiceHouse => {
      storage = parts.storage;
      const access = { roleOf: () => 'viewer', canClaim: () => false };
      return { services: { access } as unknown as Services, start: async () => undefined, stop: async () => undefined };
    },
  });
  chat = bot.teams.group();
});
afterEach(() => bot.close());

const moved = { serviceUrl: NEW };

/** Undefined: the bot does not know the conversation. */
async function addressOf({ conversationId }: Chat): Promise<{ url: unknown; closed: unknown } | undefined> {
  const row = await storage.sql.write((tx) =>
    tx.get('SELECT service_url, closed FROM conversations WHERE tenant_id = $1 AND id = $2', [TENANT, conversationId]),
  );
  return row && { url: row.service_url, closed: row.closed };
}

test.each([
  [{ type: 'conversationUpdate', membersAdded: [{ id: '29:carla' }] }],
  [{ type: 'conversationUpdate', channelData: { tenant: { id: TENANT }, eventType: 'channelRenamed' } }],
  [{ type: 'installationUpdate', action: 'add-upgrade' }],
  [{ type: 'installationUpdate', action: 'remove-upgrade' }],
  [{ type: 'messageReaction' }],
  [{ type: 'messageUpdate', channelData: { tenant: { id: TENANT }, eventType: 'softDeleteMessage' } }],
  [{ type: 'invoke', name: 'adaptiveCard/action', value: {} }],
  [{ type: 'invoke', name: 'something/else' }],
])('%j keeps the newest address', async (activity) => {
  await chat.install();
  await chat.send({ ...activity, ...moved });

  expect(await addressOf(chat)).toEqual({ url: NEW, closed: null });
});

test('a removal is no news of an address, and what follows it does not bring the conversation back', async () => {
  await chat.install();
  await chat.send({ type: 'installationUpdate', action: 'remove', ...moved });
  await chat.send({ type: 'conversationUpdate', membersRemoved: [{ id: '28:steward' }], ...moved });
  expect(await addressOf(chat)).toBeUndefined();

  await chat.install();
  expect(await addressOf(chat)).toMatchObject({ closed: null });
});

test.each([
  ['a message', { type: 'message', text: 'hello' }, null],
  ['a pressed button', { type: 'invoke', name: 'adaptiveCard/action', value: {} }, null],
  ['an installation', { type: 'installationUpdate', action: 'add' }, null],
  ['somebody who joins', { type: 'conversationUpdate', membersAdded: [{ id: '29:carla' }] }, 'Blocked'],
])('a closed conversation after %s', async (_what, activity, closed) => {
  await chat.install();
  await storage.sql.write((tx) => tx.run("UPDATE conversations SET closed = 'Blocked'"));
  await bot.restart();
  await chat.send(activity);

  expect(await addressOf(chat)).toMatchObject({ closed });
});

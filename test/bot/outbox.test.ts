import type { Connector, PostOptions } from '../../bot/connector.js';
import { DeliveryError } from '../../bot/connector.js';
import { createOutboxPump, type OutboxPumpParts } from '../../bot/outbox.js';
import { card } from '../../cards/card.js';
import { ServiceError } from '../../services/errors.js';
import type { Notice } from '../../services/notifications.js';
import { memoryOutbox } from '../support/memoryOutbox.js';
import { testClock } from '../support/testClock.js';

interface Call {
  what: string;
  to: string;
  at: number;
  words: string;
  options: PostOptions | undefined;
}

async function setUp({ draw, most = 10 }: { draw?: OutboxPumpParts['draw']; most?: number } = {}) {
  const clock = testClock();
  const outbox = memoryOutbox(clock);
  const calls: Call[] = [];
  const failures: (DeliveryError | Error | undefined)[] = [];
  const holds: Promise<void>[] = [];
  const drawn: Notice[] = [];
  const logged: string[] = [];
  const failed: string[] = [];
  let open = 0;
  let mostOpen = 0;

  async function call(what: string, to: { conversationId: string }, words: string, options?: PostOptions) {
    calls.push({ what, to: to.conversationId, at: clock.now(), words, options });
    mostOpen = Math.max(mostOpen, ++open);
    await holds.shift();
    open -= 1;
    const failure = failures.shift();
    if (failure) throw failure;
    return `m${calls.length}`;
  }
  const connector: Pick<Connector, 'post' | 'update'> = {
    post: (to, shown, options) => call('post', to, 'fallbackText' in shown ? shown.fallbackText : '', options),
    update: async (to, id, shown) => void (await call(`update ${id}`, to, shown.fallbackText)),
  };
  const note = (fields: object, words: string) => void logged.push(`${words} ${JSON.stringify(fields)}`);
  const stop = new AbortController();
  const pump = createOutboxPump({
    ...{ outbox, connector, clock, most, random: () => 1, stopping: stop.signal },
    conversations: { failed: (tenantId, id, error) => void failed.push(`${tenantId} ${id} ${error}`) },
    log: { info: () => undefined, warn: note, error: note },
    draw: (notice, locale) => {
      drawn.push(notice);
      return draw?.(notice, locale) ?? Promise.resolve(card(locale, { fallbackText: `v${notice.version}`, body: [] }));
    },
  });
  await pump.start();
  return {
    ...{ clock, outbox, calls, failures, holds, drawn, logged, failed, stop, pump },
    mostOpen: () => mostOpen,
    refuse: (...errors: ConstructorParameters<typeof DeliveryError>[]) =>
      void failures.push(...errors.map((each) => new DeliveryError(...each))),
  };
}

const minutes = (count: number) => count * 60_000;

test('a notice is posted with an alert, and what became of it is noted within a second', async () => {
  const { clock, outbox, calls } = await setUp();
  expect(outbox.recovered).toBe(1);
  await clock.advance(minutes(10));
  const told = clock.now();
  outbox.put({ language: 'nl' });
  await clock.advance(1_000);

  expect(calls).toEqual([{ what: 'post', to: '19:1@thread.v2', at: told, words: 'v1', options: { alert: true } }]);
  expect(outbox.settled).toMatchObject([{ id: '1', how: 'delivered', activityId: 'm1', version: 1 }]);
  expect(outbox.settled[0]!.settledAt - told).toBeLessThanOrEqual(1_000);
});

test('a card that is there is drawn again in its place, and alarms nobody', async () => {
  const { clock, outbox, calls } = await setUp();
  outbox.put({ activityId: 'm7' });
  await clock.advance(1_000);

  expect(calls).toMatchObject([{ what: 'update m7', options: undefined }]);
  expect(outbox.settled).toMatchObject([{ how: 'delivered', activityId: 'm7', version: 1 }]);
});

test('what is due later is sent then', async () => {
  const { clock, outbox, calls } = await setUp();
  const dueAt = clock.now() + minutes(90);
  outbox.put({ dueAt });
  await clock.advance(minutes(200));

  expect(calls.map(({ at }) => at)).toEqual([dueAt]);
});

test('no more are under way than allowed', async () => {
  const { clock, outbox, calls, holds, mostOpen } = await setUp({ most: 4 });
  const releases: (() => void)[] = [];
  for (let index = 0; index < 20; index++) holds.push(new Promise((resolve) => void releases.push(resolve)));
  outbox.put(...Array.from({ length: 20 }, () => ({})));
  await clock.advance(1_000);
  expect(calls).toHaveLength(4);
  for (const release of releases) {
    release();
    await clock.advance(1);
  }
  await clock.advance(1_000);

  expect(calls).toHaveLength(20);
  expect(mostOpen()).toBe(4);
  expect(new Set(outbox.settled.map(({ id }) => id)).size).toBe(20);
});

test.each([
  [400, 'BadArgument', 'dropped', 'dropped'],
  [401, 'BotNotRegistered', 'dropped', 'dropped'],
  [403, 'BotNotInConversationRoster', 'suspended', 'suspended'],
  [403, 'BotDisabledByAdmin', 'suspended', 'suspended'],
  [403, 'InvalidBotApiHost', 'dropped', 'dropped'],
  [403, 'NotEnoughPermissions', 'dropped', 'dropped'],
  [404, 'ConversationNotFound', 'dropped', 'dropped'],
  [404, 'ActivityNotFoundInConversation', 'dropped', 'dropped'],
  [413, 'MessageSizeTooBig', 'dropped', 'dropped'],
  [412, 'PreconditionFailed', 'later', 'later'],
  [429, 'Throttled', 'later', 'later'],
  [500, 'ServiceError', 'uncertain', 'later'],
  [502, 'ServiceError', 'uncertain', 'later'],
  [503, 'Http503', 'later', 'later'],
  [504, 'Http504', 'uncertain', 'later'],
  [undefined, 'ECONNRESET', 'uncertain', 'later'],
])('after %p %s a message is %s and an update %s', async (status, code, message, update) => {
  const { clock, outbox, refuse } = await setUp();
  refuse([status, code], [status, code]);
  outbox.put({}, { activityId: 'm7' });
  await clock.advance(600);

  expect(outbox.settled.map(({ how }) => how)).toEqual([message, update]);
  expect(outbox.settled).toMatchObject([{ code }, { code }]);
});

test('what never left is tried again: without a token or a connection nothing can have arrived', async () => {
  const { clock, outbox, refuse } = await setUp();
  refuse([undefined, 'invalid_client', undefined, false], [undefined, 'ECONNREFUSED', undefined, false]);
  refuse([undefined, 'ServiceUrlNotAllowed', undefined, false]);
  outbox.put({}, {}, {});
  await clock.advance(600);

  expect(outbox.settled.map(({ how }) => how)).toEqual(['later', 'later', 'dropped']);
});

test('who refuses for ever is asked in five rounds of four, farther and farther apart, and then no more', async () => {
  const { clock, outbox, calls, refuse } = await setUp();
  refuse(...Array.from({ length: 20 }, (): [number, string] => [429, 'Throttled']));
  outbox.put({});
  await clock.advance(minutes(300));

  const waits = calls.map(({ at }, index) => Math.round((at - (calls[index - 1]?.at ?? at)) / 1_000));
  const round = [1, 2, 4];
  expect(waits).toEqual([0, ...round, 60, ...round, 300, ...round, 1_800, ...round, 7_200, ...round]);
  expect(outbox.settled.at(-1)).toMatchObject({ how: 'dropped', code: 'Throttled' });
});

test('Retry-After is waited for, however long', async () => {
  const { clock, outbox, calls, refuse } = await setUp();
  refuse([429, 'Throttled', 9_000], [429, 'RetryAfter', minutes(60), false]);
  outbox.put({});
  await clock.advance(minutes(90));

  const [first = 0, second = 0, third = 0] = calls.map(({ at }) => at);
  expect(second - first).toBe(9_000);
  expect(third - second).toBe(minutes(60));
  expect(outbox.settled.at(-1)).toMatchObject({ how: 'delivered' });
});

test('who cannot be reached is told of, and what is nobody’s fault but ours is logged', async () => {
  const { clock, outbox, refuse, failed, logged } = await setUp();
  refuse([403, 'BotNotInConversationRoster'], [404, 'ConversationNotFound'], [403, 'InvalidBotApiHost'], [413, 'x']);
  outbox.put({}, {}, {}, {});
  await clock.advance(600);

  expect(failed.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'contoso 19:1@thread.v2',
    'contoso 19:2@thread.v2',
  ]);
  expect(logged.map((line) => line.split(' {')[0])).toEqual(['notice refused', 'notice refused']);
});

test('a card is drawn once for everybody who reads the same, and again for another version', async () => {
  const { clock, outbox, calls, drawn } = await setUp({ most: 50 });
  outbox.put(...Array.from({ length: 30 }, () => ({})), { language: 'nl' }, { timeZone: 'UTC' });
  await clock.advance(600);
  expect(drawn).toHaveLength(3);
  const notice = { ...drawn[0]!, version: 2 };
  outbox.put({ notice }, { notice, activityId: 'm1' });
  await clock.advance(600);

  expect(drawn).toHaveLength(4);
  expect(calls.slice(-2).map(({ words }) => words)).toEqual(['v2', 'v2']);
});

test('a card that was not needed for long is drawn from what is stored now', async () => {
  const { clock, outbox, drawn } = await setUp();
  outbox.put({});
  await clock.advance(minutes(5));
  outbox.put({});
  await clock.advance(minutes(5));

  expect(drawn).toHaveLength(2);
});

test.each([
  [new ServiceError('notFound', { what: 'run' }), 'gone', 0],
  [new Error('broken'), 'fault', 1],
])('what cannot be drawn is not sent (%p)', async (error, code, lines) => {
  const { clock, outbox, calls, logged } = await setUp({ draw: () => Promise.reject(error) });
  outbox.put({}, {});
  await clock.advance(600);

  expect(calls).toEqual([]);
  expect(outbox.settled).toMatchObject([
    { how: 'dropped', code },
    { how: 'dropped', code },
  ]);
  expect(logged).toHaveLength(lines);
});

test('when the bot stops what is under way is noted, and what has not left stays', async () => {
  const { clock, outbox, holds, failures, stop, pump } = await setUp({ most: 2 });
  const answers: (() => void)[] = [];
  holds.push(...[1, 2].map(() => new Promise<void>((resolve) => void answers.push(resolve))));
  // The second is the sender's word for what it did not let go.
  failures.push(undefined, new DeliveryError(undefined, 'Stopped', undefined, false));
  outbox.put({}, {}, {});
  await clock.advance(0);
  stop.abort();
  const ended = pump.stop();
  for (const answer of answers) answer();
  await ended;

  expect(outbox.settled.map(({ id, how }) => `${id} ${how}`).sort()).toEqual(['1 delivered', '2 later']);
  expect(await outbox.waiting()).toBe(2);
  expect(await outbox.nextAt()).toBe(clock.now());
});

test('storage that fails for a moment loses nothing', async () => {
  const { clock, outbox, calls, logged } = await setUp();
  outbox.fail('take');
  outbox.fail('settle');
  outbox.put({});
  await clock.advance(30_000);

  expect(calls).toHaveLength(1);
  expect(outbox.settled).toMatchObject([{ how: 'delivered' }]);
  expect(logged.map((line) => line.split(' {')[0])).toEqual(['outbox not read', 'deliveries not stored']);
});

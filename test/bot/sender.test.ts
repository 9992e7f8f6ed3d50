import { type Connector, DeliveryError } from '../../bot/connector.js';
import { createSender } from '../../bot/sender.js';
import { card } from '../../cards/card.js';
import { createLocale } from '../../cards/locale.js';
import { silentLog } from '../../services/log.js';
import { testClock } from '../support/testClock.js';

const any = card(createLocale('en'), { fallbackText: 'x', body: [] });
const at = (conversationId: string) => ({
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversationId,
  botId: 'b',
});

function setUp(failures: (DeliveryError | undefined)[] = []) {
  const clock = testClock();
  const calls: { what: string; to: string; at: number }[] = [];
  const call = async (what: string, to: object) => {
    calls.push({ what, to: 'conversationId' in to ? String(to.conversationId) : '', at: clock.now() });
    const failure = failures.shift();
    if (failure) throw failure;
    return 'id';
  };
  const connector: Connector = {
    post: (to) => call('post', to),
    update: async (to) => void (await call('update', to)),
    open: (from) => call('open', from),
    members: (of) => call('members', of).then(() => []),
    member: (of) => call('member', of).then((id) => ({ id, name: id })),
  };
  const stop = new AbortController();
  const sender = createSender({ connector, clock, log: silentLog, random: () => 1, stopping: stop.signal });
  return { sender, clock, calls, stop };
}

const within = (calls: { at: number }[], ms: number) =>
  Math.max(...calls.map(({ at: first }) => calls.filter(({ at: time }) => time >= first && time < first + ms).length));

test('a conversation gets at most 7 in a second, 8 in two, 60 in 30 s and 1,800 in an hour, in their order', async () => {
  const { sender, clock, calls } = setUp();
  const sent = Array.from({ length: 2_000 }, (_, number) => sender.update(at('a'), String(number), any));
  await clock.settle();
  await Promise.all(sent);
  expect(calls).toHaveLength(2_000);
  expect(within(calls, 1_000)).toBeLessThanOrEqual(7);
  expect(within(calls, 2_000)).toBeLessThanOrEqual(8);
  expect(within(calls, 30_000)).toBeLessThanOrEqual(60);
  expect(within(calls, 3_600_000)).toBeLessThanOrEqual(1_800);
});

test('a thread counts with its channel, another conversation does not wait for it', async () => {
  const { sender, clock, calls } = setUp();
  const busy = Array.from({ length: 20 }, (_, number) => sender.post(at(`19:c;messageid=${number}`), any));
  const other = sender.post(at('b'), any);
  await other;
  expect(calls.filter(({ to }) => to !== 'b').length).toBeLessThanOrEqual(8);
  await clock.settle();
  await Promise.all(busy);
  expect(
    within(
      calls.filter(({ to }) => to !== 'b'),
      2_000,
    ),
  ).toBeLessThanOrEqual(8);
});

test('all conversations together get at most 25 a second', async () => {
  const { sender, clock, calls } = setUp();
  const sent = Array.from({ length: 100 }, (_, number) => sender.post(at(String(number)), any));
  await clock.settle();
  await Promise.all(sent);
  expect(within(calls, 1_000)).toBeLessThanOrEqual(25);
});

test.each([429, 412])('a message refused with %i is sent again', async (status) => {
  const { sender, clock, calls } = setUp([new DeliveryError(status, 'x')]);
  const sent = sender.post(at('a'), any);
  await clock.settle();
  expect(await sent).toBe('id');
  expect(calls).toHaveLength(2);
});

test.each([502, 503, 504, 500, 400, 401, 403, 404, 413, undefined])(
  'a message that may have arrived, or never will (%p), is not sent again',
  async (status) => {
    const { sender, clock, calls } = setUp([new DeliveryError(status, 'x')]);
    const sent = sender.post(at('a'), any).catch((error: DeliveryError) => error.status);
    await clock.settle();
    expect(await sent).toBe(status);
    expect(calls).toHaveLength(1);
  },
);

test.each([
  [429, 4],
  [502, 4],
  [503, 4],
  [504, 4],
  [412, 4],
  [500, 1],
  [404, 1],
  [403, 1],
])('an update that fails with %i every time is tried %i times', async (status, times) => {
  const { sender, clock, calls } = setUp(Array.from({ length: 9 }, () => new DeliveryError(status, 'x')));
  const sent = sender.update(at('a'), 'm', any).catch((error: DeliveryError) => error.status);
  await clock.settle();
  expect(await sent).toBe(status);
  expect(calls).toHaveLength(times);
});

test('Retry-After is kept to, and one that is too long is not waited for', async () => {
  const { sender, clock, calls } = setUp([new DeliveryError(429, 'x', 7_000), new DeliveryError(429, 'x', 120_000)]);
  const sent = sender.post(at('a'), any).catch(() => 'given up');
  await clock.settle();
  expect(await sent).toBe('given up');
  expect(calls[1]!.at - calls[0]!.at).toBe(7_000);
  expect(calls).toHaveLength(2);
});

test('nothing waits any longer when the bot stops', async () => {
  const { sender, stop } = setUp([new DeliveryError(429, 'x', 20_000), new DeliveryError(429, 'x', 20_000)]);
  const sent = sender.post(at('a'), any).catch(() => 'given up');
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  expect(await sent).toBe('given up');
});

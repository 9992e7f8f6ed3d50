import { type Connector, DeliveryError } from '../../bot/connector.js';
import { createSender } from '../../bot/sender.js';
import { card } from '../../cards/card.js';
import { createLocale } from '../../cards/locale.js';
import { silentLog } from '../../services/log.js';
import { testClock } from '../support/testClock.js';

const any = card(createLocale('en'), { fallbackText: 'x', body: [] });
const at = (conversationId: string, tenantId = 't') => ({
  tenantId,
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversationId,
  botId: 'b',
});

function setUp(failures: (DeliveryError | undefined)[] = [], { tenantRate = 50, random = (): number => 1 } = {}) {
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
  const sender = createSender({ connector, clock, log: silentLog, random, tenantRate, stopping: stop.signal });
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

test('all conversations of a tenant together get at most 50 a second, in their order, and no tenant waits for another', async () => {
  const { sender, clock, calls } = setUp();
  const names = Array.from({ length: 200 }, (_, number) => String(number));
  const sent = names.map((name) => sender.post(at(name), any));
  const others = names.slice(0, 40).map((name) => sender.post(at(`other ${name}`, 'other'), any));
  await Promise.all(others);
  expect(clock.now()).toBe(calls[0]!.at);
  await clock.settle();
  await Promise.all(sent);
  const mine = calls.filter(({ to }) => !to.startsWith('other'));
  expect(within(mine, 1_000)).toBe(50);
  expect(mine.map(({ to }) => to)).toEqual(names);
  expect(clock.now() - calls[0]!.at).toBe(3_000);
});

test('the rate of a tenant is a setting', async () => {
  const { sender, clock, calls } = setUp([], { tenantRate: 3 });
  const sent = Array.from({ length: 10 }, (_, number) => sender.post(at(String(number)), any));
  await clock.settle();
  await Promise.all(sent);
  expect(within(calls, 1_000)).toBe(3);
});

test('two thousand conversations are sent to at the allowed rate', async () => {
  const { sender, clock, calls } = setUp();
  const sent = Array.from({ length: 2_000 }, (_, number) => sender.bulk.post(at(String(number)), any));
  const began = clock.now();
  await clock.settle();
  await Promise.all(sent);
  expect(calls).toHaveLength(2_000);
  expect(clock.now() - began).toBeLessThanOrEqual(40_000);
  const busiest = calls.map(({ at: time }, index) => time - (calls[index - 50]?.at ?? Number.NEGATIVE_INFINITY));
  expect(Math.min(...busiest)).toBeGreaterThanOrEqual(1_000);
});

test('an answer goes before everything that nobody waits for', async () => {
  const { sender, clock, calls } = setUp();
  const bulk = Array.from({ length: 500 }, (_, number) => sender.bulk.post(at(String(number)), any));
  await clock.advance(3_010);
  const asked = clock.now();
  // Also where one of them waits for its turn.
  const names = ['anna', 'bram', '499'];
  const answers = names.map((name) => sender.post(at(name), any));
  await clock.settle();
  await Promise.all([...bulk, ...answers]);
  const answered = calls.filter(({ to }) => names.includes(to)).map((call) => call.at - asked);
  expect(answered).toHaveLength(4);
  expect(Math.max(...answered)).toBeLessThanOrEqual(100);
  expect(within(calls, 1_000)).toBe(50);
});

test.each([429, 412, 503])('a message refused with %i is sent again', async (status) => {
  const { sender, clock, calls } = setUp([new DeliveryError(status, 'x')]);
  const sent = sender.post(at('a'), any);
  await clock.settle();
  expect(await sent).toBe('id');
  expect(calls).toHaveLength(2);
});

test.each([502, 504, 500, 400, 401, 403, 404, 413, undefined])(
  'a message that may have arrived, or never will (%p), is not sent again',
  async (status) => {
    const { sender, clock, calls } = setUp([new DeliveryError(status, 'x')]);
    const sent = sender.post(at('a'), any).catch((error: DeliveryError) => error.status);
    await clock.settle();
    expect(await sent).toBe(status);
    expect(calls).toHaveLength(1);
  },
);

test('pauses double, half of each by chance', async () => {
  const chances = [0, 0.5, 1];
  const refused = Array.from({ length: 4 }, () => new DeliveryError(429, 'x'));
  const { sender, clock, calls } = setUp(refused, { random: () => chances.shift()! });
  const sent = sender.post(at('a'), any).catch(() => 'given up');
  await clock.settle();
  expect(await sent).toBe('given up');
  expect(calls.map(({ at: time }, index) => time - calls[Math.max(0, index - 1)]!.at)).toEqual([0, 500, 1_500, 4_000]);
});

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

test('while Retry-After lasts nothing else goes to that conversation', async () => {
  const { sender, clock, calls } = setUp([new DeliveryError(429, 'x', 9_000)]);
  const began = clock.now();
  const sent = [
    sender.post(at('a;messageid=1'), any),
    sender.update(at('a'), 'm', any),
    sender.member(at('a'), 'anna'),
  ];
  await sender.post(at('b'), any);
  await clock.settle();
  await Promise.all(sent);
  const there = calls.filter(({ to }) => to !== 'b').map((call) => call.at - began);
  // The members were asked for together with the first message, before anybody knew.
  expect(there).toEqual([0, 0, 9_000, 9_000]);
});

test('a conversation that is to be left alone for long is not called at all, and says for how long', async () => {
  const { sender, clock, calls } = setUp([new DeliveryError(429, 'x', 120_000)]);
  const failure = (work: Promise<unknown>) =>
    work.catch(({ status, code, retryAfterMs, left }: DeliveryError) => ({ status, code, retryAfterMs, left }));
  await failure(sender.post(at('a'), any));
  await clock.advance(20_000);
  const refused = { status: 429, code: 'RetryAfter', retryAfterMs: 100_000, left: false };
  expect(await failure(sender.post(at('a'), any))).toEqual(refused);
  expect(await failure(sender.bulk.update(at('a'), 'm', any))).toEqual(refused);
  expect(calls).toHaveLength(1);
  await clock.advance(100_000);
  expect(await sender.post(at('a'), any)).toBe('id');
});

test.each([429, 412, 503, 502, undefined])('what nobody waits for is tried once (%p)', async (status) => {
  const { sender, clock, calls } = setUp([new DeliveryError(status, 'x')]);
  const sent = sender.bulk.update(at('a'), 'm', any).catch((error: DeliveryError) => error.status);
  await clock.settle();
  expect(await sent).toBe(status);
  expect(calls).toHaveLength(1);
});

test('nothing waits any longer when the bot stops', async () => {
  const { sender, stop } = setUp([new DeliveryError(429, 'x', 20_000), new DeliveryError(429, 'x', 20_000)]);
  const sent = sender.post(at('a'), any).catch(() => 'given up');
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  expect(await sent).toBe('given up');
});

test('when the bot stops answers still leave, and of bulk what has not left stays', async () => {
  const { sender, stop, calls } = setUp();
  const bulk = Array.from({ length: 100 }, (_, number) =>
    sender.bulk.post(at(String(number)), any).catch(({ code, left }: DeliveryError) => ({ code, left })),
  );
  const answers = Array.from({ length: 60 }, (_, number) => sender.post(at(`answer ${number}`), any));
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  await Promise.all(answers);
  const ends = await Promise.all(bulk);
  const stayed = ends.filter((end) => typeof end === 'object');
  expect(stayed.length).toBeGreaterThan(90);
  expect(stayed).toEqual(stayed.map(() => ({ code: 'Stopped', left: false })));
  expect(calls).toHaveLength(160 - stayed.length);
});

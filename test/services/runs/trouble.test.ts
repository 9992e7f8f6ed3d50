import { trouble } from '../../../sandbox/leadspace/faults.js';
import type { RunView } from '../../../services/runs/view.js';
import { companies } from '../../support/companies.js';
import {
  ADMIN,
  actionsOf,
  type HarnessOptions,
  hasEnded,
  openRuns,
  type RunsHarness,
  sumOf,
} from '../../support/runs.js';

const MINUTE = 60_000;
let world: RunsHarness;

afterEach(() => world?.close());

async function open(options: HarnessOptions = {}): Promise<RunsHarness> {
  world = await openRuns({ profiles: companies(9), settings: { batchSize: 3, lanes: 1 }, speed: 1_000, ...options });
  return world;
}

const submissions = () => world.sandbox.log.all().filter(({ kind }) => kind === 'bulk');

function expectNothingSentTwice(): void {
  const ids = world.sandbox.log.acceptedIds();
  expect(ids).toHaveLength(new Set(ids).size);
}

/** Runs to the end, keeping every state that was shown on the way. */
async function watch(id: string, onHold?: (view: RunView) => Promise<unknown> | undefined): Promise<RunView[]> {
  const seen: RunView[] = [];
  await world.until(id, (view) => {
    seen.push(view);
    if (view.hold) void onHold?.(view);
    return hasEnded(view);
  });
  return seen;
}

test('a storm of 429 is waited out, never earlier than told, and shown with its time', async () => {
  await open();
  world.sandbox.faults.add({ on: 'bulk', times: 6, ...trouble.tooManyRequests('20') });
  const { id } = await world.begin();

  const held = await world.until(id, ({ hold }) => hold !== undefined);
  const seen = await watch(id);

  expect(held.hold).toMatchObject({ code: 'providerBusy' });
  expect(held.hold!.until! - held.hold!.since).toBeGreaterThanOrEqual(20_000);
  expect(seen.at(-1)).toMatchObject({ state: 'Successful', done: 9 });
  expect(seen.at(-1)!.hold).toBeUndefined();
  expect(submissions()).toHaveLength(9);
  expect(seen.at(-1)!.endedAt! - seen.at(-1)!.startedAt!).toBeGreaterThanOrEqual(6 * 20_000);
  expectNothingSentTwice();
});

test('a storm of 429 without a time backs off further and further, also while polling', async () => {
  await open();
  world.sandbox.faults.add({ on: 'any', times: 12, ...trouble.tooManyRequests() });
  const { id } = await world.begin();

  const last = (await watch(id)).at(-1)!;

  expect(last).toMatchObject({ state: 'Successful', done: 9, buckets: { unknown: 0 } });
  expectNothingSentTwice();
});

test.each([502, 503])('more than a minute of %i is survived, with an intelligible state meanwhile', async (status) => {
  await open();
  // 1 + 2 + 4 + 8 + 16 + 32 seconds of waiting, and one more.
  world.sandbox.faults.add({ on: 'bulk', times: 7, ...trouble.html(status) });
  const { id } = await world.begin();

  const held = await world.until(id, ({ hold }) => hold !== undefined);
  const last = (await watch(id)).at(-1)!;

  expect(held).toMatchObject({ state: 'Refreshing', hold: { code: 'providerUnreachable' } });
  expect(last).toMatchObject({ state: 'Successful', done: 9, buckets: { unknown: 0, notSent: 0 } });
  expect(last.endedAt! - last.startedAt!).toBeGreaterThan(MINUTE);
  expectNothingSentTwice();
});

test('5xx that do not end fail the run clearly; what was answered is kept and the rest is not sent', async () => {
  await open();
  world.sandbox.faults.add({ on: 'bulk', after: 1, times: 'always', ...trouble.serverError() });
  const { id } = await world.begin();

  const last = (await watch(id)).at(-1)!;

  expect(last).toMatchObject({
    state: 'Failed',
    failure: { code: 'providerUnreachable' },
    done: 3,
    buckets: { notSent: 6 },
  });
  expect(sumOf(last.buckets)).toBe(9);
  world.sandbox.faults.clear();
  const rest = await world.begin();
  expect(rest.plan).toMatchObject({ kept: 3, willSend: 6 });
  expect((await world.until(rest.id, hasEnded)).state).toBe('Successful');
  expectNothingSentTwice();
});

test('5xx while polling never lose results that were paid for', async () => {
  await open();
  world.sandbox.faults.add({ on: 'poll', times: 12, ...trouble.serverError() });
  const { id } = await world.begin();

  const last = (await watch(id)).at(-1)!;

  expect(last).toMatchObject({ state: 'Successful', done: 9, buckets: { unknown: 0 } });
  expect(submissions()).toHaveLength(3);
});

test('a provider that cannot be reached at all is waited for: nothing has left', async () => {
  await open();
  const refusing = { ...world.leadspace };
  const { submitBulk } = world.leadspace;
  let refused = 0;
  const { ProviderError } = await import('../../../services/leadspace/index.js');
  refusing.submitBulk = async (token, records) => {
    refused += 1;
    if (refused <= 5) throw new ProviderError({ kind: 'unavailable', sent: false, reason: 'ECONNREFUSED' });
    return submitBulk(token, records);
  };
  await world.runs.stop();
  await world.reopen({ leadspace: refusing });
  const { id } = await world.begin();

  const held = await world.until(id, ({ hold }) => hold !== undefined);
  const last = (await watch(id)).at(-1)!;

  expect(held.hold?.code).toBe('providerUnreachable');
  expect(last).toMatchObject({ state: 'Successful', done: 9 });
});

test('a token revoked in the middle puts the run on hold until there is another; nothing is paid twice', async () => {
  await open();
  world.sandbox.faults.add({ on: 'bulk', after: 1, do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();
  world.sandbox.accounts.of(world.token)!.revoked = true;
  world.sandbox.held.release();

  const held = await world.until(id, ({ hold }) => hold !== undefined);
  world.clock.jump(30 * MINUTE);
  const still = await world.runs.progress(id);

  expect(held).toMatchObject({ state: 'Refreshing', hold: { code: 'tokenRefused' } });
  expect(held.hold!.until).toBeUndefined();
  expect(still.hold?.code).toBe('tokenRefused');
  world.sandbox.accounts.of(world.token)!.revoked = false;
  await world.runs.onTokenReplaced('another connection');
  expect((await world.runs.progress(id)).hold).toBeDefined();
  await world.runs.onTokenReplaced('connection');
  const last = await world.until(id, hasEnded);
  expect(last).toMatchObject({ state: 'Successful', done: 9, buckets: { unknown: 0, notSent: 0 } });
  expectNothingSentTwice();
  expect((await actionsOf(world)).filter((action) => action === 'run.hold')).toHaveLength(1);
});

test('a run that waits for another token can be cancelled, also while results are outstanding', async () => {
  await open();
  world.sandbox.faults.add({ on: 'bulk', after: 1, do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();
  world.sandbox.accounts.of(world.token)!.revoked = true;
  world.sandbox.held.release();
  await world.until(id, ({ hold }) => hold !== undefined);

  await world.runs.cancel(ADMIN, id);
  const last = await world.until(id, hasEnded);

  expect(last.state).toBe('Canceled');
  expect(sumOf(last.buckets)).toBe(9);
  expect(last.buckets.unknown).toBeGreaterThan(0);
  expect(last.askable).toBe(last.buckets.unknown);
  expectNothingSentTwice();
});

test('credits that run out put the run on hold; after buying some, resume goes on where it was', async () => {
  await open();
  world.sandbox.faults.add({
    on: 'bulk',
    after: 2,
    times: 2,
    do: 'answer',
    status: 427,
    body: { error: 'No credits' },
  });
  const { id } = await world.begin();

  const held = await world.until(id, ({ hold, done }) => hold !== undefined && done === 6);
  expect(held.hold?.code).toBe('creditsOrProgram');
  await world.runs.resume(ADMIN, id);
  await world.until(id, ({ hold }) => hold !== undefined);
  await world.runs.resume(ADMIN, id);
  const last = await world.until(id, hasEnded);

  expect(last).toMatchObject({ state: 'Successful', done: 9 });
  expectNothingSentTwice();
  await expect(world.runs.resume(ADMIN, id)).rejects.toMatchObject({ code: 'runNotActive' });
});

test('credits that end within a submission leave the unanswered records unknown', async () => {
  await open({ profiles: companies(9), settings: { batchSize: 9 } });
  world.sandbox.accounts.of(world.token)!.creditsLeft = 3;
  const { id } = await world.begin();

  const last = await world.until(id, hasEnded);

  expect(last.buckets.enriched).toBe(3);
  expect(last.buckets.unknown).toBeGreaterThan(0);
  expect(last.unsettled).toBe(last.buckets.unknown);
  expect(sumOf(last.buckets)).toBe(9);
});

test('a run on hold can be cancelled', async () => {
  await open();
  world.sandbox.accounts.of(world.token)!.revoked = true;
  const { id } = await world.begin();
  await world.until(id, ({ hold }) => hold !== undefined);

  await world.runs.cancel(ADMIN, id);

  expect(await world.until(id, hasEnded)).toMatchObject({ state: 'Canceled', buckets: { notSent: 9 } });
});

test.each([
  ['cut off before an answer', { do: 'drop' } as const],
  ['cut off half-way', { do: 'cut' } as const],
  ['answered with a page instead of JSON', trouble.html(200)],
  ['answered without an address', { do: 'answer', status: 202, body: { ok: true } } as const],
])('a submission that is %s is unknown, never sent again by itself, and the run goes on', async (_, fault) => {
  await open();
  world.sandbox.faults.add({ on: 'bulk', ...fault });
  const { id } = await world.begin();

  const held = await world.until(id, ({ hold }) => hold !== undefined);
  const last = await world.until(id, hasEnded);

  expect(held).toMatchObject({ hold: { code: 'providerAnswerUnknown' }, buckets: { unknown: 3 } });
  expect(last).toMatchObject({ state: 'Successful', done: 9, unsettled: 3, askable: 0, buckets: { unknown: 3 } });
  expect(sumOf(last.buckets)).toBe(9);
  expect(submissions()).toHaveLength(3);
  expectNothingSentTwice();
});

test('when every submission stays without an answer, the run ends before the question grows', async () => {
  await open({ profiles: companies(60), settings: { batchSize: 3, lanes: 4 } });
  world.sandbox.faults.add({ on: 'bulk', times: 'always', do: 'drop' });
  const { id } = await world.begin();

  const last = await world.until(id, hasEnded);

  expect(last).toMatchObject({ state: 'Failed', failure: { code: 'providerAnswerUnknown' } });
  // Four at once belong to one trouble; three more in a row are enough.
  expect(submissions().length).toBeLessThanOrEqual(7);
  expect(last.buckets).toMatchObject({ unknown: submissions().length * 3, notSent: 60 - submissions().length * 3 });
  expectNothingSentTwice();
});

test('a submission refused as invalid fails the run; nothing was taken', async () => {
  await open();
  world.sandbox.faults.add({ on: 'bulk', after: 1, do: 'answer', status: 400, body: { error: 'Bad Request' } });
  const { id } = await world.begin();

  const last = await world.until(id, hasEnded);

  expect(last).toMatchObject({ state: 'Failed', failure: { code: 'providerAnswerUnknown' }, buckets: { notSent: 6 } });
});

test('a poll that is answered with a page instead of JSON is asked again', async () => {
  await open();
  world.sandbox.faults.add({ on: 'poll', times: 3, ...trouble.html(200) });
  world.sandbox.faults.add({ on: 'poll', times: 2, do: 'cut' });
  const { id } = await world.begin();

  expect(await world.until(id, hasEnded)).toMatchObject({ state: 'Successful', buckets: { unknown: 0 }, done: 9 });
});

test('results that can never be read are unknown in the end, and can be asked for again', async () => {
  await open();
  world.sandbox.faults.add({ on: 'poll', times: 'always', ...trouble.html(200) });
  const { id } = await world.begin();

  expect(await world.until(id, hasEnded)).toMatchObject({ state: 'Successful', unsettled: 9, askable: 9 });
});

test('results for other ids are never stored: the right ones are asked for again', async () => {
  await open();
  world.sandbox.faults.add({ on: 'poll', times: 2, do: 'foreign' });
  const { id } = await world.begin();

  const last = await world.until(id, hasEnded);

  expect(last).toMatchObject({ state: 'Successful', done: 9, buckets: { unknown: 0 } });
  expect(await world.sql.get('SELECT count(*) AS answers FROM answer')).toEqual({ answers: 9 });
});

test('results that are always for other ids leave the batch unknown', async () => {
  await open();
  world.sandbox.faults.add({ on: 'poll', times: 'always', do: 'foreign' });
  const { id } = await world.begin();

  expect(await world.until(id, hasEnded)).toMatchObject({ unsettled: 9, askable: 9, buckets: { enriched: 0 } });
});

test('records missing from the results, or failed inside the provider, are unknown; the others count', async () => {
  await open({ profiles: companies(9), settings: { batchSize: 9 } });
  world.sandbox.faults.add({ on: 'poll', do: 'missing', records: 2 });
  const missing = await world.runToEnd();
  expect(missing.buckets.unknown).toBe(2);
  expect(sumOf(missing.buckets)).toBe(9);

  world.sandbox.faults.add({ on: 'poll', do: 'internal', records: 3 });
  const failed = await world.runToEnd('all');
  expect(failed.buckets.unknown).toBe(3);
});

test('processing that never ends is given up after an hour; its address is kept', async () => {
  await open({ profiles: companies(3) });
  world.sandbox.faults.add({ on: 'bulk', do: 'neverReady' });
  const { id } = await world.begin();
  await world.until(id, ({ submitted }) => submitted === 3);
  const polled = (n: number) => world.sandbox.log.waitFor(({ kind, n: at }) => kind === 'poll' && at > n);
  await polled(0);

  world.clock.jump(61 * MINUTE);
  const last = await world.until(id, hasEnded);

  expect(last).toMatchObject({ state: 'Successful', unsettled: 3, askable: 3, buckets: { unknown: 3 } });
});

import { silentLog } from '../../../services/log.js';
import type { RunView } from '../../../services/runs/view.js';
import type { Sql } from '../../../storage/sql.js';
import { companies } from '../../support/companies.js';
import { giveContacts, importConsent, type SaidConsent } from '../../support/consents.js';
import { seedProfiles } from '../../support/profiles.js';
import {
  ADMIN,
  actionsOf,
  COLUMNS,
  type HarnessOptions,
  hasEnded,
  openRuns,
  type RunsHarness,
  sumOf,
} from '../../support/runs.js';

const MINUTE = 60_000;
let world: RunsHarness;

afterEach(() => world?.close());

const says = (email: string, granted = true, more: Partial<SaidConsent> = {}): SaidConsent => ({
  email,
  option: 'Enrichment',
  granted,
  ...more,
});
const address = (customerId: number) => `person${customerId}@example.com`;
const everybody = (count: number, except: readonly number[] = []) =>
  Array.from({ length: count }, (_, at) => at + 1)
    .filter((id) => !except.includes(id))
    .map((id) => says(address(id)));

/** So many profiles with an address each, and an enrichment that asks for consent. */
async function open(count: number, options: HarnessOptions = {}): Promise<RunsHarness> {
  world = await openRuns({ settings: { batchSize: 2, lanes: 1 }, profiles: companies(count), ...options });
  await giveContacts(
    world.sql,
    Array.from({ length: count }, (_, at) => [at + 1, address(at + 1)]),
  );
  await requires('enrichment');
  return world;
}

const requires = (option: string | undefined) =>
  world.documents.update((draft) => {
    if (option === undefined) delete draft.enrichments[0]!.requires;
    else draft.enrichments[0]!.requires = option;
  });

async function planned(mode: RunView['mode'] = 'changed'): Promise<RunView> {
  const { id } = await world.runs.plan(ADMIN, 'enrichment', mode);
  return world.until(id, ({ counting }) => !counting);
}

/** CustomerIds that reached the wire, in the order of their requests: every company here is one profile. */
async function sent(runId: string): Promise<number[]> {
  const numbers = world.sandbox.log.acceptedIds().map((id) => Number(id.split('-')[1]));
  const rows = await world.sql.all('SELECT request_no, record FROM run_request WHERE run_id = $1', [runId]);
  const names = new Map(rows.map((row) => [Number(row.request_no), String(row.record)]));
  const profiles = await world.sql.all('SELECT customer_id, own_name FROM current_output');
  return numbers.map((no) => {
    const { company } = JSON.parse(names.get(no)!);
    return Number(profiles.find(({ own_name }) => own_name === company.name)?.customer_id);
  });
}

/** Holds the first submission back while `meanwhile` happens, and lets the run go on to its end. */
async function runWhile(meanwhile: () => Promise<unknown>): Promise<RunView> {
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();
  await meanwhile();
  world.sandbox.held.release();
  return world.until(id, hasEnded);
}

test('a profile is sent only with the consent that is asked for: not set and denied are withheld, each with its reason', async () => {
  await open(5);
  await importConsent(world.sql, world.clock.now(), [
    says(address(1)),
    says(address(2), false),
    { ...says(address(3)), option: 'Newsletter' },
    says(address(5)),
  ]);

  const { plan } = await planned();
  const { id } = await world.begin();
  const ended = await world.until(id, hasEnded);

  expect(plan).toMatchObject({
    willSend: 2,
    withheld: [
      { reason: 'consentDenied', count: 1 },
      { reason: 'noConsent', count: 2 },
    ],
    gate: { dataSet: 'Customer', option: { key: 'enrichment', name: 'Enrichment' } },
  });
  expect(ended).toMatchObject({ state: 'Successful', done: 2, submitted: 2, buckets: { withheld: 3, notSent: 0 } });
  expect(sumOf(ended.buckets)).toBe(5);
  expect(await sent(id)).toEqual([1, 5]);
});

test('whoever shares an address is bound by its denial, and of several addresses the denial decides', async () => {
  await open(4);
  await giveContacts(world.sql, [
    [2, 'shared@example.com'],
    [3, 'shared@example.com'],
  ]);
  await importConsent(world.sql, world.clock.now(), [...everybody(4), says('shared@example.com', false)]);

  const { id } = await world.begin();
  await world.until(id, hasEnded);

  expect(await sent(id)).toEqual([1, 4]);
});

test('what a source of profiles says about consent itself counts like an address', async () => {
  await open(4);
  const now = world.clock.now();
  await importConsent(world.sql, now, [
    says(address(1)),
    says(address(2)),
    says('', false, { profile: 2 }),
    says('', true, { profile: 3 }),
  ]);

  const { id } = await world.begin();
  await world.until(id, hasEnded);

  expect(await sent(id)).toEqual([1, 3]);
});

test('consent that is withdrawn in the middle of a run holds from the next batch on', async () => {
  await open(7);
  await importConsent(world.sql, world.clock.now(), everybody(7));

  const ended = await runWhile(() =>
    importConsent(world.sql, world.clock.now(), [...everybody(7, [1, 4, 5, 6]), says(address(4), false)]),
  );

  expect(await sent(ended.id)).toEqual([1, 2, 3, 7]);
  expect(ended).toMatchObject({ state: 'Successful', done: 7, submitted: 4, buckets: { withheld: 3, notSent: 0 } });
  expect(sumOf(ended.buckets)).toBe(7);
  const rows = await world.sql.all("SELECT customer_id, reason FROM current_output WHERE bucket = 'withheld'");
  expect(Object.fromEntries(rows.map((row) => [row.customer_id, row.reason]))).toEqual({
    4: 'consentDenied',
    5: 'noConsent',
    6: 'noConsent',
  });
  expect((await actionsOf(world)).filter((action) => action === 'batch.withhold')).toHaveLength(2);
});

test('a batch with nobody left behind it ends without a call, and the run with it', async () => {
  await open(6);
  await importConsent(world.sql, world.clock.now(), everybody(6));

  const ended = await runWhile(() => importConsent(world.sql, world.clock.now(), [says(address(1), false)]));

  expect(world.sandbox.log.all().filter(({ kind }) => kind === 'bulk')).toHaveLength(1);
  expect(ended).toMatchObject({ state: 'Successful', done: 6, submitted: 2, buckets: { withheld: 4, unknown: 0 } });
});

test('a grant that ends while the run goes on counts no longer', async () => {
  await open(4);
  const now = world.clock.now();
  const ends = { expires: now + 30 * MINUTE };
  await importConsent(world.sql, now, [
    says(address(1)),
    says(address(2)),
    says(address(3), true, ends),
    says(address(4)),
  ]);

  const ended = await runWhile(async () => world.clock.jump(31 * MINUTE));

  expect(await sent(ended.id)).toEqual([1, 2, 4]);
  expect(ended.buckets.withheld).toBe(1);
});

test('a record that several profiles share is sent for those who agree, and only they get the answer', async () => {
  const twins = ['a', 'b', 'c'].map((key) => [key, companies(1)[0]![1]!, '', '']);
  await open(3, { profiles: [...companies(2, 10), ...twins] });
  await giveContacts(
    world.sql,
    [4, 5].map((id) => [id, address(id)]),
  );
  await importConsent(world.sql, world.clock.now(), everybody(5));

  const ended = await runWhile(() => importConsent(world.sql, world.clock.now(), everybody(5, [4])));

  expect(world.sandbox.log.acceptedIds()).toHaveLength(3);
  expect(ended).toMatchObject({ done: 3, submitted: 3, buckets: { withheld: 1 } });
  expect(sumOf(ended.buckets)).toBe(5);
  const rows = await world.sql.all('SELECT customer_id, bucket, answer_no FROM current_output WHERE customer_id > 2');
  expect(rows.find(({ customer_id }) => customer_id === 4)).toMatchObject({ bucket: 'withheld', answer_no: null });
  for (const id of [3, 5]) expect(rows.find(({ customer_id }) => customer_id === id)?.answer_no).toBe(3);
});

test('a batch that is sent again is looked at again', async () => {
  await open(4);
  await importConsent(world.sql, world.clock.now(), everybody(4));
  world.sandbox.faults.add({ on: 'bulk', do: 'answer', status: 401 });

  const { id } = await world.begin();
  await world.until(id, ({ hold }) => hold !== undefined);
  await importConsent(world.sql, world.clock.now(), everybody(4, [2]));
  await world.runs.resume(ADMIN, id);
  const ended = await world.until(id, hasEnded);

  expect(await sent(id)).toEqual([1, 3, 4]);
  expect(ended).toMatchObject({ state: 'Successful', done: 4, submitted: 3, buckets: { withheld: 1 } });
});

test('what was enriched before stays to be seen when consent is withdrawn, and comes back with it', async () => {
  await open(3);
  await importConsent(world.sql, world.clock.now(), everybody(3));
  const first = await world.runToEnd();
  await importConsent(world.sql, world.clock.now(), everybody(3, [1]));

  const second = await world.runToEnd();
  const row = await world.sql.get('SELECT bucket, reason, industry FROM current_output WHERE customer_id = 1');
  await importConsent(world.sql, world.clock.now(), everybody(3));
  const { plan } = await planned();

  expect(first.buckets.withheld).toBe(0);
  expect(second.buckets).toMatchObject({ withheld: 1 });
  expect(second.previous?.buckets).toEqual(first.buckets);
  expect(row).toMatchObject({ bucket: 'withheld', reason: 'noConsent', industry: expect.any(String) });
  expect(plan).toMatchObject({ willSend: 1, kept: 2 });
});

test('consent that changes between the dry run and Run is counted again before anything is sent', async () => {
  await open(3);
  await importConsent(world.sql, world.clock.now(), everybody(3));
  const dryRun = await planned();
  await importConsent(world.sql, world.clock.now(), everybody(3, [3]));

  await expect(world.runs.confirm(ADMIN, dryRun.id)).rejects.toMatchObject({ code: 'planChanged' });
  const again = await world.until(dryRun.id, ({ counting }) => !counting);

  expect(again.plan).toMatchObject({ willSend: 2, withheld: [{ reason: 'noConsent', count: 1 }] });
  expect(world.sandbox.log.all()).toEqual([]);
});

test('another option, or none, chosen while the run goes on stops it: it was confirmed for this one', async () => {
  await open(4);
  await importConsent(world.sql, world.clock.now(), everybody(4));

  const ended = await runWhile(() => requires(undefined));

  expect(ended).toMatchObject({ state: 'Failed', failure: { code: 'planChanged' }, submitted: 2 });
  expect(ended.buckets.notSent).toBe(2);
});

test('an option that is nowhere in the data lets nobody through: the dry run says so, and a run that is under way stops', async () => {
  await open(4);
  await expect(world.runs.plan(ADMIN, 'enrichment', 'changed')).rejects.toMatchObject({ code: 'optionUnknown' });
  await importConsent(world.sql, world.clock.now(), everybody(4));

  const ended = await runWhile(() => world.sql.write((tx) => tx.run('DELETE FROM consent_options')));

  expect(ended).toMatchObject({ state: 'Failed', failure: { code: 'optionUnknown' }, submitted: 2 });
});

test('a profile that is gone when its batch comes up has no consent any more', async () => {
  await open(4);
  await importConsent(world.sql, world.clock.now(), everybody(4));

  const ended = await runWhile(async () => {
    await seedProfiles(world.sql, COLUMNS, companies(3));
    await giveContacts(
      world.sql,
      [1, 2, 3].map((id) => [id, address(id)]),
    );
  });

  expect(await sent(ended.id)).toEqual([1, 2, 3]);
  expect(ended.buckets.withheld).toBe(1);
});

/** From now on, as long as it says so, nobody's consent can be looked up. */
async function withBrokenLookUp(isBroken: () => boolean): Promise<void> {
  const write: Sql['write'] = (work) =>
    world.sql.write((tx) =>
      work({
        ...tx,
        run: (text, params) =>
          isBroken() && text.includes('consent_state') ? Promise.reject(new Error('Broken')) : tx.run(text, params),
      }),
    );
  await world.reopen({ log: silentLog, sql: { ...world.sql, write } });
}

test('when nobody’s consent can be looked up nothing is sent: the run waits, and goes on when it can', async () => {
  await open(4, { start: false });
  await importConsent(world.sql, world.clock.now(), everybody(4));
  let broken = true;
  await withBrokenLookUp(() => broken);

  const { id } = await world.begin();
  const held = await world.until(id, ({ hold }) => hold !== undefined);
  expect(held.hold?.code).toBe('consentUnchecked');
  expect(world.sandbox.log.all()).toEqual([]);
  broken = false;
  const ended = await world.until(id, hasEnded);

  expect(ended).toMatchObject({ state: 'Successful', submitted: 4 });
});

test('consent that can never be looked up ends the run, and says why', async () => {
  await open(4, { start: false, speed: 2_000 });
  await importConsent(world.sql, world.clock.now(), everybody(4));
  await withBrokenLookUp(() => true);

  const { id } = await world.begin();
  const ended = await world.until(id, hasEnded);

  expect(ended).toMatchObject({ state: 'Failed', failure: { code: 'consentUnchecked' }, submitted: 0 });
  expect(ended.buckets.notSent).toBe(4);
  expect(world.sandbox.log.all()).toEqual([]);
});

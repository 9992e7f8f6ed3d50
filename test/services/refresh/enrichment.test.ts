import { ServiceError } from '../../../services/errors.js';
import { ended } from '../../support/fakeRuns.js';
import { openRefreshHouse, type RefreshHouse, SYSTEM } from '../../support/refreshHouse.js';
import { CRM } from '../../support/refreshStory.js';
import { ADA } from '../../support/trust.js';

// What is paid: a scheduled run sends what its schedule allows, and nothing without being asked.

const COMPANIES = { kind: 'enrichment' as const, id: 'Companies', only: true };

let house: RefreshHouse;

beforeAll(async () => {
  house = await openRefreshHouse();
  await house.source('crm.csv', CRM);
  await house.enrichment('Companies', { when: AT_SEVEN, most: 100 });
});

afterAll(() => house.close());

beforeEach(async () => {
  const { ledger } = house;
  Object.assign(ledger, { willSend: 10, confirmed: [], canceled: [], refusals: [], planned: 0, slow: false });
  ledger.runs.clear();
  ledger.goesOn = ({ plan }) => ended(plan.willSend);
  await house.news();
});

const AT_SEVEN = { kind: 'times' as const, days: [1], times: ['07:00'], timeZone: 'Europe/Amsterdam' };

async function fired() {
  const { state, nodes, startedBy } = await house.ended(await house.fire(COMPANIES));
  return { refresh: state, startedBy, ...nodes[0]! };
}

const refuse = (...codes: ('planChanged' | 'planExpired')[]) =>
  house.ledger.refusals.push(...codes.map((code) => new ServiceError(code)));

test('a schedule has the enrichment run, as far as it was confirmed', async () => {
  expect(await fired()).toMatchObject({
    ...{ refresh: 'Successful', state: 'Successful', startedBy: { by: 'schedule', schedule: 'schedule' } },
    counts: { sent: 10, enriched: 9, noMatch: 1, withheld: 2 },
  });
  expect(house.ledger.confirmed).toEqual(['run-1']);
});

test('more than was confirmed is not sent: somebody is asked, once', async () => {
  house.ledger.willSend = 101;
  const done = await fired();

  expect(done).toMatchObject({
    ...{ refresh: 'Successful', state: 'Skipped' },
    skipped: { because: 'confirmation', records: 101, most: 100 },
  });
  expect([house.ledger.confirmed, house.ledger.canceled]).toEqual([[], ['run-1']]);
  expect(await house.news()).toMatchObject([
    {
      tenantId: SYSTEM.tenantId,
      content: { kind: 'confirmation', enrichment: { id: 'Companies', name: 'Companies' }, records: 101, most: 100 },
      states: [],
    },
  ]);
});

test('with nobody new there is nothing to send, and nothing is wrong', async () => {
  house.ledger.willSend = 0;

  expect(await fired()).toMatchObject({ refresh: 'Successful', skipped: { because: 'nothingToSend' } });
  expect([house.ledger.confirmed, house.ledger.canceled]).toEqual([[], ['run-1']]);
  expect((await house.news())[0]).toMatchObject({
    states: [{ key: 'enrichment:Companies', ok: true }],
    changed: false,
  });
});

test('numbers that change before they are confirmed are counted again, and looked at again', async () => {
  refuse('planChanged');
  expect(await fired()).toMatchObject({ state: 'Successful' });
  expect(house.ledger.confirmed).toEqual(['run-1']);

  refuse('planChanged', 'planExpired', 'planChanged');
  expect(await fired()).toMatchObject({
    refresh: 'Failed',
    state: 'Failed',
    failure: { code: 'planChanged' },
    tries: 1,
  });
  expect(house.ledger.confirmed).toEqual(['run-1']);
});

test('what was 10 records and is 200 when it is counted again is not sent', async () => {
  const refusal = new ServiceError('planChanged');
  Object.defineProperty(refusal, 'code', {
    get() {
      house.ledger.becomes('run-1', { plan: { ...house.ledger.newest().plan, willSend: 200 } });
      return 'planChanged';
    },
  });
  house.ledger.refusals.push(refusal);

  expect(await fired()).toMatchObject({ skipped: { because: 'confirmation', records: 200 } });
  expect(house.ledger.confirmed).toEqual([]);
});

test('a dry run that somebody else has replaced by his own is made anew', async () => {
  house.ledger.slow = true;
  const id = await house.fire(COMPANIES);
  await house.until(id, ({ nodes }) => nodes[0]?.job === 'run-1');
  house.ledger.slow = false;
  house.ledger.runs.delete('run-1');
  house.now.told.notify('run:run-1');

  expect((await house.ended(id)).nodes[0]).toMatchObject({ state: 'Successful', job: 'run-2' });
  expect(house.ledger.confirmed).toEqual(['run-2']);
});

test('a run on hold until somebody acts has failed for the refresh, and stays on hold', async () => {
  house.ledger.goesOn = () => ({ submitted: 4, hold: { code: 'tokenRefused', since: 1 } });

  const done = await fired();

  expect(done).toMatchObject({
    refresh: 'Failed',
    state: 'Failed',
    failure: { code: 'tokenRefused' },
    counts: { sent: 4 },
  });
  expect(house.ledger.newest()).toMatchObject({ state: 'Refreshing', cancelRequested: false });
  expect((await house.news())[0]).toMatchObject({ fingerprint: 'enrichment:Companies tokenRefused' });
});

test('a run on hold that goes on by itself is waited for', async () => {
  house.ledger.goesOn = () => ({ hold: { code: 'providerBusy', since: 1, until: 2 } });
  const id = await house.fire(COMPANIES);
  await house.until(id, ({ nodes }) => nodes[0]?.job === 'run-1');
  await house.now.told.until('run:run-1', confirmed, new AbortController().signal);

  house.ledger.becomes('run-1', { ...ended(10), hold: undefined });

  expect((await house.ended(id)).nodes[0]).toMatchObject({ state: 'Successful', counts: { sent: 10 } });
});

const confirmed = async () => house.ledger.confirmed[0];

test('a run that fails is not tried again by itself; one that somebody cancels is canceled', async () => {
  const failure = { code: 'providerUnreachable' as const, params: {} };
  house.ledger.goesOn = () => ({ ...ended(10), state: 'Failed', failure });
  expect(await fired()).toMatchObject({ refresh: 'Failed', failure, tries: 1, counts: { sent: 10 } });
  await house.news();

  house.ledger.goesOn = () => ({ ...ended(10), state: 'Canceled' });
  expect(await fired()).toMatchObject({ refresh: 'Successful', state: 'Canceled' });
  expect(await house.news()).toEqual([]);
  expect(house.ledger.confirmed).toHaveLength(2);
});

test('a dry run that cannot be counted has sent nothing, and is tried again', async () => {
  house.ledger.slow = true;
  const id = await house.fire(COMPANIES);
  await house.until(id, ({ nodes }) => nodes[0]?.job === 'run-1');
  house.ledger.slow = false;
  house.ledger.becomes('run-1', { state: 'Failed', counting: false, failure: { code: 'planExpired', params: {} } });
  await house.until(id, ({ nodes }) => nodes[0]?.againAt !== undefined);
  await house.clock.advance(5_000);

  expect((await house.ended(id)).nodes[0]).toMatchObject({ state: 'Successful', tries: 2, job: 'run-2' });
});

test('when whoever has confirmed the schedule is no administrator any more, nothing is sent', async () => {
  const { documents } = house.storage;
  const by = (person: typeof ADA) =>
    documents.update((draft) => void Object.assign(draft.schedules[0]!, { by: person }));
  await by({ ...ADA, userId: 'gone' });

  expect(await fired()).toMatchObject({ refresh: 'Successful', skipped: { because: 'notAdministrator' } });

  await by(ADA);
  expect([house.ledger.planned, await house.news()]).toEqual([0, []]);
});

test('an enrichment that has no schedule any more, or is inactive, is left alone', async () => {
  const { documents } = house.storage;
  await documents.update((draft) => void Object.assign(draft.enrichments[0]!, { active: false }));

  const { state, nodes } = await house.ended(await house.fire(COMPANIES));

  expect([state, nodes, house.ledger.planned]).toEqual(['Successful', [], 0]);
});

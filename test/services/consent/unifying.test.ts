import { consentVersions } from '../../../storage/consentState.js';
import { findUnification, putUnification } from '../../../storage/unifications.js';
import { type ConsentHouse, openConsentHouse } from '../../support/consentHouse.js';
import { csv } from '../../support/csv.js';
import { ADA } from '../../support/imports.js';

let house: ConsentHouse;
beforeEach(async () => {
  house = await openConsentHouse();
});
afterEach(() => house.close());

const PROFILES = csv([
  ['Account', 'Company', 'Website', 'Mail'],
  ['A-1', 'Contoso Retail', 'contoso.com', 'Holly@Contoso.com'],
  ['A-2', 'Contoso Travel', 'contoso.com', ' frank@contoso.com '],
]);
const CONSENT = csv([
  ['Consent ID', 'Email', 'Consent option', 'Consent value'],
  ['0', 'holly@contoso.com', 'Newsletter', 'False'],
  ['2', 'holly@contoso.com', 'Product updates', 'True'],
  ['5', 'frank@contoso.com', 'Newsletter', 'True'],
  ['4', 'frank@contoso.com', 'Product updates', 'False'],
]);
const SAMPLE = {
  'A-1 Newsletter': false,
  'A-1 Product updates': true,
  'A-2 Newsletter': true,
  'A-2 Product updates': false,
};
const profiles = (...rows: string[][]) => csv([['Account', 'Company', 'Mail'], ...rows]);
const consents = (...rows: string[][]) => csv([['Email', 'Consent option', 'Consent value'], ...rows]);
const HOUR = 3_600_000;

test('holly and frank stay two, although both have the website contoso.com', async () => {
  await house.run('crm.csv', PROFILES);
  await house.runConsent('consent.csv', CONSENT);

  const unified = await house.unify();

  expect(unified).toMatchObject({
    ...{ state: 'Successful', profiles: 2, matched: 4, matchedProfiles: 2 },
    ...{ unmatched: 0, sharedKeys: 0, sharedProfiles: 0, rejected: 0 },
  });
  expect(await house.profilesSay()).toEqual(SAMPLE);
});

test('consent without a profile is parked, makes no profile, and is matched when the profile comes', async () => {
  await house.runConsent('consent.csv', CONSENT);
  expect(await house.unify()).toMatchObject({ profiles: 0, matched: 0, unmatched: 4 });

  await house.run('crm.csv', PROFILES);
  await house.consents.unified();

  expect(await house.consents.unification()).toMatchObject({ profiles: 2, matched: 4, unmatched: 0 });
  expect(await house.profilesSay()).toEqual(SAMPLE);
});

test('one address of several profiles holds for all of them, and over the addresses of one the denial wins', async () => {
  const rows = [
    ['A-1', 'Contoso', 'info@contoso.com'],
    ['A-2', 'Contoso Travel', 'info@contoso.com'],
  ];
  await house.run('crm.csv', profiles(...rows));
  await house.run(
    'web.csv',
    csv([
      ['Key', 'Mail', 'Second mail'],
      ['W-1', 'x@web.example', 'y@web.example'],
    ]),
    {
      emails: ['Mail', 'Second mail'],
    },
  );
  const said = [
    ['info@contoso.com', 'Newsletter', 'True'],
    ['x@web.example', 'Newsletter', 'True'],
    ['y@web.example', 'Newsletter', 'False'],
  ];
  await house.runConsent('consent.csv', consents(...said));

  expect(await house.unify()).toMatchObject({ matched: 3, matchedProfiles: 3, sharedKeys: 1, sharedProfiles: 2 });
  expect(await house.profilesSay()).toEqual({
    ...{ 'A-1 Newsletter': true, 'A-2 Newsletter': true },
    'W-1 Newsletter': false,
  });
});

test('nothing to do is nothing done: what is unified already is not unified again', async () => {
  await house.run('crm.csv', PROFILES);
  await house.consents.unified();
  const first = await house.consents.unification();
  await house.consents.unified();

  expect(await house.consents.unification()).toEqual(first);
  expect(house.audited.map(({ action }) => action)).toEqual(['consent.unify']);
});

test('two clicks are one unification; both read what was imported before', async () => {
  await house.run('crm.csv', PROFILES);
  await house.runConsent('consent.csv', CONSENT);

  const [first, second] = await Promise.all([house.consents.unify(ADA), house.consents.unify(ADA)]);
  await house.consents.unified();

  expect(second.id).toBe(first.id);
  expect(await house.profilesSay()).toEqual(SAMPLE);
});

test('a grant whose time is over ends with the next unification, and segments see that consent has changed', async () => {
  await house.run('crm.csv', PROFILES);
  const ends = new Date(house.clock.now() + HOUR).toISOString();
  const header = ['Email', 'Consent option', 'Consent value', 'Valid until'];
  await house.runConsent('consent.csv', csv([header, ['holly@contoso.com', 'Newsletter', 'True', ends]]), {
    expires: 'Valid until',
  });
  await house.unify();
  expect(await house.profilesSay()).toEqual({ 'A-1 Newsletter': true });
  const { changedAt, stateNo } = await consentVersions(house.sql);

  await house.clock.advance(2 * HOUR);
  await house.unify();

  expect(await house.profilesSay()).toEqual({});
  expect(await consentVersions(house.sql)).toMatchObject({
    ...{ stateNo: stateNo + 1, changedAt: house.clock.now(), unifiedAt: house.clock.now() },
  });
  expect(house.clock.now()).toBeGreaterThan(changedAt!);
});

test('what a restart has interrupted is unified after it, and leaves no tables behind', async () => {
  await house.run('crm.csv', PROFILES);
  await house.runConsent('consent.csv', CONSENT);
  const { id } = await house.consents.unify(ADA);
  await house.consents.unified();
  await house.sql.write(async (tx) => {
    await putUnification(tx, { ...(await findUnification(tx, id))!, state: 'Refreshing' });
    await tx.run('CREATE TABLE unified_consent_99 (customer_id BIGINT)');
    await tx.run('CREATE TABLE consent_state_99 (kind VARCHAR)');
  });

  const after = house.again();
  await after.resume();
  while ((await after.unification(id))?.state !== 'Successful') await new Promise((resolve) => setImmediate(resolve));
  await after.stop();

  const tables = await house.sql.all(
    `SELECT table_name FROM information_schema.tables WHERE regexp_matches(table_name, '_99$')`,
  );
  expect(tables).toEqual([]);
  expect(await house.profilesSay()).toEqual(SAMPLE);
});

test('a unification that fails says so and changes nothing; nothing of the data is in the log', async () => {
  await house.run('crm.csv', PROFILES);
  await house.runConsent('consent.csv', CONSENT);
  await house.unify();
  const failing = house.again({
    sql: {
      ...house.sql,
      beside: async () => {
        throw new Error('Constraint Error: holly@contoso.com');
      },
    },
  });
  const { id } = await failing.unify(ADA);
  await failing.stop();

  expect(await house.consents.unification(id)).toMatchObject({ state: 'Failed', failure: { reference: id } });
  expect(await house.profilesSay()).toEqual(SAMPLE);
  expect(JSON.stringify(house.logged)).not.toContain('holly');
  expect(house.audited.at(-1)).toEqual({ action: 'consent.unifyFailed', details: {} });
});

test('viewers read, contributors unify', async () => {
  const needed: string[] = [];
  const guarded = house.again({ access: { require: async (_caller, role) => void needed.push(role) } });

  await guarded.overview(ADA);
  await guarded.options(ADA);
  await guarded.person(ADA, 'holly@contoso.com');
  await guarded.list(ADA, 'rejects');
  await guarded.trend(ADA);
  await guarded.unify(ADA);
  await guarded.stop();

  expect(needed).toEqual(['viewer', 'viewer', 'viewer', 'viewer', 'viewer', 'contributor']);
});

test('a unification that could not be kept does not stand in the way of the next one', async () => {
  let isFull = true;
  const write: typeof house.sql.write = (work) => {
    if (isFull) throw new Error('No space left');
    return house.sql.write(work);
  };
  const service = house.again({ sql: { ...house.sql, write: async (work) => write(work) } });

  await expect(service.unify(ADA)).rejects.toThrow('No space left');
  isFull = false;
  const { id } = await service.unify(ADA);
  await service.unified();
  await service.stop();

  expect(await house.consents.unification(id)).toMatchObject({ state: 'Successful' });
});

import type { ProfileView } from '../../../services/results.js';
import { createResults } from '../../../services/results.js';
import { commitEntity, makeEntity } from '../../../services/unification/entity.js';
import type { Documents } from '../../../storage/documents.js';
import { emptySettings, type UnificationDefinition } from '../../../storage/settings.js';
import { findSource } from '../../../storage/sources.js';
import { type ConsentHouse, openConsentHouse } from '../../support/consentHouse.js';
import { ADA } from '../../support/imports.js';
import { putOutput } from '../../support/outputs.js';
import { anEnrichment } from '../../support/runs.js';

// What a profile of several rows shows of the sources that it was made of, with real imports.

const CRM = 'Account,Company,City\nA1,Acme B.V.,Delft\nA2,Birch GmbH,Bonn\n';
const BILLING = 'Klantnr,Naam,City,Btw\n10,ACME BV , Delft,NL1\n11,Acme,,NL1\n12,Oak,Oslo,NO1\n';
const DAY = 86_400_000;

let house: ConsentHouse;
let definition: UnificationDefinition | undefined;
beforeEach(async () => {
  definition = undefined;
  house = await openConsentHouse();
  await house.run('crm.csv', CRM, { name: 'CRM', key: 'Account', emails: [] });
  await billing(BILLING);
});
afterEach(() => house.close());

const billing = (csv: string) => house.run('billing.csv', csv, { name: 'Billing', key: 'Klantnr', emails: [] });
const idOf = async (name: string) => (await findSource(house.sql, { name }))!.id;

/** By company name; billing repeats itself, with the same VAT number. CustomerIds 1 and 2 are the CRM's, 3 to 5 those of billing. */
async function unify(...order: string[]): Promise<void> {
  const [crm, bill] = [await idOf('CRM'), await idOf('Billing')];
  const sources = [
    { id: crm, columns: { name: 'Company' }, unmatched: 'add' as const },
    {
      ...{ id: bill, columns: { name: 'Naam' }, unmatched: 'add' as const },
      duplicates: { by: ['column:Btw'], keep: 'mostFilled' as const },
    },
  ];
  const from = [
    { source: crm, column: 'Company' },
    { source: bill, column: 'Naam' },
  ];
  definition = {
    sources: order.includes('Billing') ? sources.reverse() : sources,
    rules: [['email'], ['nameCountry']],
    policy: 'order',
    columns: [{ name: 'Company', from }],
  };
  const entity = (await makeEntity(house.sql, definition, () => {}))!;
  await house.sql.write((tx) => commitEntity(tx, entity, definition, house.clock.now()));
}

async function profile(customerId: number): Promise<ProfileView> {
  const unification = definition && { ...definition, by: ADA, at: 0 };
  const documents: Documents = {
    read: () => ({ ...emptySettings(), enrichments: [anEnrichment()], ...(unification && { unification }) }),
    ...{
      update: () => Promise.reject(new Error()),
      forgetPrevious: () => Promise.reject(new Error()),
      restored: false,
    },
  };
  const { sql, clock } = house;
  const results = createResults({
    ...{ sql, documents, clock, newId: () => 'id', notify() {}, provider: { sandbox: true } },
    access: { require: async () => {} },
    audit: { record: async () => {} },
    files: { offer: () => Promise.reject(new Error()) },
    log: { info() {}, warn() {}, error() {} },
  });
  return results.profile(ADA, 'enrichment', customerId);
}

const enrich = (...ids: number[]) =>
  putOutput(
    house.sql,
    `run-${ids.join('-')}`,
    ids.map((customerId) => ({ customerId, ownName: 'x', bucket: 'enriched', changed: false, values: {} })),
  );

test('a profile of one row has nothing to tell apart, and was never another', async () => {
  await enrich(1, 2);
  expect(await profile(1)).toMatchObject({ customerId: 1, source: { name: 'CRM', key: 'A1' } });
  await unify();

  const view = await profile(2);

  for (const absent of ['origins', 'previous', 'asked']) expect(view).not.toHaveProperty(absent);
});

test('every row is there as its source has it: the leading one, the matched one and the duplicate, with what the profile says instead', async () => {
  await unify();
  await enrich(1);

  const { origins, values } = await profile(1);

  expect(values).toContainEqual({ field: 'Company', value: 'Acme B.V.' });
  expect(origins).toEqual({
    more: 0,
    rows: [
      {
        ...{ source: { name: 'CRM', file: 'crm.csv' }, key: 'A1', role: 'leading' },
        values: [
          { field: 'Account', value: 'A1' },
          { field: 'Company', value: 'Acme B.V.' },
          { field: 'City', value: 'Delft' },
        ],
      },
      {
        ...{ source: { name: 'Billing', file: 'billing.csv' }, key: '10', role: 'matched', keys: ['nameCountry'] },
        values: [
          { field: 'Klantnr', value: '10' },
          { field: 'Naam', value: 'ACME BV ', profile: 'Acme B.V.' },
          { field: 'City', value: ' Delft', profile: 'Delft' },
          { field: 'Btw', value: 'NL1' },
        ],
      },
      {
        ...{ source: { name: 'Billing', file: 'billing.csv' }, key: '11', role: 'alternate' },
        values: [
          { field: 'Klantnr', value: '11', profile: '10' },
          { field: 'Naam', value: 'Acme', profile: 'Acme B.V.' },
          { field: 'City', value: '' },
          { field: 'Btw', value: 'NL1' },
        ],
      },
    ],
  });
});

test('with billing first its row leads, and the CRM follows', async () => {
  await unify('Billing');
  await enrich(1);

  const { origins } = await profile(1);

  expect(origins!.rows.map(({ source, role }) => [source.name, role])).toEqual([
    ['Billing', 'leading'],
    ['CRM', 'matched'],
    ['Billing', 'alternate'],
  ]);
});

test('asked for by a CustomerId of before it is the profile that this one is part of, since that day', async () => {
  await unify();
  const since = house.clock.now();
  await enrich(1);
  house.clock.jump(3 * DAY);

  expect(await profile(3)).toMatchObject({ customerId: 1, asked: { customerId: 3, since } });
  expect(await profile(1)).toMatchObject({ customerId: 1, previous: { ids: [3, 4], more: 0 } });
  expect(await profile(1)).not.toHaveProperty('asked');
  await expect(profile(5)).rejects.toMatchObject({ code: 'notFound' });
  await expect(profile(4711)).rejects.toMatchObject({ code: 'notFound' });
});

test('a row that has gone from its source since is named, by its key, without what it said', async () => {
  await unify();
  await enrich(1);
  await billing(BILLING.replace('10,ACME BV , Delft,NL1\n', ''));

  const { rows } = (await profile(1)).origins!;

  expect(rows.map(({ key, absent, values }) => [key, absent, values.length])).toEqual([
    ['A1', undefined, 3],
    ['10', true, 0],
    ['11', undefined, 4],
  ]);
});

test('a source that has gone since leaves its keys until the profiles are made anew', async () => {
  await unify();
  await enrich(1);
  await house.sources.remove(ADA, await idOf('Billing'));

  const { rows } = (await profile(1)).origins!;

  expect(rows.map(({ source, key, absent }) => [source.name, key, absent])).toEqual([
    ['CRM', 'A1', undefined],
    ['Billing', '10', true],
    ['Billing', '11', true],
  ]);
});

test('of a profile with very many duplicates fifty rows are shown and the others counted', async () => {
  const rows = Array.from({ length: 70 }, (_, at) => `${100 + at},Acme,,NL1`);
  await billing(`${BILLING}${rows.join('\n')}\n`);
  await unify();
  await enrich(1);

  const { origins } = await profile(1);

  expect([origins!.rows.length, origins!.more]).toEqual([50, 23]);
  expect(origins!.rows[0]).toMatchObject({ source: { name: 'CRM' }, role: 'leading' });
});

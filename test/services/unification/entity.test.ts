import type { Unification } from '../../../services/consent.js';
import { entityVersion } from '../../../storage/entityVersions.js';
import type { AppliedUnification, UnificationDefinition } from '../../../storage/settings.js';
import { emptySettings } from '../../../storage/settings.js';
import { findSource } from '../../../storage/sources.js';
import { type ConsentHouse, openConsentHouse } from '../../support/consentHouse.js';
import { ADA } from '../../support/imports.js';

// Companies of a CRM and of billing become one Customer entity, with real imports and a real database.

const CRM = `Account,Company,Website,Country,Email,Phone,Changed
A1,Acme B.V.,https://www.acme.nl,Netherlands,ann@acme.nl,,2026-01-01
A2,Birch GmbH,birch.de,Duitsland,bob@birch.de,+49 30 901820,2026-05-01
A3,Cedar Ltd,,United Kingdom,info@shared.example,,2026-02-01
A4,Dune SA,,France,info@shared.example,,2026-02-01
`;
const BILLING = `Klantnr,Naam,Site,Land,E-mail,Gewijzigd
10,ACME BV,shop.acme.nl,Nederland,debiteuren@acme.nl,2026-06-01
11,Birch,,DE,bob@birch.de,2026-03-01
12,Shared Services,,NL,info@shared.example,2026-03-01
13,Elm N.V.,elm.be,België,els@elm.be,2026-03-01
13b,Elm,elm.be,BE,,2026-04-01
`;

let house: ConsentHouse;
let definition: UnificationDefinition;
let applied: AppliedUnification | undefined;
beforeEach(async () => {
  applied = undefined;
  house = await openConsentHouse();
  await house.run('crm.csv', CRM, { name: 'CRM', key: 'Account', emails: ['Email'] });
  await house.run('billing.csv', BILLING, { name: 'Billing', key: 'Klantnr', emails: ['E-mail'] });
  const [crm, billing] = [await idOf('CRM'), await idOf('Billing')];
  definition = {
    sources: [
      {
        id: crm,
        columns: { name: 'Company', website: 'Website', country: 'Country', changed: 'Changed' },
        unmatched: 'add',
      },
      {
        id: billing,
        columns: { name: 'Naam', website: 'Site', country: 'Land', changed: 'Gewijzigd' },
        unmatched: 'add',
        duplicates: { by: ['domain'], keep: 'mostRecent' },
      },
    ],
    rules: [['email'], ['domain'], ['nameCountry']],
    policy: 'order',
    columns: [
      {
        name: 'Company',
        from: [
          { source: crm, column: 'Company' },
          { source: billing, column: 'Naam' },
        ],
      },
      {
        name: 'Website',
        from: [
          { source: crm, column: 'Website' },
          { source: billing, column: 'Site' },
        ],
        policy: 'mostRecent',
      },
    ],
  };
});
afterEach(() => house.close());

const idOf = async (name: string) => (await findSource(house.sql, { name }))!.id;

/** Applies the definition, as it is by now, and unifies. */
async function unify(): Promise<Unification> {
  applied = { ...definition, by: ADA, at: 0 };
  const documents = { read: () => ({ ...emptySettings(), unification: applied }) };
  let wake = () => {};
  const consents = house.again({ documents, notify: () => wake() });
  const { id } = await consents.unify(ADA);
  for (;;) {
    const told = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const seen = await consents.unification(id);
    if (seen?.state === 'Failed') throw new Error('The unification failed');
    if (seen?.state === 'Successful') return seen;
    await told;
  }
}

/** Profiles by CustomerId: their key, name and website. */
async function profiles(): Promise<Record<number, string>> {
  const names = new Map(
    (await house.sql.all('SELECT field_id, name FROM fields')).map((row) => [String(row.name), `f${row.field_id}`]),
  );
  const rows = await house.sql.all(
    `SELECT customer_id, source_key, ${names.get('Company')} AS name, ${names.get('Website')} AS site FROM customer
     ORDER BY customer_id`,
  );
  return Object.fromEntries(
    rows.map((row) => [Number(row.customer_id), [row.source_key, row.name, row.site].join(' | ')]),
  );
}

const rows = async (): Promise<string[]> =>
  (await house.sql.all('SELECT row_id, customer_id, role FROM customer_rows ORDER BY row_id')).map(
    (row) => `${row.row_id} ${row.role} of ${row.customer_id}`,
  );

test('rows of two sources are one profile, under the id that its company has had, with the values that the policy asks for', async () => {
  const { entity } = await unify();

  expect(await profiles()).toEqual({
    1: 'A1 | Acme B.V. | shop.acme.nl',
    2: 'A2 | Birch GmbH | birch.de',
    3: 'A3 | Cedar Ltd | ',
    4: 'A4 | Dune SA | ',
    7: '12 | Shared Services | ',
    8: '13b | Elm | elm.be',
  });
  expect(await rows()).toEqual([
    '1 leading of 1',
    '2 leading of 2',
    '3 leading of 3',
    '4 leading of 4',
    '5 matched of 1',
    '6 matched of 2',
    '7 leading of 7',
    '8 alternate of 8',
    '9 leading of 8',
  ]);
  expect(entity?.sources.map(({ id: _id, ...source }) => source)).toEqual([
    { name: 'CRM', rows: 4, duplicates: 0, matched: 0, unmatched: 4, ambiguous: 0, leftOut: 0 },
    { name: 'Billing', rows: 5, duplicates: 1, matched: 2, unmatched: 2, ambiguous: 1, leftOut: 0 },
  ]);
  expect(entity?.rules.map(({ matched }) => matched)).toEqual([1, 1, 0]);
  expect(entity).toMatchObject({ profiles: 6, joined: 2, difference: { added: 0, gone: 0, merged: 3, split: 0 } });
  expect(await house.sql.get('SELECT count(*) AS n FROM customer_previous')).toEqual({ n: 3 });
});

test('what any of its rows was denied is denied to the profile, a duplicate included', async () => {
  await house.runConsent(
    'consent.csv',
    'Email,Option,Value,Date\nann@acme.nl,News,True,2026-01-01\ndebiteuren@acme.nl,News,False,2026-01-01\nels@elm.be,News,False,2026-01-01\nbob@birch.de,News,True,2026-01-01\n',
  );

  await unify();

  expect(await house.profilesSay()).toEqual({ 'A1 News': false, 'A2 News': true, '13b News': false });
  const live = await house.sql.all('SELECT customer_id, granted FROM live_consent ORDER BY customer_id');
  expect(live).toEqual([
    { customer_id: 1, granted: false },
    { customer_id: 2, granted: true },
    { customer_id: 8, granted: false },
  ]);
});

test('a source read again changes nothing that is read until it is unified, and its companies keep their ids', async () => {
  await unify();
  const before = await profiles();
  await house.run('billing.csv', BILLING.replace('10,ACME BV', '10,ACME Holding').replace('11,Birch,', '11,Oak,'), {
    name: 'Billing',
    key: 'Klantnr',
    emails: ['E-mail'],
  });
  expect(await profiles()).toEqual(before);

  const { entity } = await unify();

  expect(await profiles()).toEqual(before);
  expect(entity?.difference).toEqual({ added: 0, gone: 0, merged: 0, split: 0 });
});

test('unified again with nothing new it stays the entity that it was', async () => {
  await unify();
  const { no } = await entityVersion(house.sql);

  expect((await unify()).entity).toBeUndefined();
  expect((await entityVersion(house.sql)).no).toBe(no);
});

test('another order, a split, a source that goes: every id is where its rows are, and comes back with them', async () => {
  await unify();
  definition = { ...definition, sources: [...definition.sources].reverse() };
  await unify();
  expect(Object.keys(await profiles()).map(Number)).toEqual([1, 2, 3, 4, 7, 8]);
  expect((await profiles())[1]).toBe('10 | ACME BV | shop.acme.nl');

  definition = { ...definition, rules: [['phone']] };
  const split = await unify();
  expect(split.entity?.difference).toMatchObject({ split: 2, merged: 0 });
  expect(Object.keys(await profiles()).map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);

  await house.sources.remove(ADA, await idOf('Billing'));
  await unify();
  expect(Object.keys(await profiles()).map(Number)).toEqual([1, 2, 3, 4]);
});

test('a source that only attaches leaves the rest out; one that nobody has put in adds its rows as they are', async () => {
  definition.sources[1]!.unmatched = 'leaveOut';
  await house.run('fair.csv', 'Nr,Firma\n1,Acme B.V.\n', { name: 'Fair', key: 'Nr', emails: [] });

  const { entity } = await unify();

  expect(Object.keys(await profiles()).map(Number)).toEqual([1, 2, 3, 4, 10]);
  expect(entity?.sources[1]).toMatchObject({ matched: 2, unmatched: 2, leftOut: 2 });
  expect(await rows()).toContain('7 leftOut of null');
});

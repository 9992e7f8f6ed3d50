import fc from 'fast-check';
import { membersQuery } from '../../../services/segments/compile.js';
import { consentOnly } from '../../../services/segments/membership.js';
import { normalRule } from '../../../services/segments/normal.js';
import type { Rule } from '../../../services/segments/rule.js';
import { fits, type OracleProfile, type OracleWorld } from '../../oracle/rule.js';
import { type RuleMaterial, randomConsent, randomRule } from '../../support/randomRules.js';
import { NOW, openRuleWorld, type RuleWorld, type StateRow } from '../../support/ruleWorld.js';

let world: RuleWorld;

beforeEach(async () => {
  world = await openRuleWorld();
});

afterEach(() => world.sql.close());

const HOLLY = 1;
const FRANK = 2;
const NORA = 3;

async function contoso(newsletter = 'Newsletter', updates = 'Product updates') {
  await world.profiles(
    ['Id', 'Company', 'City', 'Staff', 'Since'],
    [
      ['H', 'Contoso Retail', 'Delft', '100', '2025-03-01'],
      ['F', ' contoso wholesale ', 'Breda', '100.0', '2025-03-02T00:30:00+02:00'],
      ['N', 'Northwind', '', '0100', ''],
    ],
  );
  await world.consent([
    { customerId: HOLLY, option: newsletter, own: false, at: Date.UTC(2026, 0, 1) },
    { customerId: HOLLY, option: updates, own: true },
    { customerId: FRANK, option: newsletter, own: true, at: Date.UTC(2026, 0, 2), source: 'Call centre' },
    { customerId: FRANK, option: updates, own: false },
  ]);
}

test('of the sample exactly Frank wants the newsletter, and exactly Holly product updates, typed in English and in Dutch', async () => {
  await contoso();

  expect(await world.members('Consent option=Newsletter & Consent value=True')).toEqual([FRANK]);
  expect(await world.members('Consent option=Product updates & Consent value=True')).toEqual([HOLLY]);
  expect(await world.members('Toestemmingsoptie=Newsletter & Toestemmingswaarde=Waar')).toEqual([FRANK]);
  expect(await world.members('Toestemmingsoptie="Product updates" EN Toestemmingsstatus=verleend')).toEqual([HOLLY]);
});

test('"Newsletter" over Dutch data is not known: the Dutch word is offered with its rows, and nothing is replaced', async () => {
  await contoso('Nieuwsbrief', 'Productupdates');

  const suggested = async (text: string) => {
    const read = await world.read(text);
    return 'problems' in read ? read.problems.map(({ suggestions }) => suggestions[0]) : [];
  };
  expect(await suggested('Consent option=Newsletter & Consent value=True')).toEqual([{ text: 'Nieuwsbrief', rows: 2 }]);
  expect(await suggested('Consent option=Product updates')).toEqual([{ text: 'Productupdates', rows: 2 }]);
  expect(await world.members('Consent option=Nieuwsbrief & Consent value=True')).toEqual([FRANK]);
});

test.each([
  // Nora has no record: including leaves her out, and excluding those who have not granted as well.
  ['Consent option=Newsletter & Consent status=granted', [FRANK]],
  ['NOT (Consent option=Newsletter & Consent status != granted)', [FRANK]],
  ['Consent option=Newsletter & Consent status != granted', [HOLLY, NORA]],
  ['Consent option=Newsletter & Consent value=False', [HOLLY]],
  ['Consent option=Newsletter & Consent value != True', [HOLLY, NORA]],
  ['NOT (Consent option=Newsletter & Consent value=True)', [HOLLY, NORA]],
  ['Consent option=Newsletter & Consent value is not set', [NORA]],
  ['Consent option=Newsletter & Consent status=not set', [NORA]],
  ['Consent option=Newsletter & Consent date is set', [HOLLY, FRANK]],
  ['Consent option=Newsletter & Consent date=2026-01-01', [HOLLY]],
  ['Consent option=Newsletter & Consent date != 2026-01-01', [FRANK, NORA]],
  ['Consent option=Newsletter & Consent date > 2026-01-01', [FRANK]],
  ['Consent option=Newsletter & Consent date >= 2026-01-01T00:00:00Z', [HOLLY, FRANK]],
  ['Consent source=Call centre', [FRANK]],
  ['Consent option contains news & Consent source starts with web', [HOLLY]],
  // Any option: of each of them both want one.
  ['Consent value=True', [HOLLY, FRANK]],
  ['NOT Consent value=True', [NORA]],
  ['Consent value != True', [HOLLY, FRANK, NORA]],
  // Two rows, or one that cannot be.
  ['Consent option=Newsletter & Consent value=False & Consent option=Product updates & Consent value=True', [HOLLY]],
  ['Consent option in (Newsletter, Product updates) & Consent value is not set', [NORA]],
  ['[Consent option=Newsletter & Consent option=Product updates]', []],
])('%s: %j', async (text, members) => {
  await contoso();

  expect(await world.members(text)).toEqual(members);
  expect(await world.members(text, { consent: 'live' })).toEqual(members);
  const among = 'SELECT CAST(2 AS BIGINT) AS customer_id';
  const ofFrank = members.filter((id) => id === FRANK);
  expect(await world.members(text, { consent: 'live', among })).toEqual(ofFrank);
  expect(await world.members(text, { among })).toEqual(ofFrank);
});

test.each([
  ['Company = CONTOSO wholesale', [FRANK]],
  ['Company contains contoso', [HOLLY, FRANK]],
  ['Company starts with contoso', [HOLLY, FRANK]],
  ['City is not set', [NORA]],
  ['City != Delft', [FRANK, NORA]],
  ['NOT City = Delft', [FRANK, NORA]],
  ['City in (delft, breda)', [HOLLY, FRANK]],
  // 100.0 is 100; a code that begins with 0 is not.
  ['Staff = 100', [HOLLY, FRANK]],
  ['Staff = 0100', [NORA]],
  ['Staff >= 99.5', [HOLLY, FRANK, NORA]],
  ['Staff < 100', []],
  ['Since = 2025-03-01', [HOLLY, FRANK]],
  ['Since > 2025-03-01', []],
  ['Since != 2025-03-01', [NORA]],
])('of profiles: %s: %j', async (text, members) => {
  await contoso();

  expect(await world.members(text)).toEqual(members);
});

test('an enriched attribute and consent together', async () => {
  await contoso();
  await world.enriched('e1', 'Company facts', [
    { customerId: HOLLY, industry: 'Retail', employees: 1200 },
    { customerId: FRANK, industry: 'Retail', employees: 12.5 },
    // Of a profile that is gone.
    { customerId: 99, industry: 'Retail' },
  ]);

  expect(await world.members('Industry=Retail & Consent option=Newsletter & Consent value=True')).toEqual([FRANK]);
  expect(await world.members('Branche = retail & Werknemers > 100')).toEqual([HOLLY]);
  expect(await world.members('Industry != Retail')).toEqual([NORA]);
  expect(await world.members('Employees is not set | Employees = 12,5')).toEqual([FRANK, NORA]);
});

test('a grant that has ended is not set; a value that cannot be read is denied, and neither True nor False', async () => {
  await contoso();
  await world.consent([
    { customerId: HOLLY, option: 'Newsletter', own: true, expires: NOW },
    { customerId: FRANK, option: 'Newsletter', own: null, granted: false },
    { customerId: NORA, option: 'Do not sell', own: true, granted: false },
  ]);

  expect(await world.members('Consent option=Newsletter & Consent status=granted')).toEqual([]);
  expect(await world.members('Consent option=Newsletter & Consent status=granted', { now: NOW - 1 })).toEqual([HOLLY]);
  expect(await world.members('Consent option=Newsletter & Consent status is not set')).toEqual([HOLLY, NORA]);
  expect(await world.members('Consent option=Newsletter & Consent status=denied')).toEqual([FRANK]);
  expect(await world.members('Consent option=Newsletter & Consent value in (True, False)')).toEqual([]);
  expect(await world.members('Consent option=Do not sell & Consent value=True & Consent status=denied')).toEqual([
    NORA,
  ]);
});

const FIELDS = ['Id', 'A', 'B'];
const TEXTS = ['retail', 'Retail & co', 'tail', '5', '5.0', '05', '12.5', '2026-01-01', '2026-01-02T08:00:00', 'x'];
const OPTIONS = { newsletter: 'Newsletter', 'product updates': 'Product updates', 'do not sell': 'Do not SELL' };
const DATES = ['2026-01-01', '2026-01-02', '2026-01-01T12:00:00Z', '2026-01-02T00:00:00.000Z'];
const MATERIAL: RuleMaterial = {
  fields: [...FIELDS.slice(1), 'Gone'],
  texts: TEXTS,
  enriched: [
    ['e1', 'industry'],
    ['e1', 'employees'],
    ['gone', 'industry'],
  ],
  options: [...Object.keys(OPTIONS), 'gone'],
  parts: ['news', 'p', 'SELL', 'centre'],
  sources: ['Website', 'call CENTRE', 'Nowhere'],
  dates: DATES,
};
const ORACLE: OracleWorld = {
  fields: FIELDS,
  enrichments: { e1: ['industry', 'employees'] },
  options: OPTIONS,
  now: NOW,
};

const state = (customerId: number) =>
  fc.record({
    customerId: fc.constant(customerId),
    option: fc.constantFrom(...Object.values(OPTIONS)),
    own: fc.constantFrom(true, false, null),
    granted: fc.boolean(),
    at: fc.constantFrom(...DATES.map((date) => Date.parse(date)), Date.UTC(2025, 11, 31, 23, 59, 59, 999)),
    source: fc.constantFrom('Website', 'Call centre'),
    expires: fc.constantFrom(undefined, NOW - 1, NOW, NOW + 1),
  });
const person = (customerId: number) =>
  fc.record({
    cells: fc.tuple(...FIELDS.slice(1).map(() => fc.constantFrom('', ' ', ...TEXTS, ' RETAIL ', '05', '-1'))),
    enriched: fc.option(
      fc.record({
        industry: fc.constantFrom(undefined, 'Retail', ' 5 ', '2026-01-01'),
        employees: fc.constantFrom(undefined, 5, 12.5, 100),
      }),
      { nil: undefined },
    ),
    consent: fc.uniqueArray(state(customerId), { maxLength: 3, selector: ({ option }) => option }),
  });
const IDS = [1, 2, 3, 4, 5, 6];
const people = fc.tuple(...IDS.map(person));
type Person = (typeof people extends fc.Arbitrary<infer T> ? T : never)[number];

function profileOf({ cells, enriched, consent }: Person): OracleProfile {
  const fromOptions = (name: string) => Object.entries(OPTIONS).find(([, spelled]) => spelled === name)![0];
  return {
    cells: Object.fromEntries(cells.map((cell, index) => [FIELDS[index + 1]!, cell])),
    enriched: enriched ? { e1: enriched } : {},
    consent: consent.map(({ option, expires, ...rest }) => ({
      ...{ ...rest, option: fromOptions(option) },
      ...(expires !== undefined && { expires }),
    })),
  };
}

async function seed(some: readonly Person[]): Promise<void> {
  await world.profiles(
    FIELDS,
    some.map(({ cells }, index) => [`k${index}`, ...cells]),
  );
  // All options and sources are known, whoever has said something.
  const everything = Object.values(OPTIONS).flatMap((option) =>
    ['Website', 'Call centre'].map((source): StateRow => ({ customerId: 1_000, option, own: true, source })),
  );
  await world.consent([...everything, ...some.flatMap(({ consent }) => consent)]);
  const enriched = some.flatMap(({ enriched: cells }, index) => (cells ? [{ customerId: index + 1, ...cells }] : []));
  await world.enriched('e1', 'Company facts', enriched);
}

test('random rules over random data find whom the model finds, and so do their normal forms', async () => {
  await fc.assert(
    fc.asyncProperty(people, fc.array(randomRule(MATERIAL), { minLength: 15, maxLength: 15 }), async (some, rules) => {
      await seed(some);
      const catalogue = await world.catalogue();
      for (const rule of rules) {
        const expected = IDS.filter((id) => fits(rule, profileOf(some[id - 1]!), ORACLE));

        expect({ rule, found: await world.members(rule, { catalogue }) }).toEqual({ rule, found: expected });
        expect({ rule, found: await world.members(normalRule(rule), { catalogue }) }).toEqual({
          rule,
          found: expected,
        });
      }
    }),
    { numRuns: 20 },
  );
}, 120_000);

test('whose consent may still fit: what a rule asks of profiles counts as fulfilled, what is gone lets nobody through', async () => {
  await contoso();
  await world.enriched('e1', 'Company facts', []);
  const catalogue = await world.catalogue();
  const fitting = async (rule: Rule) => {
    const among = 'SELECT unnest([CAST($1 AS BIGINT), $2, $3]) AS customer_id';
    const query = membersQuery(consentOnly(rule, catalogue), catalogue, { consent: 'live', now: NOW, first: 4, among });
    const rows = await world.sql.all(`SELECT customer_id FROM (${query.sql}) AS f ORDER BY 1`, [
      1,
      2,
      3,
      ...query.params,
    ]);
    return rows.map((row) => Number(row.customer_id));
  };
  const newsletter = await world.rule('Consent option=Newsletter & Consent value=True');
  const city = await world.rule('Customer.City = Delft');
  const gone: Rule = { attribute: { of: 'profile', field: 'Gone' }, is: { operator: '=', values: ['x'] } };
  const lost: Rule = {
    consent: { attribute: { of: 'consent', field: 'option' }, is: { operator: '=', values: ['lost'] } },
  };

  expect(await fitting({ all: [city, newsletter] })).toEqual([FRANK]);
  expect(await fitting({ all: [{ not: city }, newsletter] })).toEqual([FRANK]);
  // Here consent is one of two ways out: the other one is looked up anew.
  expect(await fitting({ not: { any: [city, newsletter] } })).toEqual([NORA]);
  expect(await fitting(city)).toEqual([HOLLY, FRANK, NORA]);
  for (const rule of [gone, { not: gone }, lost, { not: lost }]) expect(await fitting(rule)).toEqual([]);
  expect(await fitting({ any: [gone, newsletter] })).toEqual([FRANK]);
});

test('everybody who fits a rule has consent that fits it', async () => {
  const rules = fc.array(
    fc.oneof(
      randomRule(MATERIAL),
      randomConsent(MATERIAL).map((consent): Rule => ({ consent })),
    ),
    {
      minLength: 8,
      maxLength: 8,
    },
  );
  await fc.assert(
    fc.asyncProperty(people, rules, async (some, asked) => {
      await seed(some);
      const catalogue = await world.catalogue();
      for (const rule of asked) {
        const among = 'SELECT customer_id FROM customer';
        const query = membersQuery(consentOnly(rule, catalogue), catalogue, { consent: 'live', now: NOW, among });
        const rows = await world.sql.all(query.sql, query.params);
        const fit = new Set(rows.map((row) => Number(row.customer_id)));
        const members = await world.members(rule, { consent: 'live', among, catalogue });

        expect(members).toEqual(await world.members(rule, { catalogue }));
        expect(members.filter((id) => !fit.has(id))).toEqual([]);
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);

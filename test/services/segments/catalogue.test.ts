import { english } from '../../../cards/locales/en/index.js';
import { dutch } from '../../../cards/locales/nl/index.js';
import { ENRICHED_FIELDS } from '../../../services/results.js';
import { CONSENT_ATTRIBUTES, ENRICHED_LABELS } from '../../../services/segments/attributes.js';
import { attributeKey } from '../../../services/segments/catalogue.js';
import { createLookup } from '../../../services/segments/lookup.js';
import { NOW, openRuleWorld, type RuleWorld } from '../../support/ruleWorld.js';

let world: RuleWorld;

beforeEach(async () => {
  world = await openRuleWorld();
  await world.profiles(
    ['Id', 'Company', 'Industry'],
    [
      ['1', 'Contoso', 'Retail'],
      ['2', 'Northwind', ' retail '],
      ['3', 'Fabrikam', ''],
    ],
  );
  await world.enriched('e1', 'Company facts', [
    { customerId: 1, industry: 'Retail', employees: 100 },
    { customerId: 2, industry: 'Banking', employees: 100 },
  ]);
  await world.consent([
    { customerId: 1, option: 'Newsletter', own: true, at: NOW },
    { customerId: 2, option: 'Newsletter', own: null, source: 'Call centre' },
  ]);
});

afterEach(() => world.sql.close());

test('enriched attributes are called as on the cards, in both languages', () => {
  const words = (language: 'en' | 'nl') =>
    Object.fromEntries(ENRICHED_FIELDS.map((field) => [field, ENRICHED_LABELS[field][language]]));

  expect(words('en')).toEqual(english.results.fields);
  expect(words('nl')).toEqual(dutch.results.fields);
});

test('no two attributes of consent share a name', () => {
  const names = Object.values(CONSENT_ATTRIBUTES).flatMap(({ labels, synonyms }) => [
    labels.en,
    labels.nl,
    ...synonyms,
  ]);
  const folded = names.map((name) => name.toLowerCase());

  expect(new Set(folded).size).toBe(folded.length);
});

test('a rule may name columns of the sources, fields of every output, and consent', async () => {
  const catalogue = await world.catalogue();
  const keys = catalogue.attributes.map(({ attribute }) => attributeKey(attribute));

  expect(keys).toEqual([
    ...['c:option', 'c:value', 'c:status', 'c:date', 'c:source', 'p:Id', 'p:Company', 'p:Industry'],
    ...ENRICHED_FIELDS.map((field) => `e:e1:${field}`),
  ]);
  expect(catalogue.options.map(({ key, name }) => [key, name])).toEqual([['newsletter', 'Newsletter']]);
  expect(catalogue.sources.map(({ name }) => name)).toEqual(['CRM', 'Website', 'Call centre']);
});

test('outputs of the same name, and one called Customer, are told apart', async () => {
  await world.enriched('e2', 'company FACTS', []);
  await world.enriched('e3', 'Customer', []);
  const entities = (await world.catalogue()).attributes.map(({ entity }) => entity);

  expect([...new Set(entities)].sort()).toEqual([
    'Company facts',
    'Customer',
    'Customer (2)',
    'company FACTS (2)',
    undefined,
  ]);
  const read = await world.read('Industry = Retail');
  expect(read).toMatchObject({
    problems: [
      {
        suggestions: [
          { text: 'Customer.Industry', rows: 3 },
          { text: 'Company facts.Industry' },
          { text: '"company FACTS (2).Industry"' },
          { text: '"Customer (2).Industry"' },
        ],
      },
    ],
  });
  expect(await world.members('Customer.Industry = Retail')).toEqual([1, 2]);
  expect(await world.members('Klant.Industry = Retail & Company facts.Branche = Banking')).toEqual([2]);
});

test('the data is asked what values it has, and how many rows have each', async () => {
  const lookup = createLookup(world.sql, await world.catalogue());
  const industry = { of: 'profile', field: 'Industry' } as const;
  const employees = { of: 'enriched', enrichment: 'e1', field: 'employees' } as const;

  expect(await lookup.options()).toEqual([{ key: 'newsletter', name: 'Newsletter', rows: 2 }]);
  expect(await lookup.values(industry, 10)).toEqual([{ text: 'Retail', rows: 2 }]);
  expect(await lookup.count(industry, 'RETAIL')).toBe(2);
  expect(await lookup.count(industry, 'Banking')).toBe(0);
  expect(await lookup.count(employees, '100')).toBe(2);
  expect(await lookup.values({ of: 'consent', field: 'source' }, 10)).toEqual([
    { text: 'Call centre', rows: 1 },
    { text: 'Website', rows: 1 },
  ]);
  expect(await lookup.values({ of: 'consent', field: 'value' }, 10)).toEqual([{ text: 'true', rows: 1 }]);
  expect(await lookup.count({ of: 'consent', field: 'option' }, 'newsletter')).toBe(2);
  expect(await lookup.values({ of: 'profile', field: 'Gone' }, 10)).toEqual([]);
});

import { explain } from '../../../services/segments/explain.js';
import { NOW, openRuleWorld, type RuleWorld } from '../../support/ruleWorld.js';

let world: RuleWorld;
const HOLLY = 1;
const NORA = 3;

beforeAll(async () => {
  world = await openRuleWorld();
  await world.profiles(
    ['Id', 'Company', 'City'],
    [
      ['H', 'Contoso', 'Delft'],
      ['F', 'Contoso', 'Breda'],
      ['N', 'Northwind', ''],
    ],
  );
  await world.enriched('e1', 'Company facts', [{ customerId: HOLLY, industry: 'Retail' }]);
  await world.consent([
    { customerId: HOLLY, option: 'Newsletter', own: false, at: Date.UTC(2026, 0, 31) },
    { customerId: HOLLY, option: 'Product updates', own: true, at: NOW, expires: NOW + 1 },
  ]);
});

afterAll(() => world.sql.close());

const why = async (text: string, customerId: number, now = NOW) =>
  explain(await world.rule(text), await world.catalogue(), customerId, world.sql, now);

test('Holly is not in the segment because of the row that says so', async () => {
  const said = { option: 'Newsletter', status: 'denied', value: false, at: Date.UTC(2026, 0, 31), source: 'Website' };

  expect(await why('Consent option=Newsletter & Consent value=True', HOLLY)).toEqual({
    holds: false,
    conditions: [
      {
        ...{ depth: 0, words: { en: 'On one consent row:', nl: 'Op één toestemmingsrij:' }, holds: false },
        ...{ found: 'Newsletter · Website · 2026-01-31', row: said },
      },
      { depth: 1, words: { en: 'Consent option = Newsletter', nl: 'Toestemmingsoptie = Newsletter' }, holds: true },
      { depth: 1, words: { en: 'Consent value = True', nl: 'Toestemmingswaarde = Waar' }, holds: false },
    ],
  });
});

test('who has said nothing has a row that is not set, and so has a grant that has ended', async () => {
  const notSet = { found: 'Product updates', row: { option: 'Product updates', status: 'notSet' } };
  const text = 'Consent option = Product updates & Consent status = granted';

  expect(await why(text, NORA)).toMatchObject({
    holds: false,
    conditions: [notSet, { holds: true }, { holds: false }],
  });
  expect(await why(text, HOLLY)).toMatchObject({ holds: true, conditions: [{ row: { status: 'granted' } }, {}, {}] });
  expect(await why(text, HOLLY, NOW + 1)).toMatchObject({ holds: false, conditions: [notSet, {}, {}] });
});

test('conditions stand in the order of the normal form, with what the profile has', async () => {
  const text = 'Customer.City = Delft & (Industry = Retail | NOT Company contains west) & Consent value != True';
  const lines = (await why(text, HOLLY)).conditions.map(
    ({ depth, words, holds, found }) => `${'  '.repeat(depth)}${words.nl} ${holds} ${found ?? '-'}`,
  );

  expect(lines).toEqual([
    'Customer.City = Delft true Delft',
    'Minstens een van deze: true -',
    '  Branche = Retail true Retail',
    '  Niet: true -',
    '    Company bevat west false Contoso',
    'Toestemmingswaarde != Waar true Newsletter · Website · 2026-01-31',
  ]);
});

test('nothing holds for a profile that is not there, and its conditions are listed all the same', async () => {
  expect(await why('Customer.City is not set', 99)).toMatchObject({ holds: false, conditions: [{ holds: false }] });
});

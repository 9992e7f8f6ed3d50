import { warningsOf } from '../../../services/segments/contradiction.js';
import { openRuleWorld, type RuleWorld } from '../../support/ruleWorld.js';

let world: RuleWorld;

beforeAll(async () => {
  world = await openRuleWorld();
  await world.profiles(['City', 'Staff', 'Since'], [['Delft', '5', '2026-01-01']]);
  await world.consent(['Newsletter', 'Offers'].map((option) => ({ customerId: 1, option, own: true })));
});

afterAll(() => world.sql.close());

async function contradictions(text: string): Promise<string[]> {
  const read = await world.read(text, { acceptUnknown: true });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return warningsOf(read.rule, await world.catalogue()).flatMap((found) =>
    found.code === 'contradiction' ? [found.attribute] : [],
  );
}

test.each([
  ['City = Delft & City = Breda', ['City']],
  ['City = Delft & City != delft', ['City']],
  ['City in (Delft, Breda) & City in (Utrecht, Leiden)', ['City']],
  ['City in (Delft, Breda) & City != Delft & City != Breda', ['City']],
  ['City is set & City is not set', ['City']],
  ['City contains x & City is not set', ['City']],
  ['Staff < 3 & Staff > 5', ['Staff']],
  ['Staff > 5 & Staff <= 5', ['Staff']],
  ['Staff = 5 & Staff > 5', ['Staff']],
  ['Since > 2026-01-01 & Since < 2026-01-02', ['Since']],
  ['Since = 2026-01-01 & Since > 2026-03-01', ['Since']],
  ['City contains x & NOT City contains x', ['City']],
  ['City = Delft | (City = Breda & City = Leiden & Staff < 1 & Staff > 1)', ['City', 'Staff']],
  ['Consent option = Newsletter & Consent value = True & Consent value = False', ['Consent value']],
  ['Consent option = Newsletter & Consent status = granted & Consent status != granted', ['Consent status']],
  ['[Consent option = Newsletter & Consent option = Offers]', ['Consent option']],
  ['Consent option = Newsletter & Consent value = True & Consent value is not set', ['Consent value']],
])('%s cannot be: %j', async (text, attributes) => {
  expect(await contradictions(text)).toEqual(attributes);
});

test.each([
  'City = Delft | City = Breda',
  'City = Delft & City = DELFT',
  'City = Delft & City contains x',
  'City in (Delft, Breda) & City in (Breda, Leiden)',
  'City != Delft & City is not set',
  'Staff >= 5 & Staff <= 5',
  'Staff = 5 & Staff = 5.0',
  'Since >= 2026-01-01 & Since <= 2026-01-01',
  'Since = 2026-01-01 & Since > 2026-01-01T10:00:00Z',
  'NOT City = Delft & City is set',
  // Each on a row of its own.
  'Consent option = Newsletter & Consent value = True & Consent option = Offers & Consent value = False',
  '[Consent value = True] & [Consent value = False]',
  'Consent option = Newsletter & Consent status = not set & Consent status is not set',
])('%s can be', async (text) => {
  expect(await contradictions(text)).toEqual([]);
});

import { ruleWords } from '../../../services/segments/words.js';
import { openRuleWorld, type RuleWorld } from '../../support/ruleWorld.js';

let world: RuleWorld;

beforeAll(async () => {
  world = await openRuleWorld();
  await world.profiles(
    ['Id', 'Company', 'Industry', 'City', 'Employees', 'Since', 'Terms and conditions', 'Employees (range)'],
    [
      ['1', 'Contoso', 'Retail', 'Delft', '100', '2025-03-01', 'yes', '50-200'],
      ['2', 'Bank of America', 'Banking', "'s-Hertogenbosch", '2500', '2026-01-15', 'no', '1000+'],
      ['3', 'Smith and Sons', 'Software', '', '7', '', '', ''],
      ['4', 'AT&T', 'Telecom', 'Breda', '', '2024-12-31', '', ''],
    ],
  );
  await world.consent([
    { customerId: 1, option: 'Newsletter', own: false },
    { customerId: 1, option: 'Product updates', own: true },
    { customerId: 2, option: 'Newsletter', own: true, source: 'Call centre' },
    { customerId: 2, option: 'Product updates', own: false },
  ]);
});

afterAll(() => world.sql.close());

/** The normal form in both languages, or what is wrong. */
async function shown(text: string): Promise<unknown> {
  const read = await world.read(text);
  if ('rule' in read) return ruleWords(read.rule, await world.catalogue());
  return read.problems.map(({ code, at, length, suggestions }) => ({
    code,
    at: text.slice(at, at + length),
    ...(suggestions.length > 0 && { suggestions: suggestions.map((one) => `${one.text}: ${one.rows ?? '-'}`) }),
  }));
}

const FRANK = {
  en: 'Consent option = Newsletter AND Consent value = True',
  nl: 'Toestemmingsoptie = Newsletter EN Toestemmingswaarde = Waar',
};

test.each([
  'Consent option=Newsletter & Consent value=True',
  'Consent option=Newsletter &amp; Consent value=True',
  'Consent&nbsp;option=Newsletter&nbsp;&amp;&nbsp;Consent value=True',
  'consent OPTION = newsletter and CONSENT value = yes',
  'Toestemmingsoptie=Newsletter & Toestemmingswaarde=Waar',
  'toestemmingsoptie = “Newsletter” en toestemmingswaarde = ‘ja’',
  'Type toestemming = "Newsletter" EN Consent value == 1',
  'Type of consent = „Newsletter” && Toestemmingswaarde = true',
  '(Consent option=Newsletter) & (((Consent value=True)))',
  '[Consent option=Newsletter & Consent value=True]',
  'NOT NOT (Consent option in (Newsletter) AND Consent value in (True, yes))',
])('%s asks for the newsletter, granted, on one row', async (text) => {
  expect(await shown(text)).toEqual(FRANK);
});

test.each([
  ['Consent status != granted', 'Consent status != granted', 'Toestemmingsstatus != verleend'],
  ['Toestemmingsstatus <> verleend', 'Consent status != granted', 'Toestemmingsstatus != verleend'],
  ['Consent status = not set', 'Consent status = not set', 'Toestemmingsstatus = niet ingesteld'],
  ['Consent value is niet ingevuld', 'Consent value is not set', 'Toestemmingswaarde is niet ingevuld'],
  ['Company bevat "bank"', 'Company contains bank', 'Company bevat bank'],
  ['Company begint met Smith and', 'Company starts with "Smith and"', 'Company begint met "Smith and"'],
  ['City in (Delft, Breda)', 'City in (Delft, Breda)', 'City in (Delft, Breda)'],
  ['Employees ≥ 100', 'Employees >= 100', 'Employees >= 100'],
  ['Employees &lt; 1,5', 'Employees < 1.5', 'Employees < 1.5'],
  ['Since > 2025-01-01', 'Since > 2025-01-01', 'Since > 2025-01-01'],
  ['City = ""', 'City is not set', 'City is niet ingevuld'],
  ['City is leeg', 'City is not set', 'City is niet ingevuld'],
  ["City = 's-Hertogenbosch", 'City = "\'s-Hertogenbosch"', 'City = "\'s-Hertogenbosch"'],
  ['Employees (range) = 50-200', '"Employees (range)" = 50-200', '"Employees (range)" = 50-200'],
  ['Terms and conditions = yes', '"Terms and conditions" = yes', '"Terms and conditions" = yes'],
  ['Consent date >= 2025-06-01', 'Consent date >= 2025-06-01', 'Datum van toestemming >= 2025-06-01'],
  ['Bron van toestemming = call centre', 'Consent source = Call centre', 'Bron van toestemming = Call centre'],
])('%s is shown as %s and %s', async (text, en, nl) => {
  expect(await shown(text)).toEqual({ en, nl });
});

test.each([
  ['Company = Bank of America', 'Company = "Bank of America"'],
  ['Company = Smith and Sons and City is set', 'Company = "Smith and Sons" AND City is set'],
  ['Company = "AT&T"', 'Company = "AT&T"'],
  ['Company = "AT&amp;T"', 'Company = "AT&T"'],
  ['Company in (AT&T, Contoso)', 'Company in ("AT&T", Contoso)'],
  ['Terms and conditions = no or City = Delft', '"Terms and conditions" = no OR City = Delft'],
  ['City = "Delft" OF niet (Company = "Contoso")', 'City = Delft OR NOT Company = Contoso'],
])('words like "and" may belong to a name or value: %s', async (text, en) => {
  expect(await shown(text)).toMatchObject({ en });
});

test.each([
  // NOT before AND before OR.
  [
    'City = Delft OR City = Breda AND NOT Company = Contoso',
    'City = Delft OR (City = Breda AND NOT Company = Contoso)',
  ],
  ['(City = Delft | City = Breda) & !Company = Contoso', '(City = Delft OR City = Breda) AND NOT Company = Contoso'],
  [
    'City = Delft & (Company = Contoso & Industry = Retail)',
    'City = Delft AND Company = Contoso AND Industry = Retail',
  ],
  // A second option begins a second row.
  [
    'Consent option=Newsletter & Consent value=True & Consent option=Product updates & Consent value=False',
    '(Consent option = Newsletter AND Consent value = True) AND (Consent option = Product updates AND Consent value = False)',
  ],
  // What stands between does not part a row.
  [
    'Consent option=Newsletter & City=Delft & Consent value=True',
    '(Consent option = Newsletter AND Consent value = True) AND City = Delft',
  ],
  [
    'Consent option=Newsletter & (Consent value=True | Consent date > 2025-01-01)',
    'Consent option = Newsletter AND (Consent value = True OR Consent date > 2025-01-01)',
  ],
  ['Consent option=Newsletter & not Consent value=True', 'Consent option = Newsletter AND NOT Consent value = True'],
  [
    'NOT (Consent option=Newsletter & Consent value=True)',
    'NOT (Consent option = Newsletter AND Consent value = True)',
  ],
  ['[Consent value=True] & [Consent source=Website]', '[Consent value = True] AND [Consent source = Website]'],
  ['[NOT Consent value=True]', '[NOT Consent value = True]'],
])('%s binds as %s', async (text, en) => {
  expect(await shown(text)).toMatchObject({ en });
});

test.each([
  ['', [{ code: 'empty', at: '' }]],
  ['   ', [{ code: 'empty', at: '   ' }]],
  ['City', [{ code: 'unexpected', at: 'City' }]],
  ['City =', [{ code: 'unexpected', at: '' }]],
  ['= Delft', [{ code: 'unexpected', at: '=' }]],
  ['City = Delft &', [{ code: 'unexpected', at: '' }]],
  ['City = Delft) & Id = 1', [{ code: 'unexpected', at: ')' }]],
  ['City = Delft OR Breda', [{ code: 'unexpected', at: 'Breda' }]],
  ['City = "Delft" "Breda"', [{ code: 'unexpected', at: '"Breda"' }]],
  ['(City = Delft', [{ code: 'unclosed', at: '(' }]],
  ['City = "Delft', [{ code: 'unclosed', at: '"' }]],
  ['City in (Delft, Breda', [{ code: 'unclosed', at: '(' }]],
  ['City in ()', [{ code: 'unexpected', at: ')' }]],
  ['[City = Delft & Consent value = True]', [{ code: 'unexpected', at: 'City' }]],
  ['Consent value > True', [{ code: 'operatorUnfit', at: '>' }]],
  ['Consent date bevat 2025', [{ code: 'operatorUnfit', at: 'bevat' }]],
  ['Consent date > 03/04/2026', [{ code: 'valueUnfit', at: '03/04/2026' }]],
  ['Since > 2026-02-30', [{ code: 'valueUnfit', at: '2026-02-30' }]],
  ['Employees > 1,000', [{ code: 'valueUnfit', at: '1,000' }]],
  ['Company < Bank', [{ code: 'valueUnfit', at: 'Bank' }]],
])('%s: what is wrong is said, and where', async (text, problems) => {
  expect(await shown(text)).toEqual(problems);
});

test('what is not known is told with the nearest that is, and how many rows have it', async () => {
  expect(await shown('Cty = Delft & Compny = Contoso')).toEqual([
    { code: 'attributeUnknown', at: 'Cty', suggestions: ['City: 4'] },
    { code: 'attributeUnknown', at: 'Compny', suggestions: ['Company: 4'] },
  ]);
  expect(await shown('Company=Contso')).toEqual([{ code: 'valueUnknown', at: 'Contso', suggestions: ['Contoso: 1'] }]);
  expect(await shown('Consent option=Newsleter & Consent value=maybe')).toEqual([
    { code: 'valueUnknown', at: 'Newsleter', suggestions: ['Newsletter: 2'] },
    {
      code: 'valueUnknown',
      at: 'maybe',
      suggestions: ['True: 2', 'Waar: 2', 'False: 2', 'Onwaar: 2'],
    },
  ]);
  expect(await shown('Consent option = Nieuwsbrief')).toEqual([
    { code: 'valueUnknown', at: 'Nieuwsbrief', suggestions: ['Newsletter: 2'] },
  ]);
});

test('a value that no row has can be taken all the same; an option cannot', async () => {
  expect(await world.read('City = Rotterdam')).toMatchObject({ problems: [{ code: 'valueUnknown' }] });
  expect(await world.read('City = Rotterdam', { acceptUnknown: true })).toMatchObject({
    rule: { is: { values: ['Rotterdam'] } },
  });
  expect(await world.read('Consent option = Letters', { acceptUnknown: true })).toHaveProperty('problems');
});

test('places are those of the text as it was typed, entities and all', async () => {
  const text = 'City = Delft &amp;&nbsp;Cty = Breda';

  expect(await shown(text)).toEqual([{ code: 'attributeUnknown', at: 'Cty', suggestions: ['City: 4'] }]);
});

test('a rule is bounded in length and depth', async () => {
  const many = Array.from({ length: 101 }, () => 'Id=1').join('&');
  const deep = `${'('.repeat(12)}Id=1${')'.repeat(12)}`;

  expect(await shown('x'.repeat(4_001))).toMatchObject([{ code: 'tooLong' }]);
  expect(await shown(many)).toMatchObject([{ code: 'tooLong' }]);
  expect(await shown(deep)).toMatchObject([{ code: 'tooDeep' }]);
  expect(await shown(`${'!'.repeat(3_000)}Id=1`)).toMatchObject([{ code: 'tooDeep' }]);
  expect(await shown('('.repeat(4_000))).toMatchObject([{ code: 'tooDeep' }]);
});

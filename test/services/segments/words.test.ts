import fc from 'fast-check';
import type { Catalogue } from '../../../services/segments/catalogue.js';
import { readRule } from '../../../services/segments/grammar.js';
import type { ValueLookup } from '../../../services/segments/lookup.js';
import { joinRules, normalRule } from '../../../services/segments/normal.js';
import type { ConsentRule, Rule } from '../../../services/segments/rule.js';
import { ruleWords } from '../../../services/segments/words.js';
import { type RuleMaterial, randomRule } from '../../support/randomRules.js';
import { openRuleWorld } from '../../support/ruleWorld.js';

/** Column names that look like everything else in the language. */
const FIELDS = [
  'Industry',
  'industry',
  'Consent value',
  'NOT so sure',
  'R&D',
  'a "b" (c)',
  'Klant.Industry',
  'is set',
  '=',
  'Since',
];
const OPTIONS = ['Newsletter', 'Product updates', 'AND', 'not set', 'Post (paper), or e-mail', "it's “fine”"];
const TEXTS = [
  ...[
    'Retail',
    'Bank of America',
    'A & B',
    'a&amp;b',
    '"quoted"',
    "'t Hoekje",
    'not',
    '(x)',
    'x)',
    'a, b',
    '-5',
    '12.50',
  ],
  ...[
    '2026-01-01',
    '2026-01-01T10:00:00Z',
    'Ünïcode 😀',
    'a  b',
    'is not set',
    '100 %',
    '&lt;',
    '«»',
    'x=y',
    'new\nline',
  ],
];
const MATERIAL: RuleMaterial = {
  fields: FIELDS,
  texts: TEXTS,
  enriched: [
    ['e1', 'industry'],
    ['e1', 'employees'],
    ['e1', 'employeeRange'],
    ['e2', 'industry'],
    ['e2', 'website'],
  ],
  options: OPTIONS.map((option) => option.toLowerCase()),
  parts: ['news', 'e-mail, or', 'and'],
  sources: ['Website', 'Call & centre', 'of'],
  dates: ['2026-01-01', '2025-12-31T23:59:59.999Z', '2026-01-01 10:00+02:00'],
};
const EVERYTHING: ValueLookup = { options: async () => [], values: async () => [], count: async () => 1 };

let catalogue: Catalogue;

beforeAll(async () => {
  const world = await openRuleWorld();
  await world.profiles(FIELDS, [FIELDS.map(() => '')]);
  await world.consent([
    ...OPTIONS.map((option) => ({ customerId: 1, option, own: true, source: 'Website' })),
    ...['Call & centre', 'of'].map((source) => ({ customerId: 1, option: 'AND', own: true, source })),
  ]);
  await world.enriched('e1', 'Company facts', []);
  await world.enriched('e2', 'Facts. "And" more', []);
  catalogue = await world.catalogue();
  await world.sql.close();
});

const readBack = (text: string) => readRule(text, catalogue, EVERYTHING);

const of = (field: 'option' | 'value' | 'source', value: string): ConsentRule => ({
  attribute: { of: 'consent', field },
  is: { operator: '=', values: [value] },
});
const row = (consent: ConsentRule): Rule => ({ consent });

/** Where one row has square brackets, the others would read as one row without them. */
const BRACKETS_BETWEEN: Rule[] = [
  { all: [{ not: row(of('source', 'Website')) }, row({ not: of('option', 'newsletter') }), row(of('option', 'and'))] },
  {
    all: [
      row(of('option', 'newsletter')),
      row({ not: { all: [of('option', 'and'), of('value', 'true')] } }),
      { not: row(of('source', 'Website')) },
    ],
  },
];

test('the words of a rule read back to the rule, in both languages', async () => {
  await fc.assert(
    fc.asyncProperty(randomRule(MATERIAL), async (rule) => {
      const words = ruleWords(rule, catalogue);
      // Rules beyond what may be typed are none that somebody has typed.
      fc.pre(words.en.length < 3_500 && words.nl.length < 3_500);

      expect(await readBack(words.en)).toEqual({ rule: normalRule(rule) });
      expect(await readBack(words.nl)).toEqual({ rule: normalRule(rule) });
    }),
    { numRuns: 500, examples: BRACKETS_BETWEEN.map((rule) => [rule]) },
  );
});

test('rows beside one in square brackets have brackets too, or they would read as one row', () => {
  expect(BRACKETS_BETWEEN.map((rule) => ruleWords(rule, catalogue).en)).toEqual([
    'NOT [Consent source = Website] AND [NOT Consent option = Newsletter] AND [Consent option = "AND"]',
    '[Consent option = Newsletter] AND [NOT (Consent option = "AND" AND Consent value = True)] AND NOT [Consent source = Website]',
  ]);
});

test('the normal form of a normal form is itself', () => {
  fc.assert(
    fc.property(randomRule(MATERIAL), (rule) => {
      const once = normalRule(rule);

      expect(normalRule(once)).toEqual(once);
    }),
    { numRuns: 1_000 },
  );
});

test('any text is read or refused, and nothing else happens', async () => {
  const piece = fc.constantFrom(
    ...[
      'Industry',
      'Consent option',
      'Newsletter',
      '=',
      '!=',
      '<',
      'in',
      '(',
      ')',
      '[',
      ']',
      ',',
      '&',
      '|',
      '!',
      'AND',
      'or',
    ],
    ...[
      'NOT',
      'niet',
      'is set',
      '"',
      "'",
      '“',
      '”',
      'bevat',
      '&amp;',
      '&nbsp;',
      ' ',
      'x',
      '2026-01-01',
      '\u200b',
      '\0',
      '😀',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), fc.constantFrom('', ' '), async (pieces, between) => {
      const text = pieces.join(between);
      const read = await readBack(text);
      if ('problems' in read) {
        for (const { at, length } of read.problems) {
          expect(at + length).toBeLessThanOrEqual(text.length);
          expect(length).toBeGreaterThanOrEqual(0);
        }
        expect(read.problems.length).toBeGreaterThan(0);
      } else expect(await readBack(ruleWords(read.rule, catalogue).nl)).toEqual(read);
    }),
    { numRuns: 1_500 },
  );
});

const industry: Rule = {
  attribute: { of: 'enriched', enrichment: 'e1', field: 'industry' },
  is: { operator: '=', values: ['Retail'] },
};

test('a rule built step by step is the one that is typed', async () => {
  const newsletter = joinRules('all', [row(of('option', 'newsletter')), row(of('value', 'true'))]);
  const typed = 'Consent option = Newsletter AND Consent value = True';

  expect(await readBack(typed)).toEqual({ rule: newsletter });
  expect(await readBack(`Company facts.Industry = Retail & ${typed}`)).toEqual({
    rule: joinRules('all', [industry, newsletter]),
  });
  expect(await readBack(`Company facts.Industry = Retail & ${typed}`)).toEqual({
    rule: joinRules('all', [industry, row(of('option', 'newsletter')), row(of('value', 'true'))]),
  });
  expect(await readBack(`(${typed}) OR Company facts.Branche = Retail`)).toEqual({
    rule: joinRules('any', [newsletter, industry]),
  });
  expect(await readBack(`${typed} & Consent option = Product updates & Consent value = False`)).toEqual({
    rule: joinRules('all', [
      newsletter,
      joinRules('all', [row(of('option', 'product updates')), row(of('value', 'false'))]),
    ]),
  });
});

test('a name that several things have needs the qualified notation, which is shown and read in both languages', async () => {
  const read = await readBack('Branche = Retail');

  expect(read).toMatchObject({
    problems: [
      {
        ...{ code: 'attributeAmbiguous', at: 0, length: 7, params: { text: 'Branche' } },
        suggestions: [{ text: 'Company facts.Branche' }, { text: '"Facts. ""And"" more.Branche"' }],
      },
    ],
  });
  expect(await readBack('"Company facts".Industry = Retail')).toEqual({ rule: industry });
  expect(await readBack('company facts . branche = Retail')).toEqual({ rule: industry });
  expect(ruleWords(industry, catalogue)).toEqual({
    en: 'Company facts.Industry = Retail',
    nl: 'Company facts.Branche = Retail',
  });
});

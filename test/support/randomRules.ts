import fc from 'fast-check';
import type { Comparison, ConsentRule, Operator, Rule } from '../../services/segments/rule.js';

/** What random rules are made of. */
export interface RuleMaterial {
  fields: readonly string[];
  /** Values of profiles and of enriched texts. */
  texts: readonly string[];
  enriched: readonly (readonly [enrichment: string, field: string])[];
  /** Keys. */
  options: readonly string[];
  /** Texts that names of options may contain. */
  parts: readonly string[];
  sources: readonly string[];
  dates: readonly string[];
}

const NONE: Operator[] = ['isSet', 'isNotSet'];
const SEARCH: Operator[] = ['contains', 'startsWith'];
const ORDER: Operator[] = ['<', '<=', '>', '>='];
const EQUAL: Operator[] = ['=', '!=', 'in'];

const isReadable = (value: string): boolean => /^-?\d+(\.\d+)?$|^\d{4}-\d\d-\d\d([T ]|$)/.test(value);

function comparison(operators: readonly Operator[], values: readonly string[]): fc.Arbitrary<Comparison> {
  const ordered = values.filter(isReadable);
  return fc.constantFrom(...operators).chain((operator) => {
    if (NONE.includes(operator)) return fc.constant({ operator, values: [] });
    const from = ORDER.includes(operator) && ordered.length > 0 ? ordered : values;
    const maxLength = operator === 'in' ? 3 : 1;
    return fc
      .uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength })
      .map((some) => ({ operator, values: some }));
  });
}

export function randomConsent(material: RuleMaterial): fc.Arbitrary<ConsentRule> {
  const { options, parts, sources, dates } = material;
  const of = (field: 'option' | 'value' | 'status' | 'date' | 'source', is: fc.Arbitrary<Comparison>) =>
    is.map((one): ConsentRule => ({ attribute: { of: 'consent', field }, is: one }));
  const leaf = fc.oneof(
    { weight: 4, arbitrary: of('option', comparison(['=', '=', '!=', 'in'], options)) },
    { weight: 1, arbitrary: of('option', comparison([...SEARCH, ...NONE], parts)) },
    { weight: 3, arbitrary: of('value', comparison([...EQUAL, ...NONE], ['true', 'false'])) },
    { weight: 3, arbitrary: of('status', comparison([...EQUAL, ...NONE], ['granted', 'denied', 'notSet'])) },
    { weight: 1, arbitrary: of('date', comparison([...EQUAL, ...ORDER, ...NONE], dates)) },
    { weight: 1, arbitrary: of('source', comparison([...EQUAL, ...NONE], sources)) },
    { weight: 1, arbitrary: of('source', comparison(SEARCH, parts)) },
  );
  return tree<ConsentRule>(leaf);
}

export function randomRule(material: RuleMaterial): fc.Arbitrary<Rule> {
  const { fields, texts, enriched } = material;
  const all = [...EQUAL, ...ORDER, ...SEARCH, ...NONE];
  const profile = fc
    .tuple(fc.constantFrom(...fields), comparison(all, texts))
    .map(([field, is]): Rule => ({ attribute: { of: 'profile', field }, is }));
  const output = fc.constantFrom(...enriched).chain(([enrichment, field]) => {
    const numbers = texts.filter((text) => /^-?\d+(\.\d+)?$/.test(text));
    const is = field === 'employees' ? comparison([...EQUAL, ...ORDER, ...NONE], numbers) : comparison(all, texts);
    return is.map((one): Rule => ({ attribute: { of: 'enriched', enrichment, field }, is: one }));
  });
  const consent = randomConsent(material).map((row): Rule => ({ consent: row }));
  return tree<Rule>(fc.oneof(profile, output, { weight: 3, arbitrary: consent }));
}

function tree<T extends Rule | ConsentRule>(leaf: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.letrec<{ node: T }>((tie) => {
    const parts = fc.array(tie('node'), { minLength: 1, maxLength: 3 });
    return {
      node: fc.oneof(
        { maxDepth: 3, depthSize: 'medium' },
        { weight: 3, arbitrary: leaf },
        { weight: 2, arbitrary: parts.map((all) => ({ all }) as unknown as T) },
        { weight: 1, arbitrary: parts.map((any) => ({ any }) as unknown as T) },
        { weight: 1, arbitrary: tie('node').map((not) => ({ not }) as unknown as T) },
      ),
    };
  }).node;
}

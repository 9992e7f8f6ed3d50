import type { AttributeType } from './attributes.js';
import { attributeKey, type Catalogue, type CatalogueAttribute } from './catalogue.js';
import type { ReadOptions, ReadRule } from './grammar.js';
import type { ValueLookup } from './lookup.js';
import { nameIn } from './names.js';
import { joinRules } from './normal.js';
import type { Comparison, ConsentRule } from './rule.js';
import type { Piece } from './syntax.js';
import { type Known, readCondition } from './typedConditions.js';
import type { AttributeView, FormCondition, FormStep } from './view.js';

type OnAttribute = Extract<FormCondition, { of: 'attribute' }>;
type OnConsent = Extract<FormCondition, { of: 'consent' }>;

const GROUPS = ['profile', 'enriched', 'consent'] as const;

/** Options, statuses and sources are chosen by their names. */
const SHOWN_TYPES: Record<AttributeType, AttributeView['type']> = {
  ...{ text: 'text', number: 'number', date: 'date', truth: 'truth' },
  ...{ option: 'text', status: 'text', source: 'text' },
};

/** What the form offers: attributes of profiles, of enriched output and of consent. */
export function attributesOf(catalogue: Catalogue): AttributeView[] {
  const views = catalogue.attributes.map(
    (known): AttributeView => ({
      key: attributeKey(known.attribute),
      words: { en: nameIn(catalogue, known, 'en'), nl: nameIn(catalogue, known, 'nl') },
      type: SHOWN_TYPES[known.type],
      group: known.attribute.of,
    }),
  );
  return GROUPS.flatMap((group) => views.filter((view) => view.group === group));
}

/** The rule that is there with the conditions of the form: read by the code that reads typed rules, so that both are the same. */
export async function buildRule(
  step: FormStep,
  catalogue: Catalogue,
  lookup: ValueLookup,
  options: ReadOptions = {},
): Promise<ReadRule> {
  const known = { catalogue, lookup, ...options };
  const read = await Promise.all(step.add.map((one) => readOne(one, known)));
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  if (problems.length > 0) return { problems };
  const rules = read.flatMap((one) => ('rule' in one ? [one.rule] : []));
  if (rules.length === 0 && !step.to) return { problems: [{ ...NOWHERE, code: 'empty', params: {}, suggestions: [] }] };
  const added = rules.length === 0 ? [] : [joinRules('all', rules)];
  return { rule: step.to ? joinRules(step.join, [step.to, ...added]) : added[0]! };
}

const NOWHERE = { at: 0, length: 0 };
const piece = (text: string): Piece => ({ text, ...NOWHERE });

const readOne = (one: FormCondition, known: Known): Promise<ReadRule> =>
  one.of === 'consent' ? readConsent(one, known) : readAttribute(one, known);

function readAttribute({ attribute, operator, value }: OnAttribute, known: Known): Promise<ReadRule> {
  const chosen = known.catalogue.attributes.find((one) => attributeKey(one.attribute) === attribute);
  const name = chosen ? nameIn(known.catalogue, chosen, 'en') : attribute;
  const values = valuesOf(operator, value).map(piece);
  return readCondition({ name: piece(name), operator, operatorPiece: piece(''), values }, known);
}

function valuesOf(operator: Comparison['operator'], value: string): string[] {
  if (operator === 'isSet' || operator === 'isNotSet') return [];
  if (operator !== 'in') return [value.trim()];
  return value.split(',').map((one) => one.trim());
}

/** What is said of an option, on one row. */
const SAID: Record<OnConsent['is'], ConsentRule> = {
  granted: asked('status', '=', 'granted'),
  denied: asked('status', '=', 'denied'),
  notSet: asked('status', '=', 'notSet'),
  notGranted: asked('status', '!=', 'granted'),
  true: asked('value', '=', 'true'),
  false: asked('value', '=', 'false'),
};

function asked(field: 'status' | 'value', operator: '=' | '!=', value: string): ConsentRule {
  return { attribute: { of: 'consent', field }, is: { operator, values: [value] } };
}

/** The option is looked up like a typed one: an unknown one is told with the nearest there are. */
async function readConsent({ option, is }: OnConsent, known: Known): Promise<ReadRule> {
  const name = nameIn(known.catalogue, optionAttribute(known.catalogue), 'en');
  const typed = { name: piece(name), operator: '=' as const, operatorPiece: piece('='), values: [piece(option)] };
  const read = await readCondition(typed, known);
  if ('problems' in read) return read;
  return { rule: joinRules('all', [read.rule, { consent: SAID[is] }]) };
}

const optionAttribute = ({ attributes }: Catalogue): CatalogueAttribute =>
  attributes.find(({ attribute }) => attribute.of === 'consent' && attribute.field === 'option')!;

import { createHash } from 'node:crypto';
import type { Measure, Settings } from '../../storage/settings.js';
import { ServiceError } from '../errors.js';
import { type Attribute, attributeKey } from '../segments/catalogue.js';
import { comparable } from '../segments/definition.js';
import { KeptAttribute, KeptRule } from '../segments/keptRule.js';
import type { ConsentAttribute, ConsentRule, Rule } from '../segments/rule.js';

/** An attribute that a measure can be of: of profiles or of enriched output. */
export type MeasuredAttribute = Exclude<Attribute, ConsentAttribute>;

/** @throws `notFound` */
export function measureIn({ measures }: Settings, id: string): Measure {
  const measure = measures.find((one) => one.id === id);
  if (!measure) throw new ServiceError('notFound', { what: 'measure' });
  return measure;
}

/** By id, or by name in any letter case. @throws `notFound` */
export function findMeasure(settings: Settings, idOrName: string): Measure {
  const wanted = comparable(idOrName);
  const named = settings.measures.find(({ name }) => comparable(name) === wanted);
  return settings.measures.find(({ id }) => id === idOrName) ?? named ?? measureIn(settings, idOrName);
}

/** Belongs into the change itself, where no second one can come between. @throws `nameTaken` */
export function refuseTakenMeasure({ measures }: Settings, name: string, exceptId?: string): void {
  const wanted = comparable(name);
  const taken = measures.some((one) => one.id !== exceptId && comparable(one.name) === wanted);
  if (taken) throw new ServiceError('nameTaken', { name });
}

export const attributeIn = ({ attribute }: Measure): MeasuredAttribute | undefined =>
  attribute === undefined ? undefined : KeptAttribute.parse(attribute);

export const whereIn = ({ where }: Measure): Rule | undefined =>
  where === undefined ? undefined : KeptRule.parse(where);

/** What it is split by. */
export function splitIn({ by }: Measure): { attribute: MeasuredAttribute } | { option: string } | undefined {
  if (by === undefined || 'option' in by) return by;
  return { attribute: KeptAttribute.parse(by.attribute) };
}

/** The enrichments whose output it reads. */
export function enrichmentsOf(measure: Measure): string[] {
  const by = splitIn(measure);
  const where = whereIn(measure);
  const attributes = [attributeIn(measure), by && 'attribute' in by ? by.attribute : undefined];
  const named = [...attributes, ...(where ? attributesOf(where) : [])];
  return [
    ...new Set(named.flatMap((attribute) => (attribute?.of === 'enriched' ? [attribute.enrichment] : []))),
  ].sort();
}

/** The attributes of profiles and enriched output that a rule names. */
export function attributesOf(rule: Rule): MeasuredAttribute[] {
  if ('all' in rule) return rule.all.flatMap(attributesOf);
  if ('any' in rule) return rule.any.flatMap(attributesOf);
  if ('not' in rule) return attributesOf(rule.not);
  return 'consent' in rule ? [] : [rule.attribute];
}

/** Keys of the consent options that a rule names. */
export function optionsOf(rule: Rule): string[] {
  if ('all' in rule) return rule.all.flatMap(optionsOf);
  if ('any' in rule) return rule.any.flatMap(optionsOf);
  if ('not' in rule) return optionsOf(rule.not);
  return 'consent' in rule ? rowOptions(rule.consent) : [];
}

function rowOptions(row: ConsentRule): string[] {
  if ('all' in row) return row.all.flatMap(rowOptions);
  if ('any' in row) return row.any.flatMap(rowOptions);
  if ('not' in row) return rowOptions(row.not);
  const { operator, values } = row.is;
  return row.attribute.field === 'option' && (operator === '=' || operator === 'in') ? values : [];
}

/** The same for the same figure, whatever it is called: a trend goes on as long as this stays. */
export function definitionHash(measure: Measure): string {
  const { calculates, dataSet } = measure;
  const attribute = attributeIn(measure);
  const by = splitIn(measure);
  const split = by && ('option' in by ? `option ${by.option}` : attributeKey(by.attribute));
  const what = [calculates, attribute && attributeKey(attribute), whereIn(measure) ?? null, dataSet, split ?? null];
  return createHash('sha256').update(JSON.stringify(what)).digest('hex');
}

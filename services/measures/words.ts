import type { Measure, MeasureFunction } from '../../storage/settings.js';
import type { Words } from '../segments/attributes.js';
import { type Catalogue, findAttribute } from '../segments/catalogue.js';
import type { ConsentRule, Rule } from '../segments/rule.js';
import { showWord } from '../segments/vocabulary.js';
import { ruleWords } from '../segments/words.js';
import { labelOf } from './attributes.js';
import { attributeIn, type MeasuredAttribute, splitIn, whereIn } from './definition.js';

const OF: Record<Exclude<MeasureFunction, 'count'>, Words> = {
  sum: { en: 'Sum of', nl: 'Som van' },
  average: { en: 'Average of', nl: 'Gemiddelde van' },
  minimum: { en: 'Minimum of', nl: 'Minimum van' },
  maximum: { en: 'Maximum of', nl: 'Maximum van' },
  share: { en: 'Share of', nl: 'Aandeel' },
};

/** What a measure is of: "Average of Employees (Firmographics)". */
export function measureWords(measure: Measure, catalogue: Catalogue): Words {
  const attribute = attributeIn(measure);
  const { calculates } = measure;
  if (calculates === 'count') return attribute ? joined(COUNT_WITH, attributeWords(attribute, catalogue)) : COUNT;
  const where = whereIn(measure);
  if (calculates === 'share' && where) return joined(OF.share, conditionWords(where, catalogue));
  const named = attribute ? attributeWords(attribute, catalogue) : NOTHING;
  return joined(calculates === 'share' ? SHARE_WITH : OF[calculates], named);
}

const COUNT: Words = { en: 'Count of profiles', nl: 'Aantal profielen' };
const COUNT_WITH: Words = { en: 'Count of profiles with', nl: 'Aantal profielen met' };
const SHARE_WITH: Words = { en: 'Share of profiles with', nl: 'Aandeel profielen met' };
const NOTHING: Words = { en: '', nl: '' };

const joined = (one: Words, other: Words): Words => ({
  en: `${one.en} ${other.en}`.trim(),
  nl: `${one.nl} ${other.nl}`.trim(),
});

/** What a measure is split by. */
export function splitWords(measure: Measure, catalogue: Catalogue): Words | undefined {
  const by = splitIn(measure);
  if (!by) return undefined;
  return 'option' in by ? optionWords(by.option, catalogue) : attributeWords(by.attribute, catalogue);
}

/** Of an enriched attribute with what it comes from. */
function attributeWords(attribute: MeasuredAttribute, catalogue: Catalogue): Words {
  const known = findAttribute(catalogue, attribute);
  const label = known?.labels ?? labelOf(attribute);
  if (attribute.of === 'profile') return label;
  const entity = known?.entity;
  return entity === undefined ? label : { en: `${label.en} (${entity})`, nl: `${label.nl} (${entity})` };
}

function optionWords(option: string, { options }: Catalogue): Words {
  const name = options.find(({ key }) => key === option)?.name ?? option;
  return { en: name, nl: name };
}

/** An option and what it is in short, where the condition is no more than that. */
function conditionWords(rule: Rule, catalogue: Catalogue): Words {
  const short = 'consent' in rule && 'all' in rule.consent ? shortly(rule.consent.all) : undefined;
  if (!short) return ruleWords(rule, catalogue);
  const option = optionWords(short.option, catalogue);
  const value = showWord(short.is.field, short.is.value);
  const sign = short.is.operator === '!=' ? '≠' : '=';
  return { en: `${option.en} ${sign} ${value.en}`, nl: `${option.nl} ${sign} ${value.nl}` };
}

interface Short {
  option: string;
  is: { field: 'status' | 'truth'; operator: string; value: string };
}

/** What two conditions on one consent row come to: which option, and what it is. */
export function shortly(rows: readonly ConsentRule[]): Short | undefined {
  const leaves = rows.flatMap((row) => ('attribute' in row ? [row] : []));
  if (rows.length !== 2 || leaves.length !== 2) return undefined;
  const option = leaves.find(({ attribute, is }) => attribute.field === 'option' && is.operator === '=');
  const said = leaves.find(({ attribute }) => attribute.field === 'status' || attribute.field === 'value');
  const [value] = said?.is.values ?? [];
  if (!option || !said || value === undefined) return undefined;
  const field = said.attribute.field === 'status' ? 'status' : 'truth';
  return { option: option.is.values[0] ?? '', is: { field, operator: said.is.operator, value } };
}

import type { Measure } from '../../storage/settings.js';
import { attributeKey } from '../segments/catalogue.js';
import type { Rule } from '../segments/rule.js';
import type { FormCondition } from '../segments/view.js';
import { attributeIn, splitIn, whereIn } from './definition.js';
import type { MeasureInput } from './view.js';
import { shortly } from './words.js';

/** What a form is filled in with to change a measure. */
export function inputOf(measure: Measure): MeasureInput {
  const { id, name, calculates, dataSet } = measure;
  const attribute = attributeIn(measure);
  const rule = whereIn(measure);
  const where = rule && conditionOf(rule);
  const by = splitIn(measure);
  return {
    ...{ id, name, calculates, dataSet },
    ...(attribute && { attribute: attributeKey(attribute) }),
    ...(where && { where }),
    ...(by && { by: 'option' in by ? by : { attribute: attributeKey(by.attribute) } }),
  };
}

/** The condition of the form that a rule was read from. */
function conditionOf(rule: Rule): FormCondition | undefined {
  if ('attribute' in rule) {
    const { operator, values } = rule.is;
    return { of: 'attribute', attribute: attributeKey(rule.attribute), operator, value: values.join(', ') };
  }
  const short = 'consent' in rule && 'all' in rule.consent ? shortly(rule.consent.all) : undefined;
  if (!short) return undefined;
  const { operator, value } = short.is;
  return { of: 'consent', option: short.option, is: operator === '!=' ? 'notGranted' : (value as 'granted') };
}

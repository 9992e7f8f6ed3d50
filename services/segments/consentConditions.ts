import type { Catalogue } from './catalogue.js';
import { allOf, anyOf, type Binding, FALSE, notOf, TRUE, timeCondition } from './conditions.js';
import { conditionHolds, isKnown, rowTruth, textHolds } from './rows.js';
import type { Comparison, ConsentAttribute, ConsentRule } from './rule.js';

/** Where the rows that decide are read, one a profile and option, and until when a grant counts. */
export interface ConsentRows {
  /** A table, view or subquery with the columns of `unified_consent`. */
  from: string;
  /** SQL that more must hold of the rows, or TRUE. */
  of: string;
  /** Epoch milliseconds. */
  now: number;
}

type Option = Catalogue['options'][number];

/**
 * SQL that tells of `customer_id` whether one of its rows fits, or that none does. An option whose not-set row does not fit is
 * looked for among the rows that do; one whose not-set row fits holds for everybody but those with a row that does not. So the
 * rows are read once or twice, whatever the rule, and only those of the options concerned.
 */
export function consentCondition(
  rule: ConsentRule,
  { catalogue, binding, rows }: { catalogue: Catalogue; binding: Binding; rows: ConsentRows },
  negated: boolean,
): string {
  const keys = new Set(catalogue.options.map(({ key }) => key));
  if (keys.size === 0 && !isKnown(rule, keys)) return FALSE;
  // What cannot be known does not fit, and where none may fit it is as if it did.
  const reading: Reading = { catalogue, binding, keys, unknown: negated };
  const asked = catalogue.options.map((option) => ({
    option,
    fits: fitting(rule, option, reading, false),
    notSetFits: rowTruth(rule, { option }, keys) ?? negated,
  }));
  const unset = asked
    .filter(({ notSetFits }) => notSetFits)
    .map(({ option, fits }) => ({ option, found: notOf(fits) }));
  const set = asked.filter(({ notSetFits }) => !notSetFits).map(({ option, fits }) => ({ option, found: fits }));
  // All of these rows must be of the wrong kind before the profile is out.
  const out = unset.some(({ found }) => found === FALSE) ? FALSE : someRow(unset, rows, binding, unset.length);
  const fits = anyOf([someRow(set, rows, binding, 1), unset.length === 0 ? FALSE : notOf(out)]);
  return negated ? notOf(fits) : fits;
}

interface Reading {
  catalogue: Catalogue;
  binding: Binding;
  keys: ReadonlySet<string>;
  /** What a condition on an option that is no longer there counts as, and its negation too. */
  unknown: boolean;
}

/** SQL: the profile has rows like these, of so many options. */
function someRow(
  sought: readonly { option: Option; found: string }[],
  { from, of, now }: ConsentRows,
  { bind }: Binding,
  options: number,
): string {
  const byCondition = new Map<string, number[]>();
  for (const { option, found } of sought) {
    if (found !== FALSE) byCondition.set(found, [...(byCondition.get(found) ?? []), option.no]);
  }
  if (byCondition.size === 0) return FALSE;
  const ofOptions = (numbers: number[]): string => `option_no IN (${numbers.map(bind).join(', ')})`;
  const wanted = anyOf([...byCondition].map(([found, numbers]) => allOf([ofOptions(numbers), found])));
  // Also by itself, so that an engine sees at once whose rows it need not read.
  const concerned = ofOptions([...byCondition.values()].flat());
  const counts = `NOT (granted AND coalesce(expires_at <= ${bind(now)}, FALSE))`;
  const each = options > 1 ? ` GROUP BY customer_id HAVING count(DISTINCT option_no) = ${bind(options)}` : '';
  return `customer_id IN (SELECT customer_id FROM ${from} WHERE ${allOf([concerned, counts, wanted, of])}${each})`;
}

/** SQL over the columns of a row with a state, for one option. NOT is carried down to the conditions. */
function fitting(rule: ConsentRule, option: Option, reading: Reading, negated: boolean): string {
  const inner = (part: ConsentRule): string => fitting(part, option, reading, negated);
  if ('all' in rule) return (negated ? anyOf : allOf)(rule.all.map(inner));
  if ('any' in rule) return (negated ? allOf : anyOf)(rule.any.map(inner));
  if ('not' in rule) return fitting(rule.not, option, reading, !negated);
  if (!isKnown(rule, reading.keys)) return reading.unknown ? TRUE : FALSE;
  const condition = onRow(rule.attribute, rule.is, option, reading);
  return negated ? notOf(condition) : condition;
}

function onRow(attribute: ConsentAttribute, is: Comparison, option: Option, reading: Reading): string {
  const { operator, values } = is;
  const { catalogue, binding } = reading;
  if (operator === 'isSet') return TRUE;
  if (operator === 'isNotSet') return FALSE;
  if (attribute.field === 'option') return conditionHolds(attribute, is, { option }) ? TRUE : FALSE;
  const one = (value: string, asked: Comparison['operator'] = '='): string =>
    onState(attribute, { operator: asked, values: [value] }, catalogue, binding);
  if (operator === '!=') return notOf(one(values[0] ?? ''));
  if (operator === 'in') return anyOf(values.map((value) => one(value)));
  return one(values[0] ?? '', operator);
}

function onState(
  { field }: ConsentAttribute,
  { operator, values }: Comparison,
  { sources }: Catalogue,
  binding: Binding,
): string {
  const value = values[0] ?? '';
  if (field === 'date') return timeCondition('said_at', operator, value, binding);
  if (field === 'source') {
    const numbers = sources.filter(({ name }) => textHolds(name, operator, value)).map(({ no }) => binding.bind(no));
    return numbers.length === 0 ? FALSE : `source_no IN (${numbers.join(', ')})`;
  }
  if (operator !== '=') return FALSE;
  const known = { true: 'coalesce(own, FALSE)', false: 'coalesce(NOT own, FALSE)' };
  const statuses = { granted: 'granted', denied: 'NOT granted' };
  const words: Record<string, string> = field === 'value' ? known : statuses;
  return words[value] ?? FALSE;
}

import { folded } from '../consent/mapping.js';
import type { Comparison, ConsentAttribute, ConsentRule } from './rule.js';
import { fold, readDate } from './values.js';

/** Of a profile there is one row for every option: the one that decides, or one without `state`, not set. */
export interface ConsentRow {
  option: { key: string; name: string };
  state?: {
    /** How the source's value reads; null where it cannot be read. */
    own: boolean | null;
    granted: boolean;
    /** Epoch milliseconds. */
    saidAt: number;
    source: string;
  };
}

/**
 * Whether what a rule asks of consent holds on a row; undefined: cannot be known, because of an option that is no longer there.
 * `keys`: of the options that are.
 */
export function rowTruth(rule: ConsentRule, row: ConsentRow, keys: ReadonlySet<string>): boolean | undefined {
  if ('all' in rule) return everyOf(rule.all.map((part) => rowTruth(part, row, keys)));
  if ('any' in rule) return opposite(everyOf(rule.any.map((part) => opposite(rowTruth(part, row, keys)))));
  if ('not' in rule) return opposite(rowTruth(rule.not, row, keys));
  return isKnown(rule, keys) ? conditionHolds(rule.attribute, rule.is, row) : undefined;
}

function everyOf(parts: (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

const opposite = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

/** Whether all options that a rule names are there. */
export const isKnown = (rule: ConsentRule, keys: ReadonlySet<string>): boolean =>
  optionsNamed(rule).every((key) => keys.has(key));

/** `!=` holds for what is not set, `is not set` where there is no state at all. */
export function conditionHolds(
  attribute: ConsentAttribute,
  { operator, values }: Comparison,
  row: ConsentRow,
): boolean {
  const { state } = row;
  switch (operator) {
    case 'isSet':
      return state !== undefined;
    case 'isNotSet':
      return state === undefined;
    case '!=':
      return !conditionHolds(attribute, { operator: '=', values }, row);
    case 'in':
      return values.some((value) => conditionHolds(attribute, { operator: '=', values: [value] }, row));
    default:
      return attribute.field === 'date'
        ? state !== undefined && timeHolds(state.saidAt, operator, values[0] ?? '')
        : textHolds(textOf(attribute, row, operator), operator, values[0] ?? '');
  }
}

/** What a text condition is compared with; undefined: nothing. */
function textOf({ field }: ConsentAttribute, { option, state }: ConsentRow, operator: string): string | undefined {
  switch (field) {
    case 'option':
      return operator === '=' ? option.key : option.name;
    case 'status':
      return state ? (state.granted ? 'granted' : 'denied') : 'notSet';
    case 'value':
      return state && state.own !== null ? String(state.own) : undefined;
    default:
      return state?.source;
  }
}

/** Names of options and sources compare in any letter case. */
export function textHolds(text: string | undefined, operator: string, value: string): boolean {
  if (text === undefined) return false;
  if (operator === '=') return folded(text) === folded(value);
  if (operator === 'contains') return fold(text).includes(fold(value));
  return operator === 'startsWith' && fold(text).startsWith(fold(value));
}

function timeHolds(at: number, operator: string, value: string): boolean {
  const span = readDate(value);
  if (!span) return false;
  switch (operator) {
    case '=':
      return at >= span.from && at < span.until;
    case '<':
      return at < span.from;
    case '<=':
      return at < span.until;
    case '>':
      return at >= span.until;
    default:
      return operator === '>=' && at >= span.from;
  }
}

/** Keys of the options that a rule names one by one. */
export function optionsNamed(rule: ConsentRule): string[] {
  if ('all' in rule) return rule.all.flatMap(optionsNamed);
  if ('any' in rule) return rule.any.flatMap(optionsNamed);
  if ('not' in rule) return optionsNamed(rule.not);
  const { attribute, is } = rule;
  return attribute.field === 'option' && ['=', '!=', 'in'].includes(is.operator) ? is.values : [];
}

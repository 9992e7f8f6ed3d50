import type { Value } from '../../storage/sql.js';
import { WHITESPACE } from '../../storage/staging.js';
import type { CatalogueAttribute } from './catalogue.js';
import type { Comparison, Operator } from './rule.js';
import { readDate, readNumber } from './values.js';

/** Parameters of a statement in the making: a value gets the same place however often it is bound. */
export interface Binding {
  readonly params: Value[];
  bind(value: Value): string;
}

export function createBinding(first = 1): Binding {
  const params: Value[] = [];
  return {
    params,
    bind(value) {
      const known = params.indexOf(value);
      if (known < 0) params.push(value);
      return `$${first + (known < 0 ? params.length - 1 : known)}`;
    },
  };
}

export const TRUE = 'TRUE';
export const FALSE = 'FALSE';

/** SQL of a conjunction, without what decides nothing. */
export const allOf = (parts: readonly string[]): string => joined(parts, 'AND', TRUE, FALSE);
export const anyOf = (parts: readonly string[]): string => joined(parts, 'OR', FALSE, TRUE);

function joined(parts: readonly string[], word: 'AND' | 'OR', neutral: string, deciding: string): string {
  if (parts.includes(deciding)) return deciding;
  const left = [...new Set(parts.filter((part) => part !== neutral))];
  if (left.length < 2) return left[0] ?? neutral;
  return `(${left.join(` ${word} `)})`;
}

export function notOf(part: string): string {
  if (part === TRUE) return FALSE;
  return part === FALSE ? TRUE : `NOT (${part})`;
}

/**
 * SQL of a condition on a column of the Customer entity or of the enriched entity: true or false, never null. How it compares
 * is decided by its value: a text equals in any letter case and without whitespace around it, a number also as a number, a
 * date also as a time; less and more are for numbers and dates alone.
 */
export function valueCondition(known: CatalogueAttribute, { operator, values }: Comparison, binding: Binding): string {
  if (operator === '!=') return notOf(valueCondition(known, { operator: '=', values }, binding));
  if (operator === 'isNotSet') return notOf(valueCondition(known, { operator: 'isSet', values }, binding));
  if (operator === 'in') {
    return anyOf(values.map((value) => valueCondition(known, { operator: '=', values: [value] }, binding)));
  }
  const isNumber = known.attribute.of === 'enriched' && known.type === 'number';
  const value = values[0] ?? '';
  return isNumber ? onNumber(known.column!, operator, value, binding) : onText(known.column!, operator, value, binding);
}

function onNumber(column: string, operator: Operator, value: string, { bind }: Binding): string {
  if (operator === 'isSet') return `${column} IS NOT NULL`;
  const number = readNumber(value);
  if (number === undefined || operator === 'contains' || operator === 'startsWith') return FALSE;
  return `coalesce(${column} ${operator} CAST(${bind(String(number))} AS DOUBLE PRECISION), FALSE)`;
}

const PLAIN_BLANKS = ' \t\n\v\f\r';

/**
 * The text of a column without whitespace around it, never null. Trimming by a list of all that is whitespace costs twenty
 * times as much as reading the column, so only texts that are more than ASCII come to it.
 */
export function cellOf(column: string, { bind }: Binding): string {
  const text = `coalesce(${column}, '')`;
  return `CASE WHEN ${text} = '' THEN ''
    WHEN ${text} >= '!' AND ${text} <= '~' AND right(${text}, 1) >= '!' AND right(${text}, 1) <= '~' THEN ${text}
    WHEN bit_length(${text}) = 8 * length(${text}) THEN trim(${text}, ${bind(PLAIN_BLANKS)})
    ELSE trim(${text}, ${bind(WHITESPACE)}) END`;
}

function onText(column: string, operator: Operator, value: string, binding: Binding): string {
  const text = `lower(${cellOf(column, binding)})`;
  const asked = () => `lower(${binding.bind(value)})`;
  switch (operator) {
    case 'isSet':
      return `${text} <> ''`;
    case 'contains':
      return `strpos(${text}, ${asked()}) > 0`;
    case 'startsWith':
      return `starts_with(${text}, ${asked()})`;
    case '=':
      return anyOf([`${text} = ${asked()}`, ...alsoEqual(column, value, binding)]);
    default:
      return asNumber(column, operator, value, binding) ?? asTime(column, operator, value, binding) ?? FALSE;
  }
}

/** 100 is 100.0; but a code that begins with 0 is no number, and equals only itself. */
function alsoEqual(column: string, value: string, binding: Binding): string[] {
  const canonical = /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) ? asNumber(column, '=', value, binding) : undefined;
  return [canonical, asTime(column, '=', value, binding)].filter((part) => part !== undefined);
}

const ANY_NUMBER = '^-?[0-9]{1,30}([.][0-9]{1,30})?$';
const NO_CODE = '^-?(0|[1-9][0-9]{0,29})([.][0-9]{1,30})?$';

function asNumber(column: string, operator: Operator, value: string, binding: Binding): string | undefined {
  const { bind } = binding;
  const number = readNumber(value);
  if (number === undefined) return undefined;
  const read = numberOf(column, binding, operator === '=' ? NO_CODE : ANY_NUMBER);
  return `coalesce(${read} ${operator} CAST(${bind(String(number))} AS DOUBLE PRECISION), FALSE)`;
}

/** SQL for what a cell reads as: a number, or null. */
export function numberOf(column: string, binding: Binding, shape = ANY_NUMBER): string {
  const cell = cellOf(column, binding);
  return `CASE WHEN ${cell} ~ ${binding.bind(shape)} THEN CAST(${cell} AS DOUBLE PRECISION) END`;
}

const WITHOUT_ZONE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?)?$';
const WITH_ZONE =
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$';

/** Cells with ISO days and moments; those that name no zone are UTC. */
function asTime(column: string, operator: Operator, value: string, binding: Binding): string | undefined {
  if (!readDate(value)) return undefined;
  return `coalesce(${timeCondition(timeOf(column, binding), operator, value, binding)}, FALSE)`;
}

/** SQL for what a cell reads as: epoch milliseconds, or null. */
export function timeOf(column: string, binding: Binding): string {
  const cell = cellOf(column, binding);
  return `CASE
    WHEN ${cell} ~ ${binding.bind(WITHOUT_ZONE)} THEN epoch_ms(TRY_CAST(${cell} AS TIMESTAMP))
    WHEN ${cell} ~ ${binding.bind(WITH_ZONE)} THEN epoch_ms(TRY_CAST(${cell} AS TIMESTAMPTZ)) END`;
}

/** `time`: SQL for epoch milliseconds. A day is all of it: more than a day is after its end. */
export function timeCondition(time: string, operator: Operator, value: string, { bind }: Binding): string {
  const span = readDate(value);
  if (!span) return FALSE;
  switch (operator) {
    case '=':
      return `(${time} >= ${bind(span.from)} AND ${time} < ${bind(span.until)})`;
    case '<':
      return `${time} < ${bind(span.from)}`;
    case '<=':
      return `${time} < ${bind(span.until)}`;
    case '>':
      return `${time} >= ${bind(span.until)}`;
    case '>=':
      return `${time} >= ${bind(span.from)}`;
    default:
      return FALSE;
  }
}

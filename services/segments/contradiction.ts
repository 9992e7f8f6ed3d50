import { isDeepStrictEqual } from 'node:util';
import { folded } from '../consent/mapping.js';
import { isOrdering } from './attributes.js';
import { type Attribute, attributeKey, type Catalogue, findAttribute } from './catalogue.js';
import { nameIn } from './names.js';
import { normalRule } from './normal.js';
import type { Comparison, ConsentRule, Rule } from './rule.js';
import { readDate, readNumber } from './values.js';
import type { RuleWarning } from './view.js';

type Node = Rule | ConsentRule;
type Condition = Extract<Node, { is: Comparison }>;

/** Conditions that no profile can fulfil together: an attribute with two values, below 3 and above 5, set and not set, A and NOT A. */
export function warningsOf(rule: Rule, catalogue: Catalogue): RuleWarning[] {
  const names = contradictionsIn(normalRule(rule)).map((attribute) => {
    const known = findAttribute(catalogue, attribute);
    return known ? nameIn(catalogue, known, 'en') : attributeKey(attribute).slice(2);
  });
  return [...new Set(names)].map((attribute) => ({ code: 'contradiction', attribute }));
}

/** Attributes of which contradictory things are asked side by side; on each consent row by itself. */
function contradictionsIn(node: Node): Attribute[] {
  if ('consent' in node) return contradictionsIn(node.consent);
  if ('not' in node) return contradictionsIn(node.not);
  if ('any' in node) return node.any.flatMap(contradictionsIn);
  if (!('all' in node)) return [];
  const parts: Node[] = node.all;
  const conditions = parts.filter((part): part is Condition => 'attribute' in part);
  const byAttribute = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const key = attributeKey(condition.attribute);
    byAttribute.set(key, [...(byAttribute.get(key) ?? []), condition]);
  }
  const found = [...byAttribute.values()]
    .filter((same) =>
      excludeEachOther(
        same[0]!.attribute,
        same.map(({ is }) => is),
      ),
    )
    .map(([first]) => first!.attribute);
  return [...found, ...deniedBeside(parts), ...parts.flatMap(contradictionsIn)];
}

/** A and NOT A. */
function deniedBeside(parts: readonly Node[]): Attribute[] {
  return parts.flatMap((part) => {
    if (!('not' in part)) return [];
    return parts.some((other) => isDeepStrictEqual(other, part.not)) ? firstAttribute(part.not) : [];
  });
}

function firstAttribute(node: Node): Attribute[] {
  if ('attribute' in node) return [node.attribute];
  if ('consent' in node) return firstAttribute(node.consent);
  if ('not' in node) return firstAttribute(node.not);
  const parts: Node[] = 'all' in node ? node.all : node.any;
  return parts[0] ? firstAttribute(parts[0]) : [];
}

function excludeEachOther(attribute: Attribute, asked: readonly Comparison[]): boolean {
  // Of a row that is not set the option is known all the same, and so is the status.
  const isAlways = attribute.of === 'consent' && (attribute.field === 'option' || attribute.field === 'status');
  const isFilled = asked.some(({ operator }) =>
    isAlways ? operator === 'isSet' : operator !== 'isNotSet' && operator !== '!=',
  );
  if (isFilled && asked.some(({ operator }) => operator === 'isNotSet')) return true;
  const lists = asked.filter(({ operator }) => operator === '=' || operator === 'in').map(({ values }) => values);
  const refused = asked.filter(({ operator }) => operator === '!=').flatMap(({ values }) => values);
  const [first, ...others] = lists;
  const left = first?.filter(
    (value) =>
      others.every((list) => list.some((other) => isSame(value, other))) && !refused.some((no) => isSame(value, no)),
  );
  return left?.length === 0 || left?.every((value) => !fitsOrder(value, asked)) === true || isEmptyRange(asked);
}

function isSame(value: string, other: string): boolean {
  const [one, two] = [readNumber(value), readNumber(other)];
  if (one !== undefined && two !== undefined) return one === two;
  const [span, second] = [readDate(value), readDate(other)];
  if (span && second) return span.from < second.until && second.from < span.until;
  return folded(value) === folded(other);
}

/** Whether a value can be between the bounds that are asked for. */
function fitsOrder(value: string, asked: readonly Comparison[]): boolean {
  const span = spanOf(value);
  return (
    span === undefined ||
    !isEmptyRange([...asked, { operator: '>=', values: [value] }, { operator: '<=', values: [value] }])
  );
}

/** Bounds that leave nothing between them; numbers and dates apart, since no value is both. */
function isEmptyRange(asked: readonly Comparison[]): boolean {
  const bounds = asked.flatMap(({ operator, values }) => {
    const span = isOrdering(operator) ? spanOf(values[0] ?? '') : undefined;
    return span ? [{ operator, ...span }] : [];
  });
  return ['number', 'date'].some((kind) => {
    const lows = bounds.filter((bound) => bound.kind === kind && bound.operator.startsWith('>'));
    const highs = bounds.filter((bound) => bound.kind === kind && bound.operator.startsWith('<'));
    return lows.some((low) => highs.some((high) => isApart(low, high)));
  });
}

interface Bound {
  kind: 'number' | 'date';
  operator: string;
  from: number;
  /** Of a date the first moment after it; of a number itself. */
  until: number;
}

function isApart(low: Bound, high: Bound): boolean {
  const from = low.operator === '>' ? low.until : low.from;
  const until = high.operator === '<' ? high.from : high.until;
  const isOpen = low.kind === 'date' || low.operator === '>' || high.operator === '<';
  return isOpen ? from >= until : from > until;
}

function spanOf(value: string): Omit<Bound, 'operator'> | undefined {
  const number = readNumber(value);
  if (number !== undefined) return { kind: 'number', from: number, until: number };
  const date = readDate(value);
  return date && { kind: 'date', ...date };
}

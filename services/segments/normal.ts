import { isDeepStrictEqual } from 'node:util';
import { folded } from '../consent/mapping.js';
import type { Attribute } from './catalogue.js';
import type { Comparison, ConsentRule, Rule } from './rule.js';

/** A rule of one condition. */
export const condition = (attribute: Attribute, is: Comparison): Rule =>
  normalRule(attribute.of === 'consent' ? { consent: { attribute, is } } : { attribute, is });

/** A part of a rule under a connective; a `closed` one stays a consent row of its own. */
export interface Part {
  rule: Rule;
  closed?: boolean;
}

/**
 * Joins rules as a typed rule does: conditions on consent that stand side by side under `all` are about the same consent row,
 * until another one names an option. Rules that are already about one row and name its option stay apart.
 */
export const joinRules = (how: 'all' | 'any', rules: readonly Rule[]): Rule =>
  joinParts(
    how,
    rules.map((rule) => ({ rule })),
  );

export function joinParts(how: 'all' | 'any', parts: readonly Part[]): Rule {
  if (how === 'any') return normalRule({ any: parts.map(({ rule }) => rule) });
  const groups = groupRows(parts);
  const rules = parts.flatMap(({ rule }, index) => {
    const group = groups.find(({ places }) => places.includes(index));
    if (!group || group.places.length < 2 || group.rows.every((row) => 'not' in row)) return [rule];
    return index === group.places[0] ? [{ consent: { all: group.rows } }] : [];
  });
  return normalRule({ all: rules });
}

interface Group {
  rows: ConsentRule[];
  /** Of its parts. */
  places: number[];
}

/** Which parts are about the same row: those that can be, in their order, with one mention of the option in each group. */
function groupRows(parts: readonly Part[]): Group[] {
  const groups: Group[] = [];
  for (const [index, { rule, closed }] of parts.entries()) {
    const row = closed ? undefined : openRow(rule);
    if (!row) continue;
    const last = groups.at(-1);
    if (!last || (namesOption(row) && last.rows.some(namesOption))) groups.push({ rows: [row], places: [index] });
    else {
      last.rows.push(row);
      last.places.push(index);
    }
  }
  return groups;
}

/** What a rule asks of a consent row, as long as it can be asked of the same row as what stands beside it. */
function openRow(rule: Rule): ConsentRule | undefined {
  if ('consent' in rule) return 'all' in rule.consent && namesOption(rule.consent) ? undefined : rule.consent;
  if ('not' in rule) {
    const row = openRow(rule.not);
    return row && { not: row };
  }
  if (!('any' in rule)) return undefined;
  const rows = rule.any.map(openRow).filter((row) => row !== undefined);
  return rows.length === rule.any.length ? { any: rows } : undefined;
}

function namesOption(row: ConsentRule): boolean {
  if ('all' in row) return row.all.some(namesOption);
  if ('any' in row) return row.any.some(namesOption);
  return 'not' in row ? namesOption(row.not) : row.attribute.field === 'option';
}

/**
 * The one form of rules that ask the same in the same order: no bracket, NOT or list too many, and a consent node never an
 * `any` by itself.
 */
export function normalRule(rule: Rule): Rule {
  if ('all' in rule) return flat('all', rule.all.map(normalRule), (part) => ('all' in part ? part.all : undefined));
  if ('any' in rule) return flat('any', rule.any.map(normalRule), (part) => ('any' in part ? part.any : undefined));
  if ('not' in rule) {
    const inner = normalRule(rule.not);
    return 'not' in inner ? inner.not : { not: inner };
  }
  if (!('consent' in rule)) return { attribute: rule.attribute, is: normalComparison(rule.is) };
  const row = normalRow(rule.consent);
  return 'any' in row ? normalRule({ any: row.any.map((consent) => ({ consent })) }) : { consent: row };
}

export function normalRow(row: ConsentRule): ConsentRule {
  if ('all' in row) return flat('all', row.all.map(normalRow), (part) => ('all' in part ? part.all : undefined));
  if ('any' in row) return flat('any', row.any.map(normalRow), (part) => ('any' in part ? part.any : undefined));
  if ('not' in row) {
    const inner = normalRow(row.not);
    return 'not' in inner ? inner.not : { not: inner };
  }
  const is = normalComparison(row.is);
  if (row.attribute.field !== 'option') return { attribute: row.attribute, is };
  return { attribute: row.attribute, is: { ...is, values: is.values.map(folded) } };
}

function flat<T extends Rule | ConsentRule>(how: 'all' | 'any', parts: T[], inner: (part: T) => T[] | undefined): T {
  const list = parts.flatMap((part) => inner(part) ?? [part]);
  return list.length === 1 ? list[0]! : ({ [how]: list } as unknown as T);
}

function normalComparison({ operator, values: given }: Comparison): Comparison {
  const values = [...new Set(given.map((value) => value.trim()))];
  if (operator === 'isSet' || operator === 'isNotSet') return { operator, values: [] };
  if (values.length !== 1 || values[0] !== '') {
    return { operator: operator === 'in' && values.length === 1 ? '=' : operator, values };
  }
  if (operator === '=' || operator === 'in') return { operator: 'isNotSet', values: [] };
  return operator === '!=' ? { operator: 'isSet', values: [] } : { operator, values };
}

/** Whether two rules in normal form ask the same. */
export const sameRule = (one: Rule, other: Rule): boolean => isDeepStrictEqual(one, other);

import { liveConsentOf } from '../../storage/liveConsent.js';
import type { Value } from '../../storage/sql.js';
import { type Catalogue, findAttribute } from './catalogue.js';
import { allOf, anyOf, type Binding, createBinding, FALSE, notOf, TRUE, valueCondition } from './conditions.js';
import { type ConsentRows, consentCondition } from './consentConditions.js';
import type { Comparison, EnrichedAttribute, ProfileAttribute, Rule } from './rule.js';

export interface Query {
  /** Selects `customer_id`, one row a profile. */
  sql: string;
  /** Of the places from `$first` on. */
  params: Value[];
}

export interface MembersOptions {
  /** As of the last unification, or of all that has been read. */
  consent: 'unified' | 'live';
  /** Grants that end by then count no more; epoch milliseconds. */
  now: number;
  /** Number of the first parameter: 1 by default. */
  first?: number;
  /** SQL of a subquery whose `customer_id` alone are looked at; it may use the parameters before `$first`. */
  among?: string;
}

/**
 * The profiles that fit a rule. A condition on an attribute, enrichment or option that is no longer there holds for nobody, and
 * so does its negation: what cannot be known lets nobody through.
 */
export function membersQuery(rule: Rule, catalogue: Catalogue, options: MembersOptions): Query {
  const { among } = options;
  const binding = createBinding(options.first);
  const compiling = compilingOf(catalogue, binding, options);
  const where = allOf([among === undefined ? TRUE : IS_AMONG, conditionOf(rule, compiling, false)]);
  return query(`${withAmong(among)}SELECT customer_id FROM customer WHERE ${where}`, binding, options.first);
}

/** Without the parameters of conditions that others have made superfluous: an engine refuses those that a statement does not name. */
function query(sql: string, { params }: Binding, first = 1): Query {
  const named = new Set([...sql.matchAll(/\$(\d+)/g)].map(([, no]) => Number(no)));
  const kept = [...params.keys()].filter((at) => named.has(first + at));
  const places = new Map(kept.map((at, place) => [first + at, first + place]));
  return {
    sql: sql.replace(/\$(\d+)/g, (place, no: string) => {
      const now = places.get(Number(no));
      return now === undefined ? place : `$${now}`;
    }),
    params: kept.map((at) => params[at]!),
  };
}

const IS_AMONG = 'customer_id IN (SELECT customer_id FROM among)';
const withAmong = (among: string | undefined): string =>
  among === undefined ? '' : `WITH among AS (SELECT customer_id FROM (${among}) AS wanted) `;

const liveRows = (among: string | undefined): string =>
  among === undefined ? 'live_consent' : liveConsentOf('SELECT customer_id FROM among');

export interface Compiling {
  catalogue: Catalogue;
  binding: Binding;
  rows: ConsentRows;
  /** SQL of a condition on an attribute that is there. */
  onAttribute(attribute: ProfileAttribute | EnrichedAttribute, is: Comparison): string;
}

export function compilingOf(
  catalogue: Catalogue,
  binding: Binding,
  { consent, now, among }: Pick<MembersOptions, 'consent' | 'now' | 'among'>,
): Compiling {
  const of = among === undefined ? TRUE : IS_AMONG;
  return {
    catalogue,
    binding,
    rows: consent === 'unified' ? { from: 'unified_consent', of, now } : { from: liveRows(among), of: TRUE, now },
    onAttribute: (attribute, is) => attributeCondition(attribute, is, { catalogue, binding, of }),
  };
}

/** NOT is carried down to the conditions, so that one that cannot be known is false on both sides of it. */
export function conditionOf(rule: Rule, compiling: Compiling, negated: boolean): string {
  const inner = (part: Rule): string => conditionOf(part, compiling, negated);
  if ('all' in rule) return (negated ? anyOf : allOf)(rule.all.map(inner));
  if ('any' in rule) return (negated ? allOf : anyOf)(rule.any.map(inner));
  if ('not' in rule) return conditionOf(rule.not, compiling, !negated);
  if ('consent' in rule) return consentCondition(rule.consent, compiling, negated);
  if (!findAttribute(compiling.catalogue, rule.attribute)) return FALSE;
  return negatedIf(negated, compiling.onAttribute(rule.attribute, rule.is));
}

const negatedIf = (negated: boolean, condition: string): string => (negated ? notOf(condition) : condition);

/** A profile without a row in the enriched output has no value there. */
function attributeCondition(
  attribute: ProfileAttribute | EnrichedAttribute,
  is: Comparison,
  { catalogue, binding, of }: Pick<Compiling, 'catalogue' | 'binding'> & { of: string },
): string {
  const known = findAttribute(catalogue, attribute)!;
  if (attribute.of === 'profile') return valueCondition(known, is, binding);
  const isNegative = is.operator === '!=' || is.operator === 'isNotSet';
  const positive = isNegative ? { ...is, operator: is.operator === '!=' ? ('=' as const) : ('isSet' as const) } : is;
  const where = allOf([
    `enrichment_id = ${binding.bind(attribute.enrichment)}`,
    valueCondition(known, positive, binding),
    of,
  ]);
  if (where === FALSE) return negatedIf(isNegative, FALSE);
  return negatedIf(isNegative, `customer_id IN (SELECT customer_id FROM current_output WHERE ${where})`);
}

import type { Documents } from '../../storage/documents.js';
import type { Sql, Value } from '../../storage/sql.js';
import { type Catalogue, findAttribute, readCatalogue } from './catalogue.js';
import { membersQuery } from './compile.js';
import { guarded, guardOf } from './guard.js';
import { asksConsent, ruleOf } from './keptRule.js';
import type { Rule } from './rule.js';

/** Names `among` all the same: its parameters are there to be bound. */
const nobodyOf = (among: string) => ({ sql: `SELECT customer_id FROM (${among}) AS nobody WHERE 1 = 0`, params: [] });

/**
 * Selects those CustomerIds of `among` whose consent fits the segment at this moment, by all that has been read, unified or not:
 * what its rule asks of consent, and the guard for all segments unless an administrator has taken it out of that. What the rule
 * asks of profiles is as it was at the last refresh, but where consent is only one of the ways in: there it is looked up anew.
 * Parameters begin with `$first` (1 by default); `among` may use those before. Nobody fits a segment that is not there.
 */
export async function segmentFit(
  parts: { sql: Sql; documents: Pick<Documents, 'read'> },
  segmentId: string,
  { now, first = 1, among }: { now: number; first?: number; among: string },
): Promise<{ sql: string; params: Value[] }> {
  const settings = parts.documents.read();
  const segment = settings.segments.find(({ id }) => id === segmentId);
  if (!segment) return nobodyOf(among);
  const catalogue = await readCatalogue(parts);
  const rule = guarded(consentOnly(ruleOf(segment), catalogue), guardOf(settings, segment));
  return membersQuery(rule, catalogue, { consent: 'live', now, first, among });
}

const FULFILLED: Rule = { all: [] };

/**
 * The rule without what every member fulfilled at the last refresh. What may be fulfilled by consent among other things stays, and
 * so does what names an attribute that is gone: that lets nobody through.
 */
export function consentOnly(rule: Rule, catalogue: Catalogue): Rule {
  if ('all' in rule) return { all: rule.all.map((part) => consentOnly(part, catalogue)) };
  return asksConsent(rule) || !isKnown(rule, catalogue) ? rule : FULFILLED;
}

/** Whether every attribute of profiles and enrichments that it names is there. */
export function isKnown(rule: Rule, catalogue: Catalogue): boolean {
  if ('all' in rule) return rule.all.every((part) => isKnown(part, catalogue));
  if ('any' in rule) return rule.any.every((part) => isKnown(part, catalogue));
  if ('not' in rule) return isKnown(rule.not, catalogue);
  return 'consent' in rule || findAttribute(catalogue, rule.attribute) !== undefined;
}

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
  const rule = guarded(ofConsent(ruleOf(segment), catalogue), guardOf(settings, segment));
  return membersQuery(rule, catalogue, { consent: 'live', now, first, among });
}

const FULFILLED: Rule = { all: [] };

/** The rule without what every member fulfilled at the last refresh: an attribute that is gone stays, and lets nobody through. */
function ofConsent(rule: Rule, catalogue: Catalogue): Rule {
  if ('consent' in rule) return rule;
  if ('all' in rule) return { all: rule.all.map((part) => ofConsent(part, catalogue)) };
  if ('attribute' in rule) return findAttribute(catalogue, rule.attribute) ? FULFILLED : rule;
  return asksConsent(rule) ? rule : FULFILLED;
}

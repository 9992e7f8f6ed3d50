import type { Documents } from '../../storage/documents.js';
import type { Sql, Value } from '../../storage/sql.js';
import { readCatalogue } from './catalogue.js';
import { consentFitQuery } from './compile.js';
import { guarded, guardOf } from './guard.js';
import { ruleOf } from './keptRule.js';

/** Names `among` all the same: its parameters are there to be bound. */
const nobodyOf = (among: string) => ({ sql: `SELECT customer_id FROM (${among}) AS nobody WHERE 1 = 0`, params: [] });

/**
 * Selects those CustomerIds of `among` whose consent fits the segment at this moment, by all that has been read, unified or not:
 * what its rule asks of consent, and the guard for all segments unless an administrator has taken it out of that. What the rule
 * asks of profiles is as it was at the last refresh. Parameters begin with `$first` (1 by default); `among` may use those before.
 * Nobody fits a segment that is not there.
 */
export async function segmentFit(
  parts: { sql: Sql; documents: Documents },
  segmentId: string,
  options: { now: number; first?: number; among: string },
): Promise<{ sql: string; params: Value[] }> {
  const settings = parts.documents.read();
  const segment = settings.segments.find(({ id }) => id === segmentId);
  if (!segment) return nobodyOf(options.among);
  const rule = guarded(ruleOf(segment), guardOf(settings, segment));
  return consentFitQuery(rule, await readCatalogue(parts), options);
}

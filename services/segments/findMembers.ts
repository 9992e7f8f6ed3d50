import { consentVersions } from '../../storage/consentState.js';
import type { Documents } from '../../storage/documents.js';
import { followIdentity } from '../../storage/identityMoves.js';
import {
  countFound,
  dropMembers,
  endRefresh,
  findSegmentOutput,
  LEAVING,
  type SegmentRefresh,
  switchMembers,
  writeMembers,
} from '../../storage/segmentMembers.js';
import type { Reader, Sql, Value } from '../../storage/sql.js';
import { isUnified } from '../consent/unifyOnce.js';
import { readCatalogue } from './catalogue.js';
import { membersQuery } from './compile.js';
import { segmentIn } from './definition.js';
import { guarded, guardOf } from './guard.js';
import { hashOf, ruleOf } from './keptRule.js';
import { isKnown, segmentFit } from './membership.js';
import type { SegmentsParts } from './parts.js';

type FindParts = Pick<SegmentsParts, 'documents' | 'sql' | 'clock'>;
type FoundBy = { sql: Sql; documents: Pick<Documents, 'read'> };

/** Finds the members of a segment beside others, and lets readers see them all at once. */
export async function findMembers({ documents, sql, clock }: FindParts, refresh: SegmentRefresh): Promise<void> {
  const { segmentId, id: output } = refresh;
  const settings = documents.read();
  const segment = segmentIn(settings, segmentId);
  const ruleHash = hashOf(ruleOf(segment));
  const guard = guardOf(settings, segment);
  const refreshedAt = clock.now();
  const consentChangedAt = await consentBasis(sql, documents);
  // By the settings of one moment, whatever is changed meanwhile.
  const parts = { sql, documents: { read: () => settings } };
  const query = await queryFor(parts, segmentId, refreshedAt);
  const found = await sql.beside((tx) => writeMembers(tx, { segmentId, output }, query));
  const withdrawn = await countWithdrawn(parts, refresh, refreshedAt);
  await sql.write(async (tx) => {
    // Removed meanwhile: its members go too.
    if (!documents.read().segments.some(({ id }) => id === segmentId)) return dropMembers(tx, output);
    await switchMembers(tx, {
      ...{ segmentId, output, refreshedAt, ...found, withdrawn, ruleHash },
      ...(consentChangedAt !== undefined && { consentChangedAt }),
      ...(guard !== undefined && { guard }),
    });
    // They are profiles of the moment when it began: a unification may have come between.
    await followIdentity(tx);
    await endRefresh(tx, { ...refresh, state: 'Successful' });
  });
}

/** The consent that the profiles are unified with: where that is not the newest, the members are outdated from the start. */
const consentBasis = async (reader: Reader, documents: Pick<Documents, 'read'>): Promise<number | undefined> =>
  (await isUnified(reader, documents.read().unification)) ? (await consentVersions(reader)).changedAt : undefined;

/**
 * How many of those who are about to leave do so because of their consent: it does not fit the rule, or the guard, any more. When
 * the rule is another one now, or names what the data do not have any more, that is why they leave.
 */
async function countWithdrawn(parts: FoundBy, { segmentId, id }: SegmentRefresh, now: number): Promise<number> {
  const rule = ruleOf(segmentIn(parts.documents.read(), segmentId));
  const before = await findSegmentOutput(parts.sql, segmentId);
  const isOther = before?.ruleHash !== hashOf(rule) || !isKnown(rule, await readCatalogue(parts));
  if (isOther) return 0;
  const leaving = { sql: LEAVING, params: [segmentId, id] };
  const still = await segmentFit(parts, segmentId, { now, first: 3, among: LEAVING });
  const { found, both } = await countFound(parts.sql, leaving, still);
  return found - both;
}

/** Of a static segment only those leave whose consent no longer fits, unless its rule is another one now. */
async function queryFor(parts: FoundBy, segmentId: string, now: number): Promise<{ sql: string; params: Value[] }> {
  const { documents, sql } = parts;
  const settings = documents.read();
  const segment = segmentIn(settings, segmentId);
  const own = ruleOf(segment);
  const rule = guarded(own, guardOf(settings, segment));
  const before = await findSegmentOutput(sql, segmentId);
  const stays = segment.kind === 'static' && before?.ruleHash === hashOf(own);
  if (stays) return segmentFit(parts, segmentId, { now, first: 3, among: MEMBERS_NOW });
  return membersQuery(rule, await readCatalogue(parts), { consent: 'unified', now, first: 3 });
}

/** Of the segment that the statement is about: its id is `$1`. Who is no longer a profile is no member. */
const MEMBERS_NOW = `SELECT m.customer_id FROM (SELECT customer_id FROM current_member WHERE segment_id = $1) AS m
  JOIN customer c ON c.customer_id = m.customer_id`;

import { consentVersions } from '../../storage/consentState.js';
import {
  dropMembers,
  endRefresh,
  findSegmentOutput,
  type SegmentRefresh,
  switchMembers,
  writeMembers,
} from '../../storage/segmentMembers.js';
import type { Reader, Value } from '../../storage/sql.js';
import { readCatalogue } from './catalogue.js';
import { consentFitQuery, membersQuery } from './compile.js';
import { segmentIn } from './definition.js';
import { guarded, guardOf } from './guard.js';
import { hashOf, ruleOf } from './keptRule.js';
import type { SegmentsParts } from './parts.js';

type FindParts = Pick<SegmentsParts, 'documents' | 'sql' | 'clock'>;

/** Finds the members of a segment beside others, and lets readers see them all at once. */
export async function findMembers(parts: FindParts, refresh: SegmentRefresh): Promise<void> {
  const { documents, sql, clock } = parts;
  const { segmentId, id: output } = refresh;
  const settings = documents.read();
  const segment = segmentIn(settings, segmentId);
  const ruleHash = hashOf(ruleOf(segment));
  const guard = guardOf(settings, segment);
  const refreshedAt = clock.now();
  const consentChangedAt = await consentBasis(sql);
  const query = await queryFor(parts, segmentId, refreshedAt);
  const found = await sql.beside((tx) => writeMembers(tx, { segmentId, output }, query));
  await sql.write(async (tx) => {
    // Removed meanwhile: its members go too.
    if (!documents.read().segments.some(({ id }) => id === segmentId)) return dropMembers(tx, output);
    await switchMembers(tx, {
      ...{ segmentId, output, refreshedAt, ...found, ruleHash },
      ...(consentChangedAt !== undefined && { consentChangedAt }),
      ...(guard !== undefined && { guard }),
    });
    await endRefresh(tx, { ...refresh, state: 'Successful' });
  });
}

/** The consent that the profiles are unified with: where a newer one is known, the members are outdated from the start. */
async function consentBasis(reader: Reader): Promise<number | undefined> {
  const { changedAt, unifiedAt } = await consentVersions(reader);
  if (changedAt === undefined || unifiedAt === undefined) return undefined;
  return Math.min(changedAt, unifiedAt);
}

/** Of a static segment only those leave whose consent no longer fits, unless its rule is another one now. */
async function queryFor(parts: FindParts, segmentId: string, now: number): Promise<{ sql: string; params: Value[] }> {
  const { documents, sql } = parts;
  const settings = documents.read();
  const segment = segmentIn(settings, segmentId);
  const own = ruleOf(segment);
  const rule = guarded(own, guardOf(settings, segment));
  const catalogue = await readCatalogue(parts);
  const before = await findSegmentOutput(sql, segmentId);
  const stays = segment.kind === 'static' && before?.ruleHash === hashOf(own);
  if (!stays) return membersQuery(rule, catalogue, { consent: 'unified', now, first: 3 });
  return consentFitQuery(rule, catalogue, { now, first: 3, among: MEMBERS_NOW });
}

/** Of the segment that the statement is about: its id is `$1`. Who is no longer a profile is no member. */
const MEMBERS_NOW = `SELECT m.customer_id FROM (SELECT customer_id FROM current_member WHERE segment_id = $1) AS m
  JOIN customer c ON c.customer_id = m.customer_id`;

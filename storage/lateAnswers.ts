import { VALUE_COLUMNS } from './answers.js';
import { ANSWERED } from './merge.js';
import { changeInPlace } from './outputChanges.js';
import type { Writer } from './sql.js';

// What becomes of unknown outcomes when their run has ended: in place, in the output that readers see.

/** Where unknown outcomes are: in the outputs, and kept aside of them. */
const TABLES = ['enriched', 'enriched_aside'] as const;

/**
 * Puts answers that came late in the place of unknown outcomes: requests `first` to `last` of a run. What is kept aside may be better now
 * than what is read: `followIdentity` looks at it again.
 */
export function applyLateAnswers(
  tx: Writer,
  enrichmentId: string,
  batch: { runId: string; first: number; last: number },
): Promise<number> {
  const params = [batch.runId, batch.first, batch.last];
  const where = 'e.request_run = $2 AND e.request_no >= $3 AND e.request_no <= $4';
  const answer = async (table: (typeof TABLES)[number]) =>
    tx.run(
      `UPDATE ${table} SET bucket = CASE WHEN a.status = 'invalid' THEN 'skipped' ELSE a.status END,
         reason = CASE WHEN a.status = 'invalid' THEN 'invalid' ELSE a.reason END${answered(table)}
       FROM answer a
       WHERE ${table}.enrichment_id = $1 AND ${table}.bucket = 'unknown' AND ${table}.request_run = a.run_id
         AND ${table}.request_no = a.request_no AND a.run_id = $2 AND a.request_no >= $3 AND a.request_no <= $4`,
      [enrichmentId, ...params],
    );
  return changeInPlace(tx, enrichmentId, { where, params }, async () => {
    await answer('enriched_aside');
    return answer('enriched');
  });
}

/** SQL: what an answer brings, where it brings something. */
function answered(table: (typeof TABLES)[number]): string {
  const columns = [
    ['answer_run', 'run_id'],
    ['answer_no', 'request_no'],
    ['answered_at', 'answered_at'],
  ].concat(VALUE_COLUMNS.map(([, column]) => [column, column]));
  const set = columns.map(([own, its]) => `, ${own} = CASE WHEN ${ANSWERED} THEN a.${its} ELSE ${table}.${own} END`);
  return set.join('') + (table === 'enriched_aside' ? ', aside_for = 0' : '');
}

/** The administrator leaves unknown outcomes out. Resolves to the number of profiles. */
export function leaveOutUnknown(tx: Writer, enrichmentId: string): Promise<number> {
  const leaveOut = (table: (typeof TABLES)[number]) =>
    tx.run(
      `UPDATE ${table} SET bucket = 'skipped', reason = 'leftOut' WHERE enrichment_id = $1 AND bucket = 'unknown'`,
      [enrichmentId],
    );
  return changeInPlace(tx, enrichmentId, { where: 'TRUE', params: [] }, async () => {
    await leaveOut('enriched_aside');
    return leaveOut('enriched');
  });
}

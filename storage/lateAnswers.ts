import { VALUE_COLUMNS } from './answers.js';
import { ANSWERED } from './merge.js';
import { changeInPlace } from './outputChanges.js';
import type { Writer } from './sql.js';

// What becomes of unknown outcomes when their run has ended: in place, in the output that readers see.

/** Puts answers that came late in the place of unknown outcomes: requests `first` to `last` of a run. */
export function applyLateAnswers(
  tx: Writer,
  enrichmentId: string,
  batch: { runId: string; first: number; last: number },
): Promise<number> {
  const values = VALUE_COLUMNS.map(
    ([, column]) => `, ${column} = CASE WHEN ${ANSWERED} THEN a.${column} ELSE enriched.${column} END`,
  ).join('');
  const params = [batch.runId, batch.first, batch.last];
  const where = 'e.request_run = $2 AND e.request_no >= $3 AND e.request_no <= $4';
  return changeInPlace(tx, enrichmentId, { where, params }, () =>
    tx.run(
      `UPDATE enriched SET bucket = CASE WHEN a.status = 'invalid' THEN 'skipped' ELSE a.status END,
         reason = CASE WHEN a.status = 'invalid' THEN 'invalid' ELSE a.reason END,
         answer_run = CASE WHEN ${ANSWERED} THEN a.run_id ELSE enriched.answer_run END,
         answer_no = CASE WHEN ${ANSWERED} THEN a.request_no ELSE enriched.answer_no END,
         answered_at = CASE WHEN ${ANSWERED} THEN a.answered_at ELSE enriched.answered_at END${values}
       FROM answer a
       WHERE enriched.enrichment_id = $1 AND enriched.bucket = 'unknown' AND enriched.request_run = a.run_id
         AND enriched.request_no = a.request_no AND a.run_id = $2 AND a.request_no >= $3 AND a.request_no <= $4`,
      [enrichmentId, ...params],
    ),
  );
}

/** The administrator leaves unknown outcomes out. Resolves to the number of profiles. */
export function leaveOutUnknown(tx: Writer, enrichmentId: string): Promise<number> {
  return changeInPlace(tx, enrichmentId, { where: 'TRUE', params: [] }, () =>
    tx.run(
      "UPDATE enriched SET bucket = 'skipped', reason = 'leftOut' WHERE enrichment_id = $1 AND bucket = 'unknown'",
      [enrichmentId],
    ),
  );
}

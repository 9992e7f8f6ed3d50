import { moveRows, takeBack } from './enrichedAside.js';
import type { Writer } from './sql.js';

/**
 * Brings what is kept under CustomerIds to those that took their place: enriched output, memberships. Safe to repeat: also called
 * when something that was begun before a unification is written after it. Resolves to the enrichments whose outputs have changed, which
 * have to be counted again.
 */
export async function followIdentity(tx: Writer): Promise<string[]> {
  const changed = new Set([...(await moveRows(tx)), ...(await takeBack(tx))]);
  for (const enrichmentId of changed)
    await tx.run(
      `UPDATE enriched_output SET version = version + 1,
         profiles = (SELECT count(*) FROM enriched e WHERE e.enrichment_id = $1 AND e.output = enriched_output.run_id)
       WHERE enrichment_id = $1`,
      [enrichmentId],
    );
  await moveMembers(tx);
  await moveExported(tx);
  return [...changed].sort();
}

/** Of segments as readers see them. */
async function moveMembers(tx: Writer): Promise<void> {
  const moving = `SELECT DISTINCT m.segment_id, m.output, n.successor FROM segment_member m
    JOIN segment_output o ON o.segment_id = m.segment_id AND o.output = m.output
    JOIN customer_successor n ON n.customer_id = m.customer_id`;
  const segments = await tx.all(`SELECT DISTINCT segment_id, output FROM (${moving}) AS moving`);
  if (segments.length === 0) return;
  await tx.run(
    `INSERT INTO segment_member SELECT segment_id, output, successor FROM (${moving}) AS n WHERE NOT EXISTS (
       SELECT 1 FROM segment_member m WHERE m.segment_id = n.segment_id AND m.output = n.output AND m.customer_id = n.successor)`,
  );
  for (const { segment_id: segmentId, output } of segments) {
    await tx.run(
      `DELETE FROM segment_member WHERE segment_id = $1 AND output = $2
       AND customer_id IN (SELECT customer_id FROM customer_successor)`,
      [segmentId!, output!],
    );
    await tx.run(
      `UPDATE segment_output SET members = (SELECT count(*) FROM segment_member m WHERE m.segment_id = $1 AND m.output = $2)
       WHERE segment_id = $1`,
      [segmentId!, output!],
    );
  }
}

/** Of exports that have ended: one that is being written goes through its members by their ids. */
async function moveExported(tx: Writer): Promise<void> {
  const ended = "export_id IN (SELECT export_id FROM segment_export WHERE state <> 'Refreshing')";
  const moving = `SELECT DISTINCT m.export_id, n.successor FROM segment_export_member m
    JOIN customer_successor n ON n.customer_id = m.customer_id WHERE ${ended}`;
  if (!(await tx.get(`SELECT 1 AS found FROM (${moving}) AS moving LIMIT 1`))) return;
  await tx.run(
    `INSERT INTO segment_export_member SELECT export_id, successor FROM (${moving}) AS n WHERE NOT EXISTS (
       SELECT 1 FROM segment_export_member m WHERE m.export_id = n.export_id AND m.customer_id = n.successor)`,
  );
  await tx.run(
    `DELETE FROM segment_export_member WHERE customer_id IN (SELECT customer_id FROM customer_successor) AND ${ended}`,
  );
}

import type { Reader, Writer } from './sql.js';

/**
 * Members of the segments. `output` is one refresh of a segment; only the rows of the one that `segment_output` names are read
 * (`current_member`), so that new members appear whole and at once. `consent_changed_at` is the `changed_at` of the consent
 * that the members were found by: a segment with an older one than now is outdated. `segment_history` is the trend.
 */
export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS segment_member (
    segment_id VARCHAR NOT NULL, output VARCHAR NOT NULL, customer_id BIGINT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS segment_output (
    segment_id VARCHAR NOT NULL, output VARCHAR NOT NULL, refreshed_at BIGINT NOT NULL, members BIGINT NOT NULL,
    consent_changed_at BIGINT, PRIMARY KEY (segment_id))`,
  `CREATE TABLE IF NOT EXISTS segment_history (
    segment_id VARCHAR NOT NULL, refreshed_at BIGINT NOT NULL, members BIGINT NOT NULL, added BIGINT NOT NULL,
    gone BIGINT NOT NULL)`,
  `CREATE VIEW IF NOT EXISTS current_member AS
    SELECT m.segment_id, m.customer_id FROM segment_member m
    JOIN segment_output o ON o.segment_id = m.segment_id AND o.output = m.output`,
];

export interface SegmentOutput {
  segmentId: string;
  output: string;
  refreshedAt: number;
  members: number;
  /** The consent that the members were found by; absent when there was none. */
  consentChangedAt?: number;
}

export async function findSegmentOutput(reader: Reader, segmentId: string): Promise<SegmentOutput | undefined> {
  const row = await reader.get('SELECT * FROM segment_output WHERE segment_id = $1', [segmentId]);
  return (
    row && {
      segmentId,
      output: String(row.output),
      refreshedAt: Number(row.refreshed_at),
      members: Number(row.members),
      ...(row.consent_changed_at !== null && { consentChangedAt: Number(row.consent_changed_at) }),
    }
  );
}

/** Takes a segment's members and history away. */
export async function deleteSegmentData(tx: Writer, segmentId: string): Promise<void> {
  for (const table of ['segment_member', 'segment_output', 'segment_history'])
    await tx.run(`DELETE FROM ${table} WHERE segment_id = $1`, [segmentId]);
}

import { cellsOf } from './imports.js';
import type { Reader } from './sql.js';

/** What was refused of consent data by the newest import of each source: which source, row, column and why; never a value. */
export interface ConsentReject {
  source: string;
  row: number;
  column?: string;
  reason: string;
}

/** Of consent data that profiles hold only single cells are refused, listed beside the rows of the import. */
const REJECTS = `
  SELECT n.name AS source, r.row_no, r.column_name, r.reason FROM (
    SELECT s.name, CASE WHEN s.kind = 'consent' THEN i.import_id ELSE concat(i.import_id, $1) END AS import_id,
      row_number() OVER (PARTITION BY s.source_id ORDER BY i.started_at DESC, i.import_id DESC) AS place
    FROM data_sources s JOIN imports i ON i.source_id = s.source_id
    WHERE s.removed_at IS NULL AND i.state = 'Successful') n
  JOIN import_rejects r ON r.import_id = n.import_id
  WHERE n.place = 1`;

const CELLS = cellsOf('');

/** How many, and how many of these wait for their date. */
export async function countConsentRejects(reader: Reader): Promise<{ all: number; waiting: number }> {
  const row = await reader.get(
    `SELECT count(*) AS refused, count(CASE WHEN reason = 'dateAhead' THEN 1 END) AS waiting FROM (${REJECTS}) AS rejects`,
    [CELLS],
  );
  return { all: Number(row?.refused), waiting: Number(row?.waiting) };
}

/** Yields all of them in blocks, by source and row. */
export async function* streamConsentRejects(reader: Reader): AsyncIterable<ConsentReject[]> {
  for await (const rows of reader.stream(`${REJECTS} ORDER BY source, row_no, column_name`, [CELLS])) {
    yield rows.map((row) => ({
      source: String(row.source),
      row: Number(row.row_no),
      ...(row.column_name !== null && { column: String(row.column_name) }),
      reason: String(row.reason),
    }));
  }
}

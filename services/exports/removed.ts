import { type ExportRow, type Ids, LEFT } from '../../storage/segmentExports.js';
import type { Reader } from '../../storage/sql.js';
import { segmentFit } from '../segments/membership.js';
import { cellsOf } from './columns.js';
import type { FilesOrder } from './files.js';
import type { ExportsParts } from './parts.js';
import { cellReader, headerOf, pagesOf, type Written, writeCsv } from './writeMembers.js';

/** Why somebody who was in the last file is not in this one. */
type Reason = 'consent withdrawn' | 'no longer in the segment' | 'no longer a profile';

/** Who was in the export before and is not in this one. */
export async function leftSince(
  { sql }: { sql: Reader },
  lastId: string,
  exportId: string,
): Promise<{ ids: Ids; count: number }> {
  const ids: Ids = { sql: LEFT, params: [lastId, exportId] };
  const row = await sql.get(`SELECT count(*) AS n FROM (${LEFT}) AS gone`, ids.params);
  return { ids, count: Number(row?.n ?? 0) };
}

/**
 * Writes who left and why, with keys and those columns of the profile that the last file had too: whoever has that file must be
 * able to find the person in it, and is told nothing new.
 */
export async function writeRemoved(parts: ExportsParts, path: string, order: FilesOrder, ids: Ids): Promise<Written> {
  const known = new Set(order.last?.columns ?? []);
  const columns = order.columns.filter(({ kind, key }) => kind === 'profile' && known.has(key));
  const cells = await cellsOf(parts.sql, columns);
  const values = columns.map(cellReader(columns, cells));
  const reasons = await reasonsOf(parts, order, ids);
  const header = ['CustomerId', 'SourceKey', 'Reason', ...columns.map(headerOf)];
  return writeCsv(path, header, pagesOf(parts, ids, cells), (row) => [
    Number(row.customer_id),
    String(row.source_key ?? ''),
    reasons(row),
    ...values.map((read) => read(row)),
  ]);
}

async function reasonsOf(parts: ExportsParts, { segment }: FilesOrder, ids: Ids): Promise<(row: ExportRow) => Reason> {
  const { sql, clock } = parts;
  const query = await segmentFit(parts, segment.id, { now: clock.now(), first: ids.params.length + 1, among: ids.sql });
  const fits = new Set<number>();
  for await (const rows of sql.stream(query.sql, [...ids.params, ...query.params]))
    for (const row of rows) fits.add(Number(row.customer_id));
  return (row) => {
    if (row.present !== true) return 'no longer a profile';
    return fits.has(Number(row.customer_id)) ? 'no longer in the segment' : 'consent withdrawn';
  };
}

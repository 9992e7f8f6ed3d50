import { findOutput, type Output } from '../../storage/enriched.js';
import { countRows } from '../../storage/outputQuery.js';
import { changedAmong, type KeyedRow, outputTable } from '../../storage/outputTable.js';
import type { Reader } from '../../storage/sql.js';
import type { Bucket } from '../results.js';
import type { NamedOutput } from './parts.js';
import { type Looked, narrows, queryOf, readTurn, type Turn, writeTurn } from './tableQuery.js';
import type { ProfilesOrder, ProfilesQuery, TablePage, TableRow } from './tableView.js';

export interface TableOptions {
  query?: ProfilesQuery | undefined;
  order?: ProfilesOrder | undefined;
  at?: string | undefined;
  size?: number | undefined;
}

const SIZE = 50;
const LARGEST = 100;

/** A page of the output that readers see. When a run puts another in its place meanwhile, the page is read again from that one. */
export async function tablePage(sql: Reader, named: NamedOutput, options: TableOptions): Promise<TablePage> {
  const { enrichment } = named;
  const { query = {}, order = { field: 'customerId' }, at } = options;
  const looked = { enrichmentId: enrichment.id, query: queryOf(query), order };
  const size = Math.min(LARGEST, Math.max(1, Math.trunc(options.size ?? SIZE)));
  const turn = at === undefined ? undefined : readTurn(looked, at);
  let { output } = named;
  while (output) {
    const { profiles, updatedAt } = output;
    const rows = await rowsOf(sql, output, looked, turn, size);
    const now = await findOutput(sql, enrichment.id);
    if (now?.runId === output.runId) return { enrichment, ...rows, profiles, updatedAt };
    output = now;
  }
  return { enrichment, rows: [], profiles: 0 };
}

/** Profiles of a query. */
export async function countProfiles(
  sql: Reader,
  { output, enrichment }: NamedOutput,
  query: ProfilesQuery,
): Promise<number> {
  let current = output;
  while (current && narrows(query)) {
    const count = await countRows(sql, current.runId, queryOf(query));
    const now = await findOutput(sql, enrichment.id);
    if (now?.runId === current.runId) return count;
    current = now;
  }
  return current?.profiles ?? 0;
}

async function rowsOf(
  sql: Reader,
  output: Output,
  looked: Looked,
  turn: Turn | undefined,
  size: number,
): Promise<Pick<TablePage, 'rows' | 'next' | 'previous'>> {
  const { rows, more } = await outputTable(sql, output.runId, { ...looked, ...turn, size });
  // Nothing is left on that side: better the beginning than an empty page.
  if (turn && rows.length === 0) return rowsOf(sql, output, looked, undefined, size);
  const changed = await changedAmong(
    sql,
    output.runId,
    rows.map(({ customerId }) => customerId),
  );
  const [first, last] = [rows[0], rows.at(-1)];
  const hasNext = turn?.backwards ? true : more;
  const hasPrevious = turn?.backwards ? more : turn !== undefined;
  return {
    rows: rows.map((row) => tableRow(row, changed.has(row.customerId))),
    ...(last && hasNext && { next: writeTurn(looked, { from: last, backwards: false }) }),
    ...(first && hasPrevious && { previous: writeTurn(looked, { from: first, backwards: true }) }),
  };
}

function tableRow({ customerId, ownName, bucket, reason, answeredAt, values }: KeyedRow, changed: boolean): TableRow {
  return {
    customerId,
    ownName,
    bucket: bucket as Bucket,
    ...(reason !== null && { reason }),
    ...(answeredAt !== null && { answeredAt }),
    changed,
    values,
  };
}

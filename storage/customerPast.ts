import type { Reader } from './sql.js';

// What has become of CustomerIds, from what `identity.ts` notes.

export interface PreviousIds {
  /** Ascending. */
  ids: number[];
  /** How many there are beside these. */
  more: number;
}

const MOST = 50;

/** CustomerIds under which rows of this profile were known before, and those whose place it has taken. */
export async function previousIds(reader: Reader, customerId: number): Promise<PreviousIds> {
  const rows = await reader.all(
    `SELECT id, count(*) OVER () AS total FROM (
       SELECT previous_id AS id FROM customer_previous WHERE customer_id = $1
       UNION SELECT customer_id FROM customer_successor WHERE successor = $1) AS past
     WHERE id <> $1 ORDER BY id LIMIT ${MOST}`,
    [customerId],
  );
  const ids = rows.map((row) => Number(row.id));
  return { ids, more: Number(rows[0]?.total ?? 0) - ids.length };
}

export interface Successor {
  customerId: number;
  /** Epoch milliseconds. */
  since: number;
}

/** The profile that has taken the place of one that is none any more; undefined where none has. */
export async function successorOf(reader: Reader, customerId: number): Promise<Successor | undefined> {
  const row = await reader.get('SELECT successor, noted_at FROM customer_successor WHERE customer_id = $1', [
    customerId,
  ]);
  if (!row) return undefined;
  const successor = Number(row.successor);
  // It may have come there by way of others, which became part of it later.
  const last = await reader.get(
    `WITH RECURSIVE way AS (
       SELECT CAST($1 AS BIGINT) AS id UNION SELECT p.customer_id FROM customer_previous p JOIN way w ON p.previous_id = w.id)
     SELECT max(noted_at) AS at FROM customer_previous WHERE customer_id = $2 AND previous_id IN (SELECT id FROM way)`,
    [customerId, successor],
  );
  return { customerId: successor, since: Number(last?.at ?? row.noted_at) };
}

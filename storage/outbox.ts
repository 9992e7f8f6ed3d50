import { noticeOf, type StoredNotice } from './notices.js';
import type { Reader, Row, Writer } from './sql.js';

/**
 * What has to be sent, one row a notice and conversation. `no` gives the order in which things were told; `version` is the one that
 * has to be shown, `delivered` the one that is shown in `activity_id`. What is settled stays for 90 days.
 *
 * `waiting` and `sending` are still to be sent; `suspended`, `dropped` and `uncertain` are never sent again, with the platform's code.
 */
export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS outbox (
    no BIGINT NOT NULL, tenant_id VARCHAR NOT NULL, conversation_id VARCHAR NOT NULL, notice_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL, version BIGINT NOT NULL, delivered BIGINT, activity_id VARCHAR, next_at BIGINT NOT NULL,
    tries BIGINT NOT NULL, code VARCHAR, changed_at BIGINT NOT NULL, delivered_at BIGINT)`,
];

/** A row with all that is needed to send it. */
export interface StoredOutgoing {
  no: number;
  notice: StoredNotice;
  conversationId: string;
  serviceUrl: string;
  botId: string;
  language: 'en' | 'nl';
  timeZone: string;
  activityId?: string;
  tries: number;
}

export interface SettledRow {
  no: number;
  state: 'delivered' | 'suspended' | 'dropped' | 'uncertain' | 'waiting';
  code?: string;
  activityId?: string;
  /** Which version is shown now. */
  delivered?: number;
  nextAt?: number;
}

/** SQL of conversations of a tenant that are to be told; parameters begin with `$5`. */
export interface Audience {
  sql: string;
  params: readonly (string | number)[];
}

/** Puts a notice in for every conversation of `to` that has none of it yet. Resolves to how many. */
export const putForAll = (
  tx: Writer,
  { id, tenantId, version }: Pick<StoredNotice, 'id' | 'tenantId' | 'version'>,
  at: number,
  to: Audience,
): Promise<number> =>
  tx.run(
    `INSERT INTO outbox
     SELECT (SELECT coalesce(max(no), 0) FROM outbox) + row_number() OVER (ORDER BY a.conversation_id),
       $2, a.conversation_id, $1, 'waiting', $3, NULL, NULL, $4, 0, NULL, $4, NULL
     FROM (${to.sql}) AS a
     WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.notice_id = $1 AND o.conversation_id = a.conversation_id)`,
    [id, tenantId, version, at, ...to.params],
  );

/** The card has to be drawn again where it is, and where it waits it is the newer one; what was given up stays so. */
export const raiseVersion = (tx: Writer, noticeId: string, version: number, at: number): Promise<number> =>
  tx.run(
    `UPDATE outbox SET version = $2, state = CASE WHEN state = 'delivered' THEN 'waiting' ELSE state END,
       next_at = CASE WHEN state = 'delivered' THEN $3 ELSE next_at END
     WHERE notice_id = $1 AND state IN ('waiting', 'sending', 'delivered')`,
    [noticeId, version, at],
  );

/**
 * What each conversation waits for first. What came later waits behind it, so that a failure never arrives after its recovery; and so
 * does everything while something is being sent there.
 */
const HEADS = `SELECT min(no) FILTER (WHERE state = 'waiting') AS no, arg_min(next_at, no) FILTER (WHERE state = 'waiting') AS next_at
  FROM outbox WHERE state IN ('waiting', 'sending') GROUP BY tenant_id, conversation_id
  HAVING count(*) FILTER (WHERE state = 'sending') = 0`;

/** Settles what is due in conversations that cannot be reached; marks the next `most` that are due as being sent and gives them back. */
export async function takeOutgoing(tx: Writer, now: number, most: number): Promise<StoredOutgoing[]> {
  await giveUpUnreachable(tx, now);
  const rows = await tx.all(
    `SELECT o.no, o.conversation_id, o.activity_id, o.tries, n.*, c.service_url, c.bot_id,
       coalesce(l.language, s.language, 'en') AS language, coalesce(s.time_zone, 'UTC') AS time_zone
     FROM (SELECT no FROM (${HEADS}) WHERE next_at <= $1 ORDER BY next_at, no LIMIT $2) AS h
     JOIN outbox o ON o.no = h.no
     JOIN notices n ON n.notice_id = o.notice_id
     JOIN conversations c ON c.tenant_id = o.tenant_id AND c.id = o.conversation_id
     LEFT JOIN subscriptions s ON s.tenant_id = o.tenant_id AND s.conversation_id = o.conversation_id
     LEFT JOIN languages l ON l.tenant_id = c.tenant_id
       AND l.kind = CASE WHEN c.scope = 'personal' THEN 'user' ELSE 'conversation' END
       AND l.id = CASE WHEN c.scope = 'personal' THEN c.user_id ELSE c.id END
     ORDER BY o.next_at, o.no`,
    [now, most],
  );
  if (rows.length > 0)
    await tx.run(
      `UPDATE outbox SET state = 'sending', tries = tries + 1
       WHERE no IN (SELECT unnest(from_json($1, '["BIGINT"]')))`,
      [JSON.stringify(rows.map(({ no }) => no))],
    );
  return rows.map(outgoingOf);
}

const giveUpUnreachable = (tx: Writer, now: number): Promise<number> =>
  tx.run(
    `UPDATE outbox SET state = u.state, code = u.code, changed_at = $1 FROM (
       SELECT o.no, CASE WHEN c.id IS NULL THEN 'dropped' ELSE 'suspended' END AS state,
         coalesce(c.closed, 'ConversationUnknown') AS code
       FROM outbox o LEFT JOIN conversations c ON c.tenant_id = o.tenant_id AND c.id = o.conversation_id
       WHERE o.state = 'waiting' AND o.next_at <= $1 AND (c.id IS NULL OR c.closed IS NOT NULL)) AS u
     WHERE outbox.no = u.no`,
    [now],
  );

/** Only what is being sent: a second settlement of the same changes nothing. What has a newer version meanwhile waits again. */
export async function settleOutgoing(tx: Writer, results: readonly SettledRow[], now: number): Promise<void> {
  if (results.length === 0) return;
  const rows = results.map(({ no, state, code, activityId, delivered, nextAt }) => ({
    ...{
      no,
      state,
      code: code ?? null,
      activity: activityId ?? null,
      delivered: delivered ?? null,
      next: nextAt ?? null,
    },
  }));
  await tx.run(
    `UPDATE outbox SET
       state = CASE WHEN r.state = 'delivered' AND outbox.version > r.delivered THEN 'waiting' ELSE r.state END,
       code = r.code, activity_id = coalesce(r.activity, outbox.activity_id),
       delivered = coalesce(r.delivered, outbox.delivered), next_at = coalesce(r.next, $2),
       tries = CASE WHEN r.state = 'delivered' THEN 0 ELSE outbox.tries END,
       changed_at = $2, delivered_at = CASE WHEN r.state = 'delivered' THEN $2 ELSE outbox.delivered_at END
     FROM (SELECT unnest(from_json($1, '[{"no":"BIGINT","state":"VARCHAR","code":"VARCHAR","activity":"VARCHAR",
       "delivered":"BIGINT","next":"BIGINT"}]'), recursive := true)) AS r
     WHERE outbox.no = r.no AND outbox.state = 'sending'`,
    [JSON.stringify(rows), now],
  );
}

/** Whether a message that was being sent when the process ended has arrived nobody knows; a card that is there may be drawn twice. */
export async function recoverOutgoing(tx: Writer, now: number): Promise<void> {
  await tx.run(
    `UPDATE outbox SET state = CASE WHEN activity_id IS NULL THEN 'uncertain' ELSE 'waiting' END,
       code = CASE WHEN activity_id IS NULL THEN 'restart' ELSE code END, next_at = $1, changed_at = $1
     WHERE state = 'sending'`,
    [now],
  );
}

/** When the next one may be taken. */
export async function nextOutgoingAt(reader: Reader): Promise<number | undefined> {
  const row = await reader.get(`SELECT min(next_at) AS next_at FROM (${HEADS})`);
  return row?.next_at == null ? undefined : Number(row.next_at);
}

export async function countWaiting(reader: Reader): Promise<number> {
  const row = await reader.get("SELECT count(*) AS size FROM outbox WHERE state IN ('waiting', 'sending')");
  return Number(row?.size ?? 0);
}

/** Nothing that was subscribed is told there any more, nor drawn again; what is being sent arrives. */
export const deleteOutgoingTo = (tx: Writer, tenantId: string, conversationId: string): Promise<number> =>
  tx.run(
    `DELETE FROM outbox WHERE tenant_id = $1 AND conversation_id = $2 AND state <> 'sending'
     AND notice_id NOT IN (SELECT notice_id FROM notices WHERE personal)`,
    [tenantId, conversationId],
  );

export const deleteSettledBefore = (tx: Writer, at: number): Promise<number> =>
  tx.run("DELETE FROM outbox WHERE changed_at < $1 AND state NOT IN ('waiting', 'sending')", [at]);

const outgoingOf = (row: Row): StoredOutgoing => ({
  no: Number(row.no),
  notice: noticeOf(row),
  conversationId: String(row.conversation_id),
  serviceUrl: String(row.service_url),
  botId: String(row.bot_id),
  language: row.language === 'nl' ? 'nl' : 'en',
  timeZone: String(row.time_zone),
  ...(row.activity_id !== null && { activityId: String(row.activity_id) }),
  tries: Number(row.tries),
});

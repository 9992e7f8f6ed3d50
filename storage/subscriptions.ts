import { type Audience, deleteOutgoingTo } from './outbox.js';
import type { Reader, Row, Writer } from './sql.js';

/** A conversation that wants to be told. */
export interface StoredSubscription {
  tenantId: string;
  conversationId: string;
  scope: 'personal' | 'groupChat' | 'channel';
  title?: string;
  timeZone: string;
  language: 'en' | 'nl';
  filter: string;
  kinds: string[];
  mute?: { until: number | 'fixed'; by: string };
  /** Name of who subscribed it, and when. */
  by: string;
  at: number;
}

/** How delivery there goes, of the last 90 days. */
export interface StoredHealth {
  lastAt?: number;
  waiting: number;
  trouble?: { how: 'suspended' | 'dropped' | 'uncertain'; code: string; at: number };
  closed?: string;
}

/** `mute_until` is a moment, or null where `muted_by` waits until it is fixed; not muted without `muted_by`. */
export const ddl: string[] = [
  `CREATE TABLE IF NOT EXISTS subscriptions (
    tenant_id VARCHAR NOT NULL, conversation_id VARCHAR NOT NULL, scope VARCHAR NOT NULL, title VARCHAR,
    time_zone VARCHAR NOT NULL, language VARCHAR NOT NULL, filter VARCHAR NOT NULL, kinds VARCHAR NOT NULL,
    mute_until BIGINT, muted_by VARCHAR, subscribed_by VARCHAR NOT NULL, subscribed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id))`,
];

type At = Pick<StoredSubscription, 'tenantId' | 'conversationId'>;

/** Enters it, or changes what there is. Not every activity says what people know the place by. */
export async function putSubscription(tx: Writer, one: StoredSubscription): Promise<void> {
  const until = one.mute?.until;
  await tx.run(
    `INSERT INTO subscriptions VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (tenant_id, conversation_id) DO UPDATE SET scope = excluded.scope,
       title = coalesce(excluded.title, subscriptions.title),
       time_zone = excluded.time_zone, language = excluded.language, filter = excluded.filter, kinds = excluded.kinds,
       mute_until = excluded.mute_until, muted_by = excluded.muted_by`,
    [
      ...[one.tenantId, one.conversationId, one.scope, one.title ?? null, one.timeZone, one.language],
      ...[one.filter, JSON.stringify(one.kinds), typeof until === 'number' ? until : null, one.mute?.by ?? null],
      ...[one.by, one.at],
    ],
  );
}

/** False: there was none. What waits to be sent there because of it goes too. */
export async function removeSubscription(tx: Writer, tenantId: string, conversationId: string): Promise<boolean> {
  const removed = await tx.run('DELETE FROM subscriptions WHERE tenant_id = $1 AND conversation_id = $2', [
    tenantId,
    conversationId,
  ]);
  await deleteOutgoingTo(tx, tenantId, conversationId);
  return removed > 0;
}

export async function findSubscription(
  reader: Reader,
  { tenantId, conversationId }: At,
): Promise<(StoredSubscription & StoredHealth) | undefined> {
  const row = await reader.get(withHealth('AND conversation_id = $2'), [tenantId, conversationId]);
  return row && { ...subscriptionOf(row), ...healthOf(row) };
}

/** Newest first. */
export async function listSubscriptions(
  reader: Reader,
  tenantId: string,
): Promise<(StoredSubscription & StoredHealth)[]> {
  const rows = await reader.all(withHealth(), [tenantId]);
  return rows.map((row) => ({ ...subscriptionOf(row), ...healthOf(row) }));
}

export async function subscribedTenants(reader: Reader): Promise<string[]> {
  const rows = await reader.all('SELECT DISTINCT tenant_id FROM subscriptions ORDER BY tenant_id');
  return rows.map((row) => String(row.tenant_id));
}

/** Whom a notice concerns: who wants one of these kinds, by one of these filters. */
export interface Concern {
  tenantId: string;
  kinds: readonly string[];
  filters: readonly string[];
}

/** SQL of who wants one of the kinds of a parameter. */
const wants = (place: string): string =>
  `list_has_any(from_json(kinds, '["VARCHAR"]'), from_json(${place}, '["VARCHAR"]'))`;

/** Who is not muted as of `now`. What was `fixed` passes a mute until then. */
export const listening = ({ tenantId, kinds, filters }: Concern, now: number, fixed: boolean): Audience => ({
  sql: `SELECT conversation_id FROM subscriptions
    WHERE tenant_id = $5 AND ${wants('$6')} AND contains($7, '"' || filter || '"')
    AND (muted_by IS NULL OR mute_until <= $8 ${fixed ? 'OR mute_until IS NULL' : ''})`,
  params: [tenantId, JSON.stringify(kinds), JSON.stringify(filters), now],
});

/** The 1:1 chat of a person, whether it is subscribed or not: the one seen last, and if possible one that can be reached. */
export const chatOf = (tenantId: string, userId: string): Audience => ({
  sql: `SELECT id AS conversation_id FROM conversations WHERE tenant_id = $5 AND user_id = $6 AND scope = 'personal'
    ORDER BY CASE WHEN closed IS NULL THEN 0 ELSE 1 END, seen_at DESC LIMIT 1`,
  params: [tenantId, userId],
});

/** One conversation. */
export const only = (conversationId: string): Audience => ({
  sql: 'SELECT $5 AS conversation_id',
  params: [conversationId],
});

/** It is fixed: those who waited for that hear everything again. */
export async function endMutes(tx: Writer, { tenantId, kinds }: Omit<Concern, 'filters'>): Promise<void> {
  await tx.run(
    `UPDATE subscriptions SET muted_by = NULL
     WHERE tenant_id = $1 AND ${wants('$2')} AND muted_by IS NOT NULL AND mute_until IS NULL`,
    [tenantId, JSON.stringify(kinds)],
  );
}

/** Subscriptions of a tenant, `$1`, with how delivery goes there; `only`: of the conversation `$2`. */
function withHealth(only: '' | 'AND conversation_id = $2' = ''): string {
  const outbox = `outbox WHERE tenant_id = $1 ${only}`;
  return `SELECT s.*, c.closed, d.last_at, w.waiting, t.state AS how, t.code, t.changed_at AS trouble_at
    FROM (SELECT * FROM subscriptions WHERE tenant_id = $1 ${only}) AS s
    LEFT JOIN conversations c ON c.tenant_id = s.tenant_id AND c.id = s.conversation_id
    LEFT JOIN (SELECT conversation_id, max(delivered_at) AS last_at FROM ${outbox} GROUP BY conversation_id) AS d
      ON d.conversation_id = s.conversation_id
    LEFT JOIN (SELECT conversation_id, count(*) AS waiting FROM ${outbox} AND state IN ('waiting', 'sending')
      GROUP BY conversation_id) AS w ON w.conversation_id = s.conversation_id
    LEFT JOIN (SELECT * FROM ${outbox} AND state IN ('suspended', 'dropped', 'uncertain')
      QUALIFY row_number() OVER (PARTITION BY conversation_id ORDER BY changed_at DESC, no DESC) = 1) AS t
      ON t.conversation_id = s.conversation_id
    ORDER BY s.subscribed_at DESC, s.conversation_id`;
}

function subscriptionOf(row: Row): StoredSubscription {
  const until = row.mute_until === null ? 'fixed' : Number(row.mute_until);
  return {
    tenantId: String(row.tenant_id),
    conversationId: String(row.conversation_id),
    scope: row.scope as StoredSubscription['scope'],
    ...(row.title !== null && { title: String(row.title) }),
    timeZone: String(row.time_zone),
    language: row.language === 'nl' ? 'nl' : 'en',
    filter: String(row.filter),
    kinds: JSON.parse(String(row.kinds)) as string[],
    ...(row.muted_by !== null && { mute: { until, by: String(row.muted_by) } }),
    by: String(row.subscribed_by),
    at: Number(row.subscribed_at),
  };
}

const healthOf = (row: Row): StoredHealth => ({
  ...(row.last_at !== null && { lastAt: Number(row.last_at) }),
  waiting: Number(row.waiting ?? 0),
  ...(row.how !== null && {
    trouble: {
      how: row.how as NonNullable<StoredHealth['trouble']>['how'],
      code: String(row.code ?? ''),
      at: Number(row.trouble_at),
    },
  }),
  ...(row.closed !== null && { closed: String(row.closed) }),
});

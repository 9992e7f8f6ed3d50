import type { Reader, Row, Writer } from './sql.js';

/** A posted card that shows something which goes on: drawn again, in place, when that changes. */
export interface StoredLiveCard {
  tenantId: string;
  /** With the `;messageid=` of a thread, as the activity was addressed. */
  conversationId: string;
  activityId: string;
  /** For example `run:<id>`. */
  subject: string;
  language: 'en' | 'nl';
  timeZone: string;
  /** How many times it was posted anew because somebody had deleted it. */
  reposts: number;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS live_cards (
     tenant_id VARCHAR NOT NULL,
     conversation_id VARCHAR NOT NULL,
     activity_id VARCHAR NOT NULL,
     subject VARCHAR NOT NULL,
     language VARCHAR NOT NULL,
     time_zone VARCHAR NOT NULL,
     reposts BIGINT NOT NULL,
     PRIMARY KEY (conversation_id, activity_id)
   )`,
];

/** A card shows one thing: what it showed before is replaced. */
export async function saveLiveCard(tx: Writer, card: StoredLiveCard): Promise<void> {
  await deleteLiveCard(tx, card);
  await tx.run('INSERT INTO live_cards VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    card.tenantId,
    card.conversationId,
    card.activityId,
    card.subject,
    card.language,
    card.timeZone,
    card.reposts,
  ]);
}

export async function listLiveCards(reader: Reader): Promise<StoredLiveCard[]> {
  return (await reader.all('SELECT * FROM live_cards ORDER BY conversation_id, activity_id')).map(liveCardOf);
}

export const deleteLiveCard = (
  tx: Writer,
  card: Pick<StoredLiveCard, 'conversationId' | 'activityId'>,
): Promise<number> =>
  tx.run('DELETE FROM live_cards WHERE conversation_id = $1 AND activity_id = $2', [
    card.conversationId,
    card.activityId,
  ]);

const liveCardOf = (row: Row): StoredLiveCard => ({
  tenantId: String(row.tenant_id),
  conversationId: String(row.conversation_id),
  activityId: String(row.activity_id),
  subject: String(row.subject),
  language: row.language === 'nl' ? 'nl' : 'en',
  timeZone: String(row.time_zone),
  reposts: Number(row.reposts),
});

import { columnOf } from './fields.js';
import type { Reader, Writer } from './sql.js';
import { trimmed, WHITESPACE } from './staging.js';

/**
 * Contact identifiers of the profiles, normalised once, at import, for consent to be matched by. Like the profiles they lie in
 * one table a snapshot, which the view `profile_contacts` unites: (customer_id, source_no, field_id, kind 'email', value).
 * There is room for kind 'phone'; nothing makes those yet.
 */
export const ddl: string[] = [
  `CREATE VIEW IF NOT EXISTS profile_contacts AS SELECT CAST(NULL AS BIGINT) AS customer_id,
    CAST(NULL AS BIGINT) AS source_no, CAST(NULL AS BIGINT) AS field_id, CAST(NULL AS VARCHAR) AS kind,
    CAST(NULL AS VARCHAR) AS value WHERE 1 = 0`,
];

export const contactTable = (sourceNo: number, generation: number): string => `contacts_${sourceNo}_${generation}`;

export async function createContacts(tx: Writer, table: string): Promise<void> {
  await tx.run(
    `CREATE TABLE ${table} (
       customer_id BIGINT NOT NULL, field_id BIGINT NOT NULL, kind VARCHAR NOT NULL, value VARCHAR NOT NULL)`,
  );
}

/** E-mail addresses of plain ASCII, trimmed and in lower case. */
export async function addPlainEmails(tx: Writer, table: string, snapshot: string, fieldId: number): Promise<void> {
  const column = columnOf(fieldId);
  await tx.run(
    `INSERT INTO ${table} SELECT customer_id, CAST($2 AS BIGINT), 'email', lower(${trimmed(column)}) FROM ${snapshot}
     WHERE strpos(${column}, '@') > 0 AND bit_length(${column}) = 8 * length(${column})`,
    [WHITESPACE, fieldId],
  );
}

/** The next profiles whose value is more than plain ASCII: SQL cannot normalise those (NFKC). */
export async function otherEmails(
  reader: Reader,
  snapshot: string,
  fieldId: number,
  page: { after: number; limit: number },
): Promise<{ customerId: number; value: string }[]> {
  const column = columnOf(fieldId);
  const rows = await reader.all(
    `SELECT customer_id, ${column} AS value FROM ${snapshot} WHERE customer_id > $1
     AND bit_length(${column}) <> 8 * length(${column}) ORDER BY customer_id LIMIT $2`,
    [page.after, page.limit],
  );
  return rows.map((row) => ({ customerId: Number(row.customer_id), value: String(row.value) }));
}

export async function addEmails(
  tx: Writer,
  table: string,
  fieldId: number,
  emails: readonly { customerId: number; value: string }[],
): Promise<void> {
  await tx.append(
    table,
    emails.map(({ customerId, value }) => [customerId, fieldId, 'email', value]),
  );
}

/** The identifiers of one profile. */
export async function contactsOf(reader: Reader, customerId: number): Promise<{ kind: string; value: string }[]> {
  const rows = await reader.all(
    'SELECT DISTINCT kind, value FROM profile_contacts WHERE customer_id = $1 ORDER BY kind, value',
    [customerId],
  );
  return rows.map((row) => ({ kind: String(row.kind), value: String(row.value) }));
}

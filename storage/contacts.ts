import { columnOf } from './fields.js';
import type { Reader, Writer } from './sql.js';
import { trimmed, WHITESPACE } from './staging.js';

/**
 * Contact identifiers of the profiles, normalised once, at import, for consent to be matched by. Like the profiles they lie in
 * one table a snapshot, which the view `profile_contacts` unites: (customer_id, source_no, field_id, kind, value). `kind` is email, phone
 * (E.164), or profile: then `value` is the CustomerId as text, and `field_id` 0.
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

/** Addresses that only have to be trimmed and put in lower case: almost all of them, and so no work for more than SQL. */
const isPlain = (value: string): string =>
  `regexp_matches(${value}, '^[A-Za-z0-9_.%+-]{1,64}@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*$') AND length(${value}) <= 254`;

export async function addPlainEmails(tx: Writer, table: string, snapshot: string, fieldId: number): Promise<void> {
  const value = trimmed(columnOf(fieldId));
  await tx.run(
    `INSERT INTO ${table} SELECT customer_id, CAST($2 AS BIGINT), 'email', lower(value)
     FROM (SELECT customer_id, ${value} AS value FROM ${snapshot}) v WHERE ${isPlain('value')}`,
    [WHITESPACE, fieldId],
  );
}

const unread = (table: string): string => `${table}_rows`;

/**
 * Puts aside what SQL cannot read, and resolves to how many values that are: phone numbers, and what may be an e-mail address and is
 * not plain.
 */
export async function stageUnread(
  tx: Writer,
  table: string,
  snapshot: string,
  { fieldId, kind }: { fieldId: number; kind: 'email' | 'phone' },
): Promise<number> {
  const value = trimmed(columnOf(fieldId));
  const mayBe = `NOT (${isPlain('value')}) AND (strpos(value, '@') > 0 OR bit_length(value) <> 8 * length(value))`;
  await tx.run(
    `CREATE TABLE ${unread(table)} AS SELECT row_number() OVER () AS place, customer_id, value
     FROM (SELECT customer_id, ${value} AS value FROM ${snapshot}) v WHERE ${kind === 'email' ? mayBe : `value <> ''`}`,
    [WHITESPACE],
  );
  const row = await tx.get(`SELECT count(*) AS n FROM ${unread(table)}`);
  return Number(row?.n);
}

/** The values put aside after the first `after`. */
export async function unreadContacts(
  reader: Reader,
  table: string,
  page: { after: number; limit: number },
): Promise<{ customerId: number; value: string }[]> {
  const rows = await reader.all(
    `SELECT customer_id, value FROM ${unread(table)} WHERE place > $1 AND place <= $2 ORDER BY place`,
    [page.after, page.after + page.limit],
  );
  return rows.map((row) => ({ customerId: Number(row.customer_id), value: String(row.value) }));
}

export async function dropUnread(tx: Writer, table: string): Promise<void> {
  await tx.run(`DROP TABLE ${unread(table)}`);
}

export async function addContacts(
  tx: Writer,
  table: string,
  { fieldId, kind }: { fieldId: number; kind: 'email' | 'phone' },
  contacts: readonly { customerId: number; value: string }[],
): Promise<void> {
  if (contacts.length === 0) return;
  await tx.append(
    table,
    contacts.map(({ customerId, value }) => [customerId, fieldId, kind, value]),
  );
}

/** The profiles themselves, by their CustomerId: of no field (0). */
export async function addProfileNumbers(tx: Writer, table: string, snapshot: string): Promise<void> {
  await tx.run(
    `INSERT INTO ${table}
     SELECT customer_id, CAST(0 AS BIGINT), 'profile', CAST(customer_id AS VARCHAR) FROM ${snapshot}`,
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

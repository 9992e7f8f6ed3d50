import { OVERLAPPING, type OverlappingSource } from '../../sandbox/sample/overlapping.js';
import { columnOf } from '../../storage/fields.js';
import { findSource, sourceFields } from '../../storage/sources.js';
import type { Sql, Writer } from '../../storage/sql.js';
import { CHOICES } from '../sandbox/sample/unified.js';

// What somebody who knows the three lists would type: the same rules as SQL over the same imported rows, without ids that stay,
// consent, examples, or names and countries that are written in many ways.

const VAT: Partial<Record<OverlappingSource, string>> = { crm: 'VAT', billing: 'Btw-nummer' };
const RULES = ['email', 'domain', 'named', 'phone'];
const FORMS = 'bv|nv|gmbh|ag|ltd|limited|inc|corp|llc|sa|sarl|plc|co|kg|oy|ab|as|spa|srl';

/** Resolves to how many profiles there are, and how many rows were matched. */
export async function unifyByHand(sql: Sql): Promise<{ profiles: number; matched: number }> {
  await sql.beside(async (tx) => {
    for (const [index, source] of OVERLAPPING.entries()) await makeKeys(tx, sql, source, index + 1);
    await tx.run(
      `CREATE TABLE hand_matched AS SELECT CAST(NULL AS BIGINT) AS row_id, CAST(NULL AS BIGINT) AS cluster WHERE 1 = 0`,
    );
    for (const place of [2, 3]) for (const kind of RULES) await matchBy(tx, place, kind);
    await makeProfiles(tx, sql);
  });
  const row = await sql.get(
    'SELECT (SELECT count(*) FROM hand_profiles) AS profiles, (SELECT count(*) FROM hand_matched) AS matched',
  );
  return { profiles: Number(row?.profiles), matched: Number(row?.matched) };
}

/** `hand_rows` (row_id, place) without duplicates by VAT number, the most recent of them kept; `hand_keys` (row_id, place, kind, value). */
async function makeKeys(tx: Writer, sql: Sql, source: OverlappingSource, place: number): Promise<void> {
  const { no, generation } = (await findSource(sql, { name: source }))!;
  const fields = new Map((await sourceFields(sql, no)).map(({ name, fieldId }) => [name, columnOf(fieldId)]));
  const { columns } = CHOICES[source];
  const of = (name: string | undefined) => (name === undefined ? `''` : `coalesce(${fields.get(name)}, '')`);
  const vat = VAT[source];
  const group =
    vat === undefined
      ? 'customer_id'
      : `CASE WHEN ${of(vat)} = '' THEN CAST(customer_id AS VARCHAR) ELSE ${of(vat)} END`;
  if (place === 1) {
    await tx.run('CREATE TABLE hand_rows (row_id BIGINT, place INTEGER)');
    await tx.run('CREATE TABLE hand_keys (row_id BIGINT, place INTEGER, kind VARCHAR, value VARCHAR)');
  }
  await tx.run(
    `INSERT INTO hand_rows SELECT customer_id, ${place} FROM profiles_${no}_${generation}
     QUALIFY row_number() OVER (PARTITION BY ${group} ORDER BY ${of(columns.changed)} DESC, row_no) = 1`,
  );
  const host = `regexp_replace(regexp_replace(lower(${of(columns.website)}), '^https?://', ''), '/.*$', '')`;
  const name = `trim(regexp_replace(regexp_replace(lower(${of(columns.name)}), '[^a-z0-9 ]', '', 'g'), ' (${FORMS})$', ''))`;
  await tx.run(
    `INSERT INTO hand_keys SELECT k.row_id, ${place}, k.kind, k.value FROM (
       SELECT customer_id AS row_id, kind, value FROM contacts_${no}_${generation} WHERE kind IN ('email', 'phone')
       UNION ALL SELECT customer_id, 'domain', regexp_extract(${host}, '[^.]+\\.[^.]+$') FROM profiles_${no}_${generation}
       UNION ALL SELECT customer_id, 'named', ${name} || '|' || lower(${of(columns.country)}) FROM profiles_${no}_${generation}
         WHERE ${columns.country === undefined ? 'FALSE' : 'TRUE'}) AS k
     JOIN hand_rows r ON r.row_id = k.row_id WHERE k.value <> ''`,
  );
}

/** One to one: values that one row of each side has, of rows that are not matched yet. */
async function matchBy(tx: Writer, place: number, kind: string): Promise<void> {
  await tx.run(
    `INSERT INTO hand_matched SELECT l.row_id, coalesce(e.cluster, r.row_id) FROM
       (SELECT value, min(row_id) AS row_id FROM hand_keys WHERE place = ${place} AND kind = '${kind}'
          AND row_id NOT IN (SELECT row_id FROM hand_matched) GROUP BY value HAVING count(*) = 1) l
     JOIN (SELECT value, min(row_id) AS row_id FROM hand_keys WHERE place < ${place} AND kind = '${kind}'
          GROUP BY value HAVING count(*) = 1) r ON r.value = l.value
     LEFT JOIN hand_matched e ON e.row_id = r.row_id
     QUALIFY row_number() OVER (PARTITION BY l.row_id ORDER BY r.row_id) = 1
       AND row_number() OVER (PARTITION BY coalesce(e.cluster, r.row_id) ORDER BY l.row_id) = 1`,
  );
}

/** Every column of every list, side by side. */
async function makeProfiles(tx: Writer, sql: Sql): Promise<void> {
  const lists: string[] = [];
  const columns: string[] = [];
  for (const [index, source] of OVERLAPPING.entries()) {
    const { no, generation } = (await findSource(sql, { name: source }))!;
    lists.push(`LEFT JOIN profiles_${no}_${generation} s${index + 1} ON s${index + 1}.customer_id = p.r${index + 1}`);
    for (const { fieldId } of await sourceFields(sql, no))
      columns.push(`s${index + 1}.${columnOf(fieldId)} AS c${index + 1}_${fieldId}`);
  }
  const places = [1, 2, 3].map((place) => `max(CASE WHEN h.place = ${place} THEN h.row_id END) AS r${place}`);
  await tx.run(
    `CREATE TABLE hand_profiles AS SELECT p.cluster, ${columns.join(', ')} FROM (
       SELECT coalesce(m.cluster, h.row_id) AS cluster, ${places.join(', ')}
       FROM hand_rows h LEFT JOIN hand_matched m ON m.row_id = h.row_id GROUP BY 1) p ${lists.join(' ')}`,
  );
}

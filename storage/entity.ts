import { contactTable } from './contacts.js';
import { columnOf } from './fields.js';
import { snapshotTable } from './snapshots.js';
import type { Reader, Writer } from './sql.js';
import { entityTables, type UnifyPlan, unifyTables } from './unifyPlan.js';

// The Customer entity of a unification, beside the one that is read.

/** Makes `entity_rows` from the matches and ids: every row of every source with its profile and its part in it. */
export async function makeEntityRows(tx: Writer, { no }: UnifyPlan): Promise<void> {
  const { rows, matches, ids } = unifyTables(no);
  await tx.run(
    `CREATE TABLE ${entityTables(no).rows} AS
     SELECT r.row_id, r.source_no, i.customer_id,
       CASE WHEN i.customer_id IS NULL THEN 'leftOut' WHEN r.winner <> r.row_id THEN 'alternate'
         WHEN m.cluster = m.row_id THEN 'leading' ELSE 'matched' END AS role,
       m.rule, coalesce(m.ambiguous, FALSE) AS ambiguous
     FROM ${rows} r JOIN ${matches} m ON m.row_id = r.winner LEFT JOIN ${ids} i ON i.cluster = m.cluster`,
  );
}

/**
 * Makes `entity_contacts`: the identifiers of all rows of a profile, so that the most restrictive of them decides about its consent,
 * those of duplicates included. What a source states itself about a row goes on counting for the profile when the row has gone: a
 * denial must not end with it. The addresses of a row that has gone do go.
 */
export async function makeEntityContacts(tx: Writer, plan: UnifyPlan): Promise<void> {
  const { rows, contacts } = entityTables(plan.no);
  await tx.run(
    `CREATE TABLE ${contacts} (customer_id BIGINT NOT NULL, source_no BIGINT NOT NULL, field_id BIGINT NOT NULL,
       kind VARCHAR NOT NULL, value VARCHAR NOT NULL)`,
  );
  for (const { no, generation } of plan.sources)
    await tx.run(
      `INSERT INTO ${contacts} SELECT r.customer_id, r.source_no, c.field_id, c.kind, c.value
       FROM ${contactTable(no, generation)} c JOIN ${rows} r ON r.row_id = c.customer_id
       WHERE r.source_no = $1 AND r.customer_id IS NOT NULL ORDER BY r.customer_id`,
      [no],
    );
  await addGhosts(tx, plan.no);
}

/** Rows that have gone, and still have a say under their own number: with the profile that holds what else was theirs. */
async function addGhosts(tx: Writer, no: number): Promise<void> {
  const { rows, contacts } = entityTables(no);
  await tx.run(
    `INSERT INTO ${contacts}
     WITH moved AS (
       SELECT coalesce(i.customer_id, r.row_id) AS before, min(r.customer_id) AS now FROM ${rows} r
       LEFT JOIN row_identity i ON i.row_id = r.row_id WHERE r.customer_id IS NOT NULL GROUP BY 1),
     present AS (SELECT DISTINCT customer_id FROM ${rows} WHERE customer_id IS NOT NULL),
     gone AS (
       SELECT g.row_id, g.customer_id AS before FROM row_identity g
       WHERE CAST(g.row_id AS VARCHAR) IN (SELECT identifier FROM consent_state WHERE kind = 'profile')
         AND g.row_id NOT IN (SELECT row_id FROM ${rows}))
     SELECT coalesce(p.customer_id, m.now), l.source_no, CAST(0 AS BIGINT), 'profile', CAST(g.row_id AS VARCHAR)
     FROM gone g JOIN profile_links l ON l.customer_id = g.row_id
     LEFT JOIN present p ON p.customer_id = g.before LEFT JOIN moved m ON m.before = g.before
     WHERE coalesce(p.customer_id, m.now) IS NOT NULL`,
  );
}

/** One row a profile: (customer_id, r<place>…), the number of its winner of each source, by CustomerId. Resolves to their number and the last. */
export async function makePivot(tx: Writer, plan: UnifyPlan): Promise<{ profiles: number; last: number }> {
  const { matches, ids } = unifyTables(plan.no);
  const places = plan.sources.map(({ place }) => `max(CASE WHEN m.place = ${place} THEN m.row_id END) AS r${place}`);
  await tx.run(
    `CREATE TABLE ${pivotTable(plan.no)} AS SELECT i.customer_id, ${[...places, 'min(m.place) AS leading'].join(', ')}
     FROM ${matches} m JOIN ${ids} i ON i.cluster = m.cluster GROUP BY i.customer_id ORDER BY i.customer_id`,
  );
  const row = await tx.get(
    `SELECT count(*) AS profiles, coalesce(max(customer_id), 0) AS last FROM ${pivotTable(plan.no)}`,
  );
  return { profiles: Number(row?.profiles), last: Number(row?.last) };
}

export const pivotTable = (no: number): string => `entity_pivot_${no}`;

/**
 * SQL: the winners' rows of profiles whose CustomerId is after `$2` and at most `$3`, side by side: `s<place>.f<id>`. Each source is
 * narrowed to these rows first: joined whole, it is taken for the smaller side and lies in memory with all its columns.
 */
export function sideBySide(plan: UnifyPlan): string {
  const slice = `FROM ${pivotTable(plan.no)} WHERE customer_id > $2 AND customer_id <= $3`;
  const joins = plan.sources.map(
    ({ place, no, generation }) =>
      `LEFT JOIN (SELECT * FROM ${snapshotTable(no, generation)} WHERE customer_id IN (SELECT r${place} ${slice})) AS s${place}
         ON s${place}.customer_id = p.r${place}`,
  );
  return `(SELECT * ${slice}) AS p ${joins.join(' ')}`;
}

export async function createEntityProfiles(tx: Writer, plan: UnifyPlan): Promise<void> {
  const columns = plan.columns.map(({ field }) => `, ${columnOf(field)} VARCHAR`).join('');
  await tx.run(
    `CREATE TABLE ${entityTables(plan.no).profiles} (
       customer_id BIGINT NOT NULL, source_no BIGINT NOT NULL, source_key VARCHAR NOT NULL, row_no BIGINT NOT NULL${columns})`,
  );
}

/** Tables of Customer entities but the one of number `no`. */
export async function strayEntities(reader: Reader, no: number): Promise<string[]> {
  const rows = await reader.all(
    `SELECT table_name FROM information_schema.tables
     WHERE regexp_matches(table_name, '^entity_(rows|profiles|contacts|pivot)_[0-9]+$') ORDER BY table_name`,
  );
  const present = Object.values(entityTables(no));
  return rows.map((row) => String(row.table_name)).filter((table) => !present.includes(table));
}

/** Tables of matchings: of unifications that did not end, and of previews. */
export async function strayMatchings(reader: Reader): Promise<string[]> {
  const rows = await reader.all(
    `SELECT table_name FROM information_schema.tables WHERE regexp_matches(table_name, '^unify_[a-z_]+_[0-9]+(_[a-z]+)?$')
     ORDER BY table_name`,
  );
  return rows.map((row) => String(row.table_name));
}

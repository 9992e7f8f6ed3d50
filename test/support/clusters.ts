import { openDuckDb } from '../../storage/duckdb.js';
import { commitIds, countIdentityChanges, type IdentityChanges, makeIds } from '../../storage/identity.js';
import { followIdentity } from '../../storage/identityMoves.js';
import { applySchema } from '../../storage/schema.js';
import type { Sql } from '../../storage/sql.js';
import { unifyTables } from '../../storage/unifyPlan.js';

/** A row of a source, of the cluster it was put in: null where it is left out. `winner`: the row that stands for it. */
export interface ClusteredRow {
  row: number;
  cluster: number | null;
  winner?: number;
}

/** The Warehouse with clusters given by hand, for what comes after matching. */
export interface ClusterDesk {
  sql: Sql;
  /** Numbers for rows that were never there, as an import gives them. */
  mint(count: number): Promise<number[]>;
  /** What is there before anything is unified: every row is a profile. */
  begin(rows: readonly number[]): Promise<void>;
  /** Makes the ids of a unification, and leaves everything else alone. */
  preview(rows: readonly ClusteredRow[]): Promise<Unified>;
  /** The same, and makes it what readers see; what is kept under CustomerIds follows. */
  unify(rows: readonly ClusteredRow[]): Promise<Unified>;
  close(): Promise<void>;
}

export interface Unified {
  changes: IdentityChanges;
  /** By the number of the cluster. */
  ids: Map<number, number>;
}

export async function openClusters(): Promise<ClusterDesk> {
  const sql = await openDuckDb({ file: ':memory:' });
  await applySchema(sql);
  let no = 0;

  async function preview(rows: readonly ClusteredRow[]): Promise<Unified> {
    no += 1;
    await putMatches(sql, no, rows);
    await sql.beside((tx) => makeIds(tx, no));
    const ids = await sql.all(`SELECT cluster, customer_id FROM ${unifyTables(no).ids} ORDER BY cluster`);
    return {
      changes: await countIdentityChanges(sql, no),
      ids: new Map(ids.map((row) => [Number(row.cluster), Number(row.customer_id)])),
    };
  }

  return {
    sql,
    preview,
    mint: (count) =>
      sql.write(async (tx) => {
        const row = await tx.get('SELECT coalesce(max(customer_id), 0) AS last FROM profile_links');
        const numbers = Array.from({ length: count }, (_, index) => Number(row?.last) + 1 + index);
        await tx.append(
          'profile_links',
          numbers.map((number) => [number, 1, String(number)]),
        );
        return numbers;
      }),
    begin: (rows) => point(sql, 0, new Map(rows.map((row) => [row, row]))),
    async unify(rows) {
      const unified = await preview(rows);
      await sql.write((tx) => commitIds(tx, no, no));
      const idOf = ({ cluster }: ClusteredRow) => (cluster === null ? null : unified.ids.get(cluster)!);
      await point(sql, no, new Map(rows.map((row) => [row.row, idOf(row)])));
      await sql.write((tx) => followIdentity(tx));
      return unified;
    },
    close: () => sql.close(),
  };
}

/** What matching would have found. */
async function putMatches(sql: Sql, no: number, rows: readonly ClusteredRow[]): Promise<void> {
  const tables = unifyTables(no);
  await sql.write(async (tx) => {
    await tx.run(`CREATE TABLE ${tables.rows} (row_id BIGINT, source_no BIGINT, place BIGINT, winner BIGINT)`);
    await tx.run(
      `CREATE TABLE ${tables.matches} (row_id BIGINT, source_no BIGINT, place BIGINT, cluster BIGINT, rule BIGINT, ambiguous BOOLEAN)`,
    );
    await tx.append(
      tables.rows,
      rows.map(({ row, winner = row }) => [row, 1, 1, winner]),
    );
    const winners = rows.filter(({ row, winner = row }) => winner === row);
    await tx.append(
      tables.matches,
      winners.map(({ row, cluster }) => [row, 1, 1, cluster, null, false]),
    );
  });
}

/** The Customer entity as readers see it, as far as it is asked for here. */
async function point(sql: Sql, no: number, present: ReadonlyMap<number, number | null>): Promise<void> {
  await sql.write(async (tx) => {
    await tx.run(`CREATE TABLE present_${no} (row_id BIGINT, customer_id BIGINT)`);
    await tx.append(`present_${no}`, present);
    await tx.run(`CREATE OR REPLACE VIEW customer_rows AS SELECT * FROM present_${no}`);
    await tx.run(
      `CREATE OR REPLACE VIEW customer AS SELECT DISTINCT customer_id FROM present_${no} WHERE customer_id IS NOT NULL`,
    );
  });
}

/** Profiles by their rows, written `1 2 | 3`; the cluster is the first row. Rows after `-` are left out. */
export function clusters(text: string): ClusteredRow[] {
  const [profiles = '', leftOut = ''] = text.split('-');
  const numbers = (part: string) => part.split(' ').filter(Boolean).map(Number);
  const inside = profiles.split('|').flatMap((part) => {
    const rows = numbers(part);
    return rows.map((row) => ({ row, cluster: rows[0]! }));
  });
  return [...inside, ...numbers(leftOut).map((row) => ({ row, cluster: null }))];
}

import type { MatchKey } from './settings.js';
import type { Writer } from './sql.js';
import { type UnifyPlan, type UnifySource, unifyTables } from './unifyPlan.js';

/**
 * Makes `unify_matches` of a plan whose keys and rows are there: source after source, rule after rule, against the profiles that
 * earlier sources have made. One to one: whoever agrees with several, or with one that agrees with several, is ambiguous in that rule
 * and left to the next. `pause` is called between rules, and throws to stop.
 */
export async function makeMatches(tx: Writer, plan: UnifyPlan, pause: () => void): Promise<void> {
  const { matches } = unifyTables(plan.no);
  await tx.run(
    `CREATE TABLE ${matches} (row_id BIGINT NOT NULL, source_no BIGINT NOT NULL, place BIGINT NOT NULL, cluster BIGINT,
       rule BIGINT, ambiguous BOOLEAN NOT NULL)`,
  );
  for (const [index, source] of plan.sources.entries()) {
    await createTaken(tx, plan.no);
    if (index > 0 && source.matches)
      for (const [place, keys] of plan.rules.entries()) {
        pause();
        await applyRule(tx, plan.no, source, { no: place + 1, keys });
      }
    await addWinners(tx, plan.no, source);
    await dropTables(tx, plan.no, ['taken', 'unclear']);
    pause();
  }
}

/** Tables of one source, or of one rule. */
const scratch = (no: number) => ({
  /** (row_id, cluster, rule): rows of the source that are matched. */
  taken: `unify_taken_${no}`,
  /** (row_id): rows that a rule found ambiguous. */
  unclear: `unify_unclear_${no}`,
  /** (id, row_id): rows that are free, or rows of profiles that are. */
  side: `unify_side_${no}`,
  /** (id, value): their keys of one kind as they were met, and each once. */
  met: `unify_met_${no}`,
  /** (id, value): the combined keys of rows, and of profiles. */
  left: `unify_left_${no}`,
  right: `unify_right_${no}`,
  /** (value, lefts, rights, row_id, cluster): keys that both sides have. */
  both: `unify_both_${no}`,
});

async function createTaken(tx: Writer, no: number): Promise<void> {
  const { taken, unclear } = scratch(no);
  await tx.run(`CREATE TABLE ${taken} (row_id BIGINT NOT NULL, cluster BIGINT NOT NULL, rule BIGINT NOT NULL)`);
  await tx.run(`CREATE TABLE ${unclear} (row_id BIGINT NOT NULL)`);
}

async function dropTables(tx: Writer, no: number, names: readonly (keyof ReturnType<typeof scratch>)[]): Promise<void> {
  for (const name of names) await tx.run(`DROP TABLE ${scratch(no)[name]}`);
}

async function applyRule(
  tx: Writer,
  no: number,
  source: UnifySource,
  rule: { no: number; keys: readonly MatchKey[] },
): Promise<void> {
  const { taken, unclear, left, right, both } = scratch(no);
  const { rows, matches } = unifyTables(no);
  const free = `SELECT r.row_id AS id, r.row_id FROM ${rows} r WHERE r.source_no = ${source.no} AND r.winner = r.row_id
    AND r.row_id NOT IN (SELECT row_id FROM ${taken})`;
  const profiles = `SELECT m.cluster AS id, m.row_id FROM ${matches} m WHERE m.cluster IS NOT NULL
    AND m.cluster NOT IN (SELECT cluster FROM ${taken})`;
  await combine(tx, no, { into: left, members: free, keys: rule.keys });
  await combine(tx, no, { into: right, members: profiles, keys: rule.keys });
  // Never rows beside profiles that share a value: of a mailbox that thousands have that would be millions.
  await tx.run(
    `CREATE TABLE ${both} AS SELECT l.value, l.ids AS lefts, r.ids AS rights, l.id AS row_id, r.id AS cluster
     FROM (SELECT value, count(*) AS ids, min(id) AS id FROM ${left} GROUP BY value) l
     JOIN (SELECT value, count(*) AS ids, min(id) AS id FROM ${right} GROUP BY value) r ON r.value = l.value`,
  );
  await tx.run(matchedBy(no), [rule.no]);
  await tx.run(
    `INSERT INTO ${unclear} SELECT DISTINCT l.id FROM ${left} l JOIN ${both} b ON b.value = l.value
     WHERE l.id NOT IN (SELECT row_id FROM ${taken}) AND l.id NOT IN (SELECT row_id FROM ${unclear})`,
  );
  await dropTables(tx, no, ['left', 'right', 'both']);
}

/** Values of a kind that a row brings into a combination with others: more would multiply. */
const MOST_VALUES = 32;

interface Side {
  into: string;
  /** SQL of (id, row_id). */
  members: string;
  keys: readonly MatchKey[];
}

/**
 * Makes a table (id, value): what each of the members has for all keys of a rule, as one text a combination, each once. A step at a
 * time: of millions of rows a join and a DISTINCT in one statement take more memory than there is.
 */
async function combine(tx: Writer, no: number, { into, members, keys }: Side): Promise<void> {
  const { side, met } = scratch(no);
  const parts = keys.length === 1 ? [into] : keys.map((_, index) => `unify_part_${no}_${PLACES[index]}`);
  await tx.run(`CREATE TABLE ${side} AS ${members}`);
  for (const [index, key] of keys.entries()) {
    const most = keys.length > 1 ? ` AND k.rank <= ${MOST_VALUES}` : '';
    await tx.run(
      `CREATE TABLE ${met} AS SELECT m.id, k.value FROM ${side} m JOIN ${unifyTables(no).keys} k ON k.row_id = m.row_id
       WHERE k.kind = '${key}'${most}`,
    );
    await tx.run(`CREATE TABLE ${parts[index]} AS SELECT DISTINCT id, value FROM ${met}`);
    await tx.run(`DROP TABLE ${met}`);
  }
  await tx.run(`DROP TABLE ${side}`);
  if (keys.length === 1) return;
  const value = parts.map((_, index) => `k${index}.value`).join(' || chr(31) || ');
  const joins = parts.slice(1).map((part, index) => `JOIN ${part} AS k${index + 1} ON k${index + 1}.id = k0.id`);
  await tx.run(`CREATE TABLE ${into} AS SELECT k0.id, ${value} AS value FROM ${parts[0]} AS k0 ${joins.join(' ')}`);
  for (const part of parts) await tx.run(`DROP TABLE ${part}`);
}

/** Of the parts of a rule, in the names of their tables. */
const PLACES = ['a', 'b', 'c', 'd'];

/** Those who agree with one alone that agrees with them alone. `$1`: the rule. */
function matchedBy(no: number): string {
  const { taken, left, right, both } = scratch(no);
  const shared = (side: string) =>
    `SELECT s.id FROM ${side} s JOIN ${both} b ON b.value = s.value WHERE b.lefts > 1 OR b.rights > 1`;
  return `INSERT INTO ${taken}
    SELECT row_id, cluster, CAST($1 AS BIGINT) FROM (
      SELECT row_id, cluster, count(*) OVER (PARTITION BY row_id) AS clusters, count(*) OVER (PARTITION BY cluster) AS row_ids
      FROM (SELECT DISTINCT row_id, cluster FROM ${both} WHERE lefts = 1 AND rights = 1) AS pairs) AS counted
    WHERE clusters = 1 AND row_ids = 1 AND row_id NOT IN (${shared(left)}) AND cluster NOT IN (${shared(right)})`;
}

async function addWinners(tx: Writer, no: number, source: UnifySource): Promise<void> {
  const { rows, matches } = unifyTables(no);
  const { taken, unclear } = scratch(no);
  const alone = source.unmatched === 'add' ? 'r.row_id' : 'CAST(NULL AS BIGINT)';
  await tx.run(
    `INSERT INTO ${matches}
     SELECT r.row_id, r.source_no, r.place, coalesce(t.cluster, ${alone}), t.rule,
       t.cluster IS NULL AND u.row_id IS NOT NULL
     FROM ${rows} r LEFT JOIN ${taken} t ON t.row_id = r.row_id LEFT JOIN ${unclear} u ON u.row_id = r.row_id
     WHERE r.source_no = ${source.no} AND r.winner = r.row_id`,
  );
}

import fc from 'fast-check';
import { after, idsOf, nobody, type OracleCluster, type OracleIdentities, successorsOf } from '../oracle/identity.js';
import { clusterWorld, type Sequence, someSequence } from '../support/clusterSequences.js';
import { type ClusterDesk, type ClusteredRow, openClusters, type Unified } from '../support/clusters.js';
import { putOutput } from '../support/outputs.js';

// A thousand small worlds whose rows come, go, and belong together now this way, now another; all of them in one Warehouse, where they
// do not meet. So they are unified together, and every one is looked at on its own.

const WORLDS = 1_000;
/** Seeds that have found something once. */
const FAILED_ONCE: readonly number[] = [];

interface Walk {
  world: ReturnType<typeof clusterWorld>;
  sequence: Sequence;
}

/** What is known of every id that was ever given: the rows that it was last given for. */
type Holders = Map<number, readonly number[]>;

test.each([20_261_126, ...FAILED_ONCE])(
  '1,000 sequences of changes keep every CustomerId where it belongs (seed %i)',
  async (seed) => {
    const sequences = fc.sample(someSequence, { numRuns: WORLDS, seed });
    const walks = sequences.map((sequence): Walk => ({ world: clusterWorld(), sequence }));
    const desk = await openClusters();
    try {
      await number(desk, walks);
      const first = walks.flatMap(({ world }) => world.rows().map(({ row }) => row));
      await desk.begin(first);
      await enrich(desk, first);
      const holders: Holders = new Map(first.map((row) => [row, [row]]));
      let known = nobody(first);
      for (let at = 0; at < sequences[0]!.length; at++) {
        known = await stepOf(desk, walks, at, known, holders);
        await nothingPaidIsLost(desk, first);
      }
      expect(known.identity.size).toBeGreaterThan(WORLDS * 5);
      expect([...known.identity.values()].some((id) => !known.identity.has(id))).toBe(true);
    } finally {
      await desk.close();
    }
  },
  120_000,
);

/** Something is known of every profile: of one in three that there is nothing, and of one that nobody was asked. */
function enrich({ sql }: ClusterDesk, ids: readonly number[]): Promise<void> {
  const buckets = ['enriched', 'noMatch', 'skipped'] as const;
  const rows = ids.map((id) => ({
    ...{ customerId: id, ownName: '', bucket: buckets[id % 3]!, changed: false, answeredAt: id % 7 },
    values: id % 3 === 0 ? { industry: `of ${id}` } : {},
  }));
  return putOutput(sql, 'run', rows);
}

async function nothingPaidIsLost({ sql }: ClusterDesk, enriched: readonly number[]): Promise<void> {
  const counted = await sql.get(
    `SELECT (SELECT count(*) FROM current_output) - (SELECT count(DISTINCT customer_id) FROM current_output) AS twice,
       (SELECT count(*) FROM current_output) - (SELECT profiles FROM enriched_output) AS miscounted,
       (SELECT count(*) FROM current_output WHERE customer_id IN (SELECT customer_id FROM customer_successor)) AS left_behind,
       (SELECT count(DISTINCT industry) FROM (SELECT industry FROM current_output UNION SELECT industry FROM enriched_aside) AS a) AS paid`,
  );

  const paid = enriched.filter((id) => id % 3 === 0).length;
  expect(counted).toEqual({ twice: 0, miscounted: 0, left_behind: 0, paid });
}

/** In the order of worlds, as one file would bring them. */
async function number(desk: ClusterDesk, walks: readonly Walk[]): Promise<void> {
  const fresh = walks.flatMap(({ world }) => world.unnumbered().map((place) => ({ world, place })));
  const numbers = await desk.mint(fresh.length);
  for (const [index, { world, place }] of fresh.entries()) world.number(place, numbers[index]!);
}

async function stepOf(
  desk: ClusterDesk,
  walks: readonly Walk[],
  at: number,
  before: OracleIdentities,
  holders: Holders,
): Promise<OracleIdentities> {
  for (const { world, sequence } of walks) world.change(sequence[at]!);
  await number(desk, walks);
  const rows = walks.flatMap(({ world }) => world.rows());
  const largest = Number((await desk.sql.get('SELECT max(customer_id) AS last FROM profile_links'))?.last);
  const unified = await desk.unify(rows);
  const clusters = clustersOf(rows);

  const expected = idsOf(before, clusters, largest);
  expect(sorted(unified.ids)).toEqual(sorted(expected));
  const now = after(before, clusters, expected);
  expect(await stored(desk)).toEqual({
    identity: sorted(now.identity),
    successor: sorted(successorsOf(now)),
    previous: [...now.previous].sort(),
  });
  keepsEveryPromise(before, clusters, unified);
  nobodyIsLost(now, clusters, unified, holders);
  return now;
}

function clustersOf(rows: readonly ClusteredRow[]): OracleCluster[] {
  const inside = new Map<number, number[]>();
  for (const { row, cluster } of rows) {
    if (cluster !== null) inside.set(cluster, [...(inside.get(cluster) ?? []), row]);
  }
  return [...inside].map(([cluster, members]) => ({ cluster, rows: members }));
}

const sorted = (map: ReadonlyMap<number, number>): number[][] => [...map].sort(([a], [b]) => a - b);

async function stored({ sql }: ClusterDesk): Promise<unknown> {
  const pairs = async (statement: string) =>
    new Map((await sql.all(statement)).map(({ a, b }) => [Number(a), Number(b)]));
  const previous = await sql.all('SELECT customer_id, previous_id FROM customer_previous');
  return {
    identity: sorted(await pairs('SELECT row_id AS a, customer_id AS b FROM row_identity')),
    successor: sorted(await pairs('SELECT customer_id AS a, successor AS b FROM customer_successor')),
    previous: previous.map((row) => `${row.customer_id} ${row.previous_id}`).sort(),
  };
}

/** What has to hold whatever the rules are that decide between two. */
function keepsEveryPromise(
  { identity, present }: OracleIdentities,
  clusters: readonly OracleCluster[],
  { ids, changes }: Unified,
): void {
  const wrong: string[] = [];
  const given = new Set(ids.values());
  if (given.size !== clusters.length) wrong.push('two profiles share an id, or one has none');
  const rowsBefore = groupBy([...present]);
  const hadBefore = groupBy([...identity]);
  for (const { cluster, rows } of clusters) {
    const id = ids.get(cluster)!;
    const same = present.get(rows[0]!);
    const isSame = same !== undefined && sameRows(rowsBefore.get(same)!, rows);
    if (isSame && id !== same) wrong.push(`${rows} were ${same} and still belong together, and are ${id}`);
    const mayHave = rows.some((row) => (identity.get(row) ?? row) === id) || !(hadBefore.has(id) || rowsBefore.has(id));
    if (!mayHave) wrong.push(`${rows} have got ${id}, which is of ${hadBefore.get(id)}`);
  }
  const size = rowsBefore.size + changes.added + changes.split - changes.gone - changes.merged;
  if (size !== clusters.length)
    wrong.push(`${rowsBefore.size} profiles and ${JSON.stringify(changes)} are not ${size}`);
  const stay = new Set(clusters.flatMap(({ rows }) => rows.flatMap((row) => present.get(row) ?? [])));
  const ended = [...rowsBefore.keys()].filter((id) => !given.has(id));
  const begun = clusters.filter(({ cluster }) => !rowsBefore.has(ids.get(cluster)!));
  const split = begun.filter(({ rows }) => rows.some((row) => present.has(row))).length;
  const merged = ended.filter((id) => stay.has(id)).length;
  expect(wrong).toEqual([]);
  expect(changes).toEqual({ added: begun.length - split, gone: ended.length - merged, merged, split });
}

/** Every id ever given is there, or somebody has its place, or everybody is absent who had it. */
function nobodyIsLost(
  now: OracleIdentities,
  clusters: readonly OracleCluster[],
  { ids }: Unified,
  holders: Holders,
): void {
  for (const { cluster, rows } of clusters) holders.set(ids.get(cluster)!, rows);
  const given = new Set(ids.values());
  const successor = successorsOf(now);
  const isHere = (row: number) => now.present.has(row);
  const lost = [...holders].filter(([id, rows]) => {
    if (given.has(id) || given.has(successor.get(id) ?? 0)) return false;
    return successor.has(id) ? isHere(now.carrier.get(id)!) : rows.some(isHere);
  });

  expect(lost).toEqual([]);
}

function groupBy(pairs: readonly (readonly [row: number, id: number])[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [row, id] of pairs) groups.set(id, [...(groups.get(id) ?? []), row]);
  return groups;
}

const sameRows = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((row) => other.includes(row));

/**
 * Which CustomerId every profile has to have, thought out from the rules alone: profile after profile, over plain maps. It shares nothing
 * with the product but the meaning of its words.
 */
export interface OracleIdentities {
  /** By row: the CustomerId that it has or had last. */
  identity: ReadonlyMap<number, number>;
  /** By row that is part of a profile at present. */
  present: ReadonlyMap<number, number>;
  /** By an id that is none any more: the row whose CustomerId has taken its place. */
  carrier: ReadonlyMap<number, number>;
  /** `id previous`. */
  previous: ReadonlySet<string>;
}

export const nobody = (rows: readonly number[]): OracleIdentities => ({
  identity: new Map(),
  present: new Map(rows.map((row) => [row, row])),
  carrier: new Map(),
  previous: new Set(),
});

/** A profile to be: its number and its rows. */
export interface OracleCluster {
  cluster: number;
  rows: readonly number[];
}

/** CustomerIds by the number of the cluster; `largest`: the largest number that anybody has. */
export function idsOf(
  state: OracleIdentities,
  clusters: readonly OracleCluster[],
  largest: number,
): Map<number, number> {
  const prior = (row: number) => state.identity.get(row) ?? row;
  const holder = new Map<number, OracleCluster>();
  const without: OracleCluster[] = [];
  // One after the other asks, and who is displaced asks on at once.
  const ask = (asking: OracleCluster) => {
    let current = asking;
    for (;;) {
      const wish = wishes(current, prior).find((id) => {
        const has = holder.get(id);
        return !has || (has !== current && speaksBetter(current, has, id));
      });
      if (wish === undefined) return void without.push(current);
      const displaced = holder.get(wish);
      holder.set(wish, current);
      if (!displaced) return;
      current = displaced;
    }
  };
  const speaksBetter = (one: OracleCluster, other: OracleCluster, id: number) =>
    compare(bestRow(state, one.rows, id), bestRow(state, other.rows, id)) < 0;
  for (const cluster of clusters) ask(cluster);

  const ids = new Map([...holder].map(([id, { cluster }]) => [cluster, id]));
  const had = new Set(state.identity.values());
  let next = largest;
  for (const { cluster, rows } of without.sort((a, b) => a.cluster - b.cluster)) {
    const own = rows.filter((row) => !had.has(row));
    ids.set(cluster, own.length > 0 ? Math.min(...own) : ++next);
  }
  return ids;
}

const wishes = ({ rows }: OracleCluster, prior: (row: number) => number): number[] =>
  [...new Set(rows.map(prior))].sort((a, b) => a - b);

/** Of the rows that have or had an id the one that counts most for it. */
function bestRow({ identity, present }: OracleIdentities, rows: readonly number[], id: number): number[] {
  return rows
    .filter((row) => (identity.get(row) ?? row) === id)
    .map((row) => [present.get(row) === id ? 0 : 1, row === id ? 0 : 1, row])
    .sort(compare)[0]!;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

/** What is known when profiles have got these CustomerIds. */
export function after(
  state: OracleIdentities,
  clusters: readonly OracleCluster[],
  ids: ReadonlyMap<number, number>,
): OracleIdentities {
  const present = new Map(
    clusters.flatMap(({ cluster, rows }) => rows.map((row) => [row, ids.get(cluster)!] as const)),
  );
  const previous = new Set(state.previous);
  const carrier = new Map(state.carrier);
  const now = new Set(ids.values());
  for (const id of now) carrier.delete(id);
  for (const [row, id] of present) {
    const prior = state.identity.get(row) ?? row;
    const isKnown = state.identity.has(row) || state.present.has(row);
    if (prior !== id && isKnown) previous.add(`${id} ${prior}`);
    if (!now.has(prior)) carrier.set(prior, bestRow(state, [...present.keys()], prior)[2]!);
  }
  // Rows that are absent go along with those that their profile was made of.
  const place = (id: number) => (carrier.has(id) ? present.get(carrier.get(id)!) : undefined) ?? id;
  const absent = [...state.identity].map(([row, id]) => [row, now.has(id) ? id : place(id)] as const);
  return { identity: new Map([...absent, ...present]), present, carrier, previous };
}

/** By an id that is none any more: who has its place. */
export const successorsOf = ({ identity, carrier }: OracleIdentities): Map<number, number> =>
  new Map([...carrier].map(([id, row]) => [id, identity.get(row)!]));

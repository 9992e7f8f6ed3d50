import fc from 'fast-check';
import type { ClusteredRow } from './clusters.js';

/** A change of one row of a small world, by its place in the world. */
type Edit =
  | { kind: 'alone' | 'absent' | 'leftOut'; row: number }
  | { kind: 'join' | 'duplicate'; row: number; of: number }
  | { kind: 'turn' };

/** What happens between one unification and the next, time after time. */
export type Sequence = Edit[][];

const ROWS = 8;
const row = fc.nat(ROWS - 1);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('alone', 'absent', 'leftOut'), row }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('join', 'join', 'duplicate'), row, of: row }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'turn' }) },
);
const step = fc.array(edit, { minLength: 0, maxLength: 4 });

export const someSequence: fc.Arbitrary<Sequence> = fc.array(step, { minLength: 12, maxLength: 12 });

/** Rows that come, go, and belong together now this way, now another. The first four are there from the beginning. */
export interface ClusterWorld {
  change(edits: readonly Edit[]): void;
  /** Places of rows that are there and have no number yet. */
  unnumbered(): number[];
  number(place: number, no: number): void;
  rows(): ClusteredRow[];
}

interface WorldRow {
  state: 'present' | 'absent' | 'leftOut';
  group: number;
  duplicate: boolean;
  no?: number;
}

export function clusterWorld(): ClusterWorld {
  const all = Array.from(
    { length: ROWS },
    (_, place): WorldRow => ({ state: place < 4 ? 'present' : 'absent', group: place, duplicate: false }),
  );
  let groups = ROWS;
  let descending = false;
  return {
    change(edits) {
      for (const it of edits) {
        if (it.kind === 'turn') descending = !descending;
        else if (it.kind === 'alone')
          all[it.row] = { ...all[it.row]!, state: 'present', group: groups++, duplicate: false };
        else if (it.kind === 'join' || it.kind === 'duplicate')
          all[it.row] = {
            ...all[it.row]!,
            ...{ state: 'present', group: all[it.of]!.group, duplicate: it.kind === 'duplicate' },
          };
        else all[it.row] = { ...all[it.row]!, state: it.kind };
      }
    },
    unnumbered: () => all.flatMap((each, place) => (each.state !== 'absent' && each.no === undefined ? [place] : [])),
    number(place, no) {
      all[place]!.no = no;
    },
    rows() {
      const inside = all.filter(({ state }) => state === 'present');
      const leading = new Map<number, number>();
      for (const { group, no } of descending ? inside : inside.toReversed()) leading.set(group, no!);
      const clustered = inside.map(({ group, duplicate, no }) => {
        const cluster = leading.get(group)!;
        return { row: no!, cluster, ...(duplicate && { winner: cluster }) };
      });
      const leftOut = all.filter(({ state }) => state === 'leftOut').map(({ no }) => ({ row: no!, cluster: null }));
      return [...clustered, ...leftOut];
    },
  };
}

import type { MatchKey } from '../../storage/settings.js';

// The model that matches are compared with: every row against every profile, as the rules say it.

export interface ModelSource {
  no: number;
  matches: boolean;
  unmatched: 'add' | 'leaveOut';
  /** Winners, with their normalised keys. */
  rows: { id: number; keys: Partial<Record<MatchKey, string[]>> }[];
}

export interface ModelMatch {
  cluster: number | null;
  rule: number | null;
  ambiguous: boolean;
}

/** What becomes of every row, by its number. */
export function modelMatches(
  sources: readonly ModelSource[],
  rules: readonly (readonly MatchKey[])[],
): Map<number, ModelMatch> {
  const found = new Map<number, ModelMatch>();
  const profiles: { id: number; rows: ModelSource['rows'] }[] = [];
  for (const [index, source] of sources.entries()) {
    const earlier = profiles.slice();
    const unclear = new Set<number>();
    const taken = new Set<number>();
    if (index > 0 && source.matches)
      for (const [place, keys] of rules.entries()) {
        const rows = source.rows.filter(({ id }) => !found.has(id));
        const free = earlier.filter(({ id }) => !taken.has(id));
        const agreeing = (row: ModelSource['rows'][number]) =>
          free.filter((profile) => keys.every((key) => sharesValue(row, profile.rows, key)));
        const pairs = rows.map((row) => ({ row, profiles: agreeing(row) })).filter((pair) => pair.profiles.length > 0);
        for (const pair of pairs) {
          const [only] = pair.profiles;
          const alone = pairs.filter((other) => other.profiles.includes(only!)).length === 1;
          if (pair.profiles.length > 1 || !alone) unclear.add(pair.row.id);
          else found.set(pair.row.id, { cluster: only!.id, rule: place + 1, ambiguous: false });
        }
        for (const { row } of pairs) {
          const cluster = found.get(row.id)?.cluster;
          if (cluster != null) taken.add(cluster);
        }
      }
    for (const row of source.rows) {
      const cluster = found.get(row.id)?.cluster;
      if (cluster != null) profiles.find(({ id }) => id === cluster)!.rows.push(row);
      else {
        const adds = source.unmatched === 'add';
        found.set(row.id, { cluster: adds ? row.id : null, rule: null, ambiguous: unclear.has(row.id) });
        if (adds) profiles.push({ id: row.id, rows: [row] });
      }
    }
  }
  return found;
}

const sharesValue = (row: ModelSource['rows'][number], rows: ModelSource['rows'], key: MatchKey): boolean =>
  (row.keys[key] ?? []).some((value) => rows.some((other) => (other.keys[key] ?? []).includes(value)));

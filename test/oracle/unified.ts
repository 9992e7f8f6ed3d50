import type { UnifyWorld } from '../support/unifyWorld.js';

// What the Customer entity has to say, worked out row by row from the sources as they are.

/** A row that stands in a profile, of which the source (from 1) in whose order it comes. */
export interface PlacedRow {
  source: number;
  columns: readonly string[];
  cells: readonly string[];
}

/** The value of a column over the rows that stand for a profile, in the order of sources; null where none of them has the column. */
export function mergedValue(
  rows: readonly PlacedRow[],
  names: readonly string[],
  policy: UnifyWorld['policy'],
): string | null {
  const candidates = rows.flatMap(({ columns, cells }) => {
    const at = columns.findIndex((name) => names.includes(name));
    return at < 0 ? [] : [{ value: cells[at]!, changed: dateOf(cells[columns.indexOf('Changed')]!) }];
  });
  const filled = candidates.filter(({ value }) => value.trim() !== '');
  if (policy === 'order' || filled.length === 0) return filled[0]?.value ?? candidates[0]?.value ?? null;
  const dated = filled.filter(({ changed }) => changed !== undefined);
  if (dated.length === 0) return filled[0]!.value;
  const times = dated.map(({ changed }) => changed!);
  const wanted = policy === 'mostRecent' ? Math.max(...times) : Math.min(...times);
  return dated.find(({ changed }) => changed === wanted)!.value;
}

function dateOf(text: string): number | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** Granted, denied, or not set: what is said of any of the identifiers, the denial first. */
export function mostRestrictive(said: readonly (boolean | undefined)[]): boolean | undefined {
  const words = said.filter((word) => word !== undefined);
  return words.length === 0 ? undefined : words.every(Boolean);
}

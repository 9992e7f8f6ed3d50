import type { MeasureFunction } from '../../storage/settings.js';

/** A profile as a measure sees it: what counts of it (undefined: nothing), and what it is grouped by (blank: nothing). */
export interface Seen {
  amount: number | undefined;
  group?: string;
}

export interface Told {
  figure: number | undefined;
  counted: number;
  profiles: number;
}

/** The figure of some profiles, by hand. Of a share everybody has an amount, 0 or 1. */
export function figureOf(calculates: MeasureFunction, seen: readonly Seen[]): Told {
  const amounts = seen.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  const base = { counted: amounts.length, profiles: seen.length };
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (calculates === 'count') return { ...base, figure: amounts.length };
  if (amounts.length === 0) return { ...base, figure: undefined };
  if (calculates === 'sum') return { ...base, figure: total };
  if (calculates === 'minimum') return { ...base, figure: Math.min(...amounts) };
  if (calculates === 'maximum') return { ...base, figure: Math.max(...amounts) };
  return { ...base, figure: total / amounts.length };
}

/** Groups by value in any letter case: the twelve largest, all others together, those without a value. */
export function groupsOf(calculates: MeasureFunction, seen: readonly Seen[], most = 12) {
  const byValue = new Map<string, Seen[]>();
  for (const one of seen) {
    const key = (one.group ?? '').trim().toLowerCase();
    byValue.set(key, [...(byValue.get(key) ?? []), one]);
  }
  const none = byValue.get('') ?? [];
  byValue.delete('');
  const sorted = [...byValue].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const others = sorted.slice(most).flatMap(([, members]) => members);
  return [
    ...sorted
      .slice(0, most)
      .map(([, members]) => ({ of: 'value', value: spellingOf(members), ...figureOf(calculates, members) })),
    ...(others.length > 0 ? [{ of: 'others', values: sorted.length - most, ...figureOf(calculates, others) }] : []),
    ...(none.length > 0 ? [{ of: 'none', ...figureOf(calculates, none) }] : []),
  ];
}

function spellingOf(members: readonly Seen[]): string {
  const rows = new Map<string, number>();
  for (const { group = '' } of members) rows.set(group.trim(), (rows.get(group.trim()) ?? 0) + 1);
  const [best] = [...rows].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best![0];
}

/** A number as rules read it: with a point, without a sign for thousands. */
export const numberIn = (text: string | null): number | undefined =>
  /^-?\d+(\.\d+)?$/.test((text ?? '').trim()) ? Number((text ?? '').trim()) : undefined;

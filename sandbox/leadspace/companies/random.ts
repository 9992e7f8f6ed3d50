/** A well mixed 32-bit number for a number: the same input gives the same output on every machine (murmur3's last step). */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The same for a text (FNV-1a, then mixed). */
export function mixText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

export interface Random {
  /** 0 <= n < 1 */
  next(): number;
  chance(share: number): boolean;
  /** 0 <= n < limit, whole */
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
}

/** Seeded (mulberry32): never Math.random, so that a file can be made again. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, chance: (share) => next() < share, below, pick: (from) => from[below(from.length)]! };
}

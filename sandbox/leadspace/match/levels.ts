import type { PlaceVerdict } from './place.js';

/** From sure to doubtful; the provider's own words. */
export const LEVELS = ['HIGH', 'MEDIUM', 'LOW', 'VERY LOW'] as const;
export type Level = (typeof LEVELS)[number];

export interface Evidence {
  /** Similarity of the names, 0..1. */
  name: number;
  /** Same registrable domain, another one, or not known on one of the two sides. */
  website: 'same' | 'different' | 'unknown';
  place: PlaceVerdict;
  /** Another company whose name fits at least as well; `toldApart` when only the place says which one is meant. */
  twin: 'none' | 'toldApart' | 'open';
}

/**
 * The level of a match, or nothing when it is none. The numbers are those of the wire contract and are not tuned to any data.
 * Names between 0.85 and 0.92 without a twin or a conflict are named by no rule there: they are LOW, one below MEDIUM.
 */
export function levelOf({ name, website, place, twin }: Evidence): Level | undefined {
  const conflict = place.verdict === 'conflict';
  if (website === 'same' && name >= 0.85) return 'HIGH';
  if (name === 1 && website === 'unknown' && place.verdict === 'agrees' && twin === 'none') return 'HIGH';
  if (website === 'same' && name >= 0.5) return 'MEDIUM';
  if (name >= 0.92 && !conflict && twin !== 'open') return 'MEDIUM';
  if (name >= 0.85 || website === 'same') return 'LOW';
  return name >= 0.75 ? 'VERY LOW' : undefined;
}

/** Is this level good enough for a customer who asked for at least `minimum`? */
export function reaches(level: Level, minimum: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(minimum);
}

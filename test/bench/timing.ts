/** How long something took, each time, in milliseconds. */
export type Timings = number[];

export async function timed(into: Timings, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  into.push(performance.now() - start);
}

/** The time that this part of all (0..1) kept within. */
export function within(times: Timings, part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export const median = (times: Timings): number => within(times, 0.5);

/** One line of what was measured; a goal makes it count. */
export interface Ratio {
  what: string;
  ratio: number;
  atMost?: number;
}

export const isMissed = ({ ratio, atMost }: Ratio): boolean => atMost !== undefined && !(ratio <= atMost);

export function ratioLine(one: Ratio): string {
  const goal = one.atMost === undefined ? '' : `   goal <= ${one.atMost}: ${isMissed(one) ? 'MISSED' : 'ok'}`;
  return `${one.what.padEnd(72)} ${one.ratio.toFixed(2).padStart(6)}x${goal}`;
}

import { walk } from '../../support/unifySequences.js';
import { WORLDS } from '../../support/unifyWorld.js';

// The same as in `sequences.test.ts`, a thousand times.

const SEEDS = Array.from({ length: 1_000 / WORLDS }, (_, index) => index + 1);

test('1,000 sequences of unifications keep every promise', async () => {
  const wrong: string[] = [];
  for (const seed of SEEDS) wrong.push(...(await walk(seed)).wrong);

  expect(wrong).toEqual([]);
}, 1_200_000);

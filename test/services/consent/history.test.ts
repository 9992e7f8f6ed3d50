import { playHistory } from '../../support/playHistory.js';

test('two thousand people change their minds over ten imports of four sources: what counts is what the rules say', async () => {
  const { differences, compared, rows } = await playHistory({ people: 2_000, imports: 10, seed: 11 });

  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(20_000);
  expect(rows).toBeGreaterThan(15_000);
}, 120_000);

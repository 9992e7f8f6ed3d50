import { playHistory } from '../../support/playHistory.js';

test('seven hundred people change their minds over eight imports of four sources: what counts is what the rules say', async () => {
  const { differences, compared, rows } = await playHistory({ people: 700, imports: 8, seed: 11 });

  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(7_000);
  expect(rows).toBeGreaterThan(4_500);
}, 120_000);

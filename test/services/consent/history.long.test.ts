import { playHistory } from '../../support/playHistory.js';

test('a hundred thousand people over fifty imports: what counts is what the rules say', async () => {
  const comparesAfter = (no: number) => no % 10 === 9;
  const { differences, compared, rows } = await playHistory({
    people: 100_000,
    imports: 50,
    seed: 2026,
    comparesAfter,
    memoryMb: 512,
  });
  console.log(`${rows} rows imported, ${compared} states compared`);

  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(1_000_000);
}, 3_600_000);

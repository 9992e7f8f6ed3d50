import { openRestarts, type Restarts, STEPS } from '../../support/refreshRestarts.js';

// Whenever the process ends, the next one goes on from what is stored: to the same end, with nothing complete done again. These are
// the moments that matter most; `restart.long.test.ts` has all of them.

let restarts: Restarts;

beforeAll(async () => {
  restarts = await openRestarts();
});

afterAll(() => restarts.close());

test.each([
  ['it was asked for', { nth: 1 }],
  ['the import was begun and that is not stored', { nth: 4, before: true }],
  ['the import is stored', { nth: 4 }],
  ['the dry run was made and that is not stored', { nth: 12, before: true }],
  ['the dry run is stored and not confirmed', { nth: 12 }],
  ['the run has ended and that is not stored', { nth: 13, before: true }],
  ['the export was begun and that is not stored', { nth: 15, before: true }],
  ['only the end is not stored', { nth: STEPS, before: true }],
])('the process ends when %s', async (_, death) => {
  const { is, should } = await restarts.across(death);

  expect(is).toEqual(should);
});

test('so often a refresh is stored', async () => {
  expect(await restarts.steps()).toBe(STEPS);
});

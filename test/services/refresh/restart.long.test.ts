import { openRestarts, type Restarts, STEPS } from '../../support/refreshRestarts.js';

// Whenever the process ends, the next one goes on from what is stored.

let restarts: Restarts;

beforeAll(async () => {
  restarts = await openRestarts();
});

afterAll(() => restarts.close());

const every = Array.from({ length: STEPS }, (_, index) => index + 1);

test.each(every)('the process ends when step %i is stored', async (nth) => {
  const { is, should } = await restarts.across({ nth });

  expect(is).toEqual(should);
});

test.each(every.slice(1))('the process ends just before step %i is stored', async (nth) => {
  const { is, should } = await restarts.across({ nth, before: true });

  expect(is).toEqual(should);
});

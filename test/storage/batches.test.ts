import { lastTakenIn } from '../../storage/batches.js';
import { companies } from '../support/companies.js';
import { openRuns } from '../support/runs.js';

test('a connection has been used once the provider took something in, and not by a run that sends nothing', async () => {
  const world = await openRuns({ profiles: companies(2) });
  try {
    expect(await lastTakenIn(world.sql, 'connection')).toBeUndefined();

    const began = world.clock.now();
    await world.runToEnd();
    const taken = await lastTakenIn(world.sql, 'connection');

    expect(taken).toBeGreaterThanOrEqual(began);
    expect(await lastTakenIn(world.sql, 'another')).toBeUndefined();
    await world.runToEnd();
    expect(await lastTakenIn(world.sql, 'connection')).toBe(taken);
  } finally {
    await world.close();
  }
});

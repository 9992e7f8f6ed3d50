import { trouble } from '../../../sandbox/leadspace/faults.js';
import { companies } from '../../support/companies.js';
import { ADMIN, hasEnded, openRuns, type RunsHarness } from '../../support/runs.js';

let world: RunsHarness;

beforeEach(async () => {
  world = await openRuns({ profiles: companies(3), speed: 1_000 });
});

afterEach(() => world.close());

/** The bot is started again with the address of the real gateway, and the privacy text that names it is agreed to. */
async function restartElsewhere(): Promise<void> {
  await world.runs.stop();
  world.abandon();
  await world.documents.update((draft) => {
    draft.connections[0]!.consent.at += 1;
  });
  await world.reopen({ provider: { address: 'https://gateway.example', sandbox: false } });
}

test('a dry run that was counted for the stand-in is counted anew for the real provider, and says so', async () => {
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  await world.until(id, ({ counting }) => !counting);
  await restartElsewhere();

  await expect(world.runs.confirm(ADMIN, id)).rejects.toMatchObject({ code: 'planChanged' });

  const again = await world.until(id, ({ counting }) => !counting);
  expect(again.connection.sandbox).toBe(false);
});

test('a run that was confirmed for the stand-in sends nothing to the real provider', async () => {
  world.sandbox.faults.add({ on: 'bulk', ...trouble.serverError(401) });
  const { id } = await world.begin();
  await world.until(id, ({ hold }) => hold?.code === 'tokenRefused');
  await restartElsewhere();

  await world.runs.resume(ADMIN, id);

  const ended = await world.until(id, hasEnded);
  expect(ended).toMatchObject({ state: 'Failed', failure: { code: 'planChanged' }, buckets: { notSent: 3 } });
  expect(world.sandbox.log.acceptedIds()).toEqual([]);
});

test('what the stand-in has made up is never shown as an answer of the real provider, also when that one fails', async () => {
  await world.runToEnd();
  await restartElsewhere();
  world.sandbox.faults.add({ on: 'bulk', ...trouble.serverError(400) });

  const ended = await world.runToEnd();

  expect(ended).toMatchObject({ state: 'Failed', buckets: { enriched: 0, noMatch: 0, notSent: 3 } });
});

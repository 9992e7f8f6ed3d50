import { createResults, type ProfileView } from '../../../services/results.js';
import { companies } from '../../support/companies.js';
import { giveContacts, importConsent } from '../../support/consents.js';
import { seedProfiles } from '../../support/profiles.js';
import { ADMIN, COLUMNS, openRuns, type RunsHarness } from '../../support/runs.js';

const DAY = 86_400_000;
let world: RunsHarness;

beforeEach(async () => {
  world = await openRuns({ profiles: companies(3), settings: { batchSize: 1, lanes: 1 }, speed: 1_000 });
});

afterEach(() => world.close());

function profile(customerId: number): Promise<ProfileView> {
  const { sql, documents, parts } = world;
  const files = { offer: () => Promise.reject(new Error('nobody asks')) };
  const results = createResults({ ...parts, sql, documents, audit: { record: async () => undefined }, files });
  return results.profile(ADMIN, 'enrichment', customerId);
}

const enrichedOf = ({ enriched }: ProfileView, field: string) => enriched.find((it) => it.field === field)?.value;

test('after the first run nothing has changed', async () => {
  await world.runToEnd();

  expect(await profile(1)).not.toHaveProperty('changes');
});

test('a profile that is another company now shows what there was before, field by field, beside what there is', async () => {
  await world.runToEnd();
  const before = await profile(1);
  await seedProfiles(world.sql, COLUMNS, [['k0', ...companies(1, 77)[0]!.slice(1)], ...companies(2, 1)]);

  await world.runToEnd();

  const after = await profile(1);
  expect(after.changes!.fields).toContainEqual({
    field: 'name',
    before: enrichedOf(before, 'name'),
    after: enrichedOf(after, 'name'),
  });
  for (const { field, before: was, after: is } of after.changes!.fields) {
    expect(was).not.toBe(is);
    if (field !== 'confidence') expect([was, is]).toEqual([enrichedOf(before, field), enrichedOf(after, field)]);
  }
  expect(after.changes).not.toHaveProperty('bucket');
  expect(await profile(2)).not.toHaveProperty('changes');
});

test('what a later run changes is compared with the run before it, and with none before that', async () => {
  await world.runToEnd();
  world.sandbox.faults.add({ on: 'bulk', do: 'drop' });
  await world.runToEnd('all');
  const lost = await profile(1);
  expect(lost).toMatchObject({ bucket: 'unknown', changes: { bucket: 'enriched', fields: [] } });

  await world.runToEnd('all');
  expect((await profile(1)).changes).toEqual({ bucket: 'unknown', fields: [] });
  await world.runToEnd('all');
  expect(await profile(1)).not.toHaveProperty('changes');
});

test('what the local stand-in had made up is nothing that was there before', async () => {
  await world.runToEnd();
  await world.sql.write(async (tx) => {
    await tx.run("UPDATE enriched SET industry = 'Made up', provider = 'elsewhere'");
    await tx.run("UPDATE run SET provider = 'elsewhere'");
  });

  await world.runToEnd('all');

  expect(await profile(1)).not.toHaveProperty('changes');
  const { figures } = (await world.sql.get("SELECT figures FROM run WHERE provider = 'sandbox'"))!;
  expect(JSON.parse(String(figures))).not.toHaveProperty('changed');
});

test('its consent to every option there is, as of now: what its addresses say, most restrictive first', async () => {
  await world.runToEnd();
  await giveContacts(world.sql, [
    [1, 'holly@contoso.com'],
    [1, 'desk@contoso.com'],
    [2, 'frank@contoso.com'],
  ]);
  const now = world.clock.now();
  const rows = [
    { email: 'holly@contoso.com', option: 'Newsletter', granted: true, dated: now - 9 * DAY },
    { email: 'desk@contoso.com', option: 'Newsletter', granted: false, dated: now - 20 * DAY },
    { email: 'holly@contoso.com', option: 'Surveys', granted: true, dated: now - 2 * DAY },
    { email: 'holly@contoso.com', option: 'Trial', granted: true, dated: now - 2 * DAY, expires: now + DAY },
    { email: 'frank@contoso.com', option: 'Partners', granted: true, dated: now - DAY },
  ];
  await importConsent(world.sql, now, rows, 1);

  expect((await profile(1)).consent).toEqual([
    { option: 'Newsletter', status: 'denied', at: now - 20 * DAY, source: 'CRM' },
    { option: 'Partners', status: 'notSet' },
    { option: 'Surveys', status: 'granted', at: now - 2 * DAY, source: 'CRM' },
    { option: 'Trial', status: 'granted', at: now - 2 * DAY, source: 'CRM' },
  ]);
  world.clock.jump(2 * DAY);
  expect((await profile(1)).consent[3]).toEqual({ option: 'Trial', status: 'notSet' });
  expect((await profile(3)).consent.map(({ status }) => status)).toEqual(['notSet', 'notSet', 'notSet', 'notSet']);
});

import type { LatestRun } from '../../services/enrichments.js';
import { openSetup, type SetupHarness } from '../support/setup.js';
import { ADA, AGREED, BOB, refusal, TOKEN } from '../support/trust.js';

let house: SetupHarness;
let connectionId: string;

beforeEach(async () => {
  house = await openSetup();
  const request = { token: { plain: TOKEN }, agreed: AGREED, verify: true };
  connectionId = (await house.connections.connect(ADA, request)).id;
});

afterEach(() => house.storage.close());

const save = (name: string, more: Partial<Parameters<SetupHarness['enrichments']['save']>[1]> = {}) =>
  house.enrichments.save(ADA, { name, connectionId, dataSet: 'Customer', mapping: { name: 'Company' }, ...more });
const ran = (id: string, enriched: number, updatedAt: number, state: LatestRun['state'] = 'Successful') =>
  house.runs.set(id, { id: `run of ${id}`, state, enriched, matchRate: 0.5, change: 3, updatedAt });

test('an enrichment shows its definition, and the figures of its newest run', async () => {
  const { id } = await save('All', { mapping: { name: 'company', website: 'Website' } });
  expect(await house.enrichments.find(ADA, id)).toMatchObject({ status: 'Not started', enriched: 0, active: true });
  ran(id, 420, 7);

  expect(await house.enrichments.find(ADA)).toEqual({
    id,
    name: 'All',
    connection: { id: connectionId, name: 'Leadspace', sandbox: true },
    dataSet: house.dataSets[0],
    mapping: { name: 'Company', website: 'Website' },
    active: true,
    status: 'Successful',
    runId: `run of ${id}`,
    enriched: 420,
    matchRate: 0.5,
    change: 3,
    updatedAt: 7,
  });
  expect((await house.connections.get(ADA, connectionId)).usedBy).toEqual(['All']);
});

test('My enrichments is sorted by what was asked for, and by name where that is equal', async () => {
  const ids = [];
  for (const name of ['Wave 10', 'Wave 9', 'alpha']) ids.push((await save(name)).id);
  ran(ids[0]!, 5, 100);
  ran(ids[1]!, 9, 50, 'Failed');
  const names = async (sort?: 'name' | 'status' | 'enriched' | 'updated' | 'dataSet') =>
    (await house.enrichments.list(ADA, sort ? { sort } : {})).map(({ name }) => name);

  expect(await names()).toEqual(['alpha', 'Wave 9', 'Wave 10']);
  expect(await names('enriched')).toEqual(['Wave 9', 'Wave 10', 'alpha']);
  expect(await names('updated')).toEqual(['Wave 10', 'Wave 9', 'alpha']);
  expect(await names('status')).toEqual(['Wave 9', 'alpha', 'Wave 10']);
  expect(await names('dataSet')).toEqual(['alpha', 'Wave 9', 'Wave 10']);
});

test('a search finds in the name, in any letter case', async () => {
  await save('Dutch wholesale');
  await save('British retail');

  expect((await house.enrichments.list(ADA, { search: ' WHOLE ' })).map(({ name }) => name)).toEqual([
    'Dutch wholesale',
  ]);
  expect(await house.enrichments.list(ADA, { search: '%' })).toEqual([]);
});

test('one is found by its id, by its name in any letter case, or because it is the only one', async () => {
  const { id } = await save('Only one');
  for (const wanted of [id, 'ONLY one', undefined, '']) expect((await house.enrichments.find(ADA, wanted)).id).toBe(id);
  await save('Another');

  await expect(house.enrichments.find(ADA)).rejects.toMatchObject(refusal('notFound', { what: 'enrichment' }));
  await expect(house.enrichments.find(ADA, 'nothing')).rejects.toMatchObject(refusal('notFound'));
});

test('a definition that cannot work is refused, and nothing changes', async () => {
  const { id } = await save('Taken');

  await expect(save('  ')).rejects.toMatchObject(refusal('nameMissing'));
  await expect(save('tAKEN ')).rejects.toMatchObject(refusal('nameTaken', { name: 'tAKEN' }));
  await expect(save('New', { connectionId: 'gone' })).rejects.toMatchObject(refusal('connectionMissing'));
  await expect(save('New', { mapping: { name: 'Nonsense' } })).rejects.toMatchObject(refusal('fieldUnknown'));
  await expect(save('New', { id: 'gone' })).rejects.toMatchObject(refusal('notFound'));
  expect((await save('TAKEN', { id })).name).toBe('TAKEN');
  expect(house.storage.documents.read().enrichments).toHaveLength(1);
});

test('of two that take one name at the same moment one is refused', async () => {
  const outcomes = await Promise.allSettled([save('Same'), save('same')]);

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('deactivating keeps everything else, and both ways are audited', async () => {
  const { id } = await save('All');
  ran(id, 5, 1);

  expect(await house.enrichments.setActive(ADA, id, false)).toMatchObject({ active: false, enriched: 5 });
  expect(await house.enrichments.setActive(ADA, id, true)).toMatchObject({ active: true });

  expect((await house.actions()).slice(-2)).toEqual(['enrichment.deactivate', 'enrichment.activate']);
});

test('an enrichment whose data set or connection is gone is still there to be edited', async () => {
  await save('All');
  house.dataSets.splice(0);
  await house.storage.documents.update((draft) => {
    draft.connections = [];
  });

  expect(await house.enrichments.list(ADA)).toMatchObject([
    { dataSet: { id: 'Customer', kind: 'customer', size: 0 }, connection: { id: connectionId, name: '' } },
  ]);
});

test('viewers see, administrators change', async () => {
  const { id } = await save('All');
  await expect(house.enrichments.list(BOB)).rejects.toMatchObject(refusal('notAllowed'));
  await house.access.grant(ADA, BOB, 'viewer');

  expect(await house.enrichments.list(BOB)).toHaveLength(1);
  await expect(house.enrichments.setActive(BOB, id, false)).rejects.toMatchObject(refusal('notAllowed'));
  const definition = { name: 'New', connectionId, dataSet: 'Customer', mapping: { name: 'Company' } };
  await expect(house.enrichments.save(BOB, definition)).rejects.toMatchObject(refusal('notAllowed'));
});

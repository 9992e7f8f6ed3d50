import { dataSetsOf } from '../../../services/import/entity.js';
import { countByName, countProfiles, pageByName, snapshotSignature, streamMapped } from '../../../storage/profiles.js';
import { FRANK, fieldIs, HOLLY, openSegments, type SegmentHarness, seedContoso } from '../../support/segments.js';
import { ADA } from '../../support/trust.js';

let house: SegmentHarness;

beforeEach(async () => {
  house = await openSegments();
  await seedContoso(house);
});

afterEach(() => house.close());

async function made(name: string, city: string) {
  const { id } = await house.segments.save(ADA, { name, rule: fieldIs('City', city), kind: 'dynamic' });
  await house.ended(id);
  return id;
}

async function streamed(dataSet: string): Promise<[number, string][]> {
  const found: [number, string][] = [];
  for await (const block of streamMapped(house.sql, dataSet, { name: 'Company' }))
    found.push(...block.map(({ customerId, name }): [number, string] => [customerId, name]));
  return found;
}

test('the profiles of a segment are streamed, paged, searched and counted like those of the Customer entity', async () => {
  const id = await made('Delft', 'Delft');
  const { sql } = house;

  expect(await streamed(id)).toEqual([
    [HOLLY, 'Contoso Retail'],
    [FRANK, 'Contoso Wholesale'],
  ]);
  expect(await streamed('Customer')).toHaveLength(4);
  expect([await countProfiles(sql, id), await countProfiles(sql)]).toEqual([2, 4]);
  expect([await countByName(sql, id, 'Company', 'O'), await countByName(sql, id, 'Company', 'northwind')]).toEqual([
    2, 0,
  ]);
  const page = { limit: 1, after: HOLLY, search: 'contoso' };
  expect(await pageByName(sql, id, 'Company', page)).toEqual({
    rows: [{ customerId: FRANK, name: 'Contoso Wholesale' }],
    more: false,
  });
  expect((await pageByName(sql, id, 'Company', { limit: 1 })).more).toBe(true);
});

test('a segment that is unknown, or was never refreshed, has nobody', async () => {
  expect(await streamed('nothing')).toEqual([]);
  expect(await countProfiles(house.sql, 'nothing')).toBe(0);
  expect(await countByName(house.sql, 'nothing', 'Company')).toBe(0);
});

test('the signature of a segment changes when its members were found anew, and with every snapshot', async () => {
  const id = await made('Delft', 'Delft');
  const signature = () => snapshotSignature(house.sql, id);
  const first = await signature();
  expect(await signature()).toBe(first);

  await house.segments.refresh(ADA, id);
  await house.ended(id);
  const second = await signature();
  await seedContoso(house);

  expect(new Set([first, second, await signature()]).size).toBe(3);
});

test('data sets are the Customer entity and then segments by name, with size, age, and whether they are outdated', async () => {
  const delft = await made('Delft', 'Delft');
  const breda = await made('Breda', 'Breda');
  const sets = () => dataSetsOf(house.sql, house.storage.documents);
  const asOf = house.clock.now();

  expect(await sets()).toEqual([
    { id: 'Customer', kind: 'customer', name: 'Customer', size: 4, asOf: 0 },
    { id: breda, kind: 'segment', name: 'Breda', size: 2, asOf },
    { id: delft, kind: 'segment', name: 'Delft', size: 2, asOf },
  ]);

  await house.segments.setGuard(ADA, 'newsletter');
  await house.segments.setActive(ADA, breda, false);
  expect(await sets()).toMatchObject([{ id: 'Customer' }, { id: delft, outdated: true }]);
});

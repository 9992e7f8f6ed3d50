import type { Rule } from '../../services/segments/rule.js';
import { consentIs, fieldIs, openSegments, type SegmentHarness, seedContoso, seedPeople } from '../support/segments.js';
import { ADA, BOB, refusal } from '../support/trust.js';

let house: SegmentHarness;

beforeEach(async () => {
  house = await openSegments();
  await seedContoso(house);
});

afterEach(() => house.close());

const NEWSLETTER = consentIs('Newsletter', 'granted');
const DELFT = fieldIs('City', 'Delft');

async function made(name: string, rule: Rule = DELFT, kind: 'dynamic' | 'static' = 'dynamic') {
  const { id } = await house.segments.save(ADA, { name, rule, kind });
  return house.ended(id);
}

const auditOf = async (action: string) =>
  (await house.sql.all('SELECT details FROM audit_entries WHERE action = $1 ORDER BY seq', [action])).map(
    ({ details }) => JSON.parse(String(details)) as unknown,
  );

test('a segment is saved, refreshed in the background, and shown with its rule in both languages', async () => {
  const saved = await house.segments.save(ADA, { name: ' Readers ', rule: NEWSLETTER, kind: 'dynamic' });
  expect(saved).toMatchObject({ name: 'Readers', state: 'Refreshing', members: 0, trend: [] });

  expect(await house.ended(saved.id)).toEqual({
    ...{ id: saved.id, name: 'Readers', kind: 'dynamic', active: true, state: 'Successful' },
    rule: NEWSLETTER,
    words: {
      en: 'Consent option = Newsletter AND Consent status = granted',
      nl: 'Toestemmingsoptie = Newsletter EN Toestemmingsstatus = verleend',
    },
    members: 1,
    refreshedAt: house.clock.now(),
    outdated: false,
    trend: [{ at: house.clock.now(), members: 1, added: 1, gone: 0, withdrawn: 0 }],
    usedBy: { enrichments: [] },
  });
  expect(house.told).toContain(`segment:${saved.id}`);
});

test('one is found by its id, and by its name in any letter case', async () => {
  const { id } = await made('Delft');

  for (const wanted of [id, 'DELFT ']) expect((await house.segments.find(ADA, wanted)).id).toBe(id);
  await expect(house.segments.find(ADA, 'Breda')).rejects.toMatchObject(refusal('notFound', { what: 'segment' }));
  await expect(house.segments.progress('gone')).rejects.toMatchObject(refusal('notFound'));
});

test('names are unique in any letter case, and none is that of the Customer entity', async () => {
  const { id } = await made('Delft');
  const save = (name: string) => house.segments.save(ADA, { name, rule: DELFT, kind: 'dynamic' });

  await expect(save('  ')).rejects.toMatchObject(refusal('nameMissing'));
  for (const name of ['dELFT ', 'ＤＥＬＦＴ', 'customer', 'KLANT'])
    await expect(save(name)).rejects.toMatchObject(refusal('nameTaken', { name: name.trim() }));
  const other = await made('Breda');
  await expect(house.segments.rename(ADA, other.id, 'delft')).rejects.toMatchObject(refusal('nameTaken'));
  expect((await house.segments.rename(ADA, id, 'DELFT')).name).toBe('DELFT');
  expect((await house.segments.list(ADA)).map(({ name }) => name)).toEqual(['Breda', 'DELFT']);
});

test('of two that take one name at the same moment one is refused', async () => {
  const outcomes = await Promise.allSettled([made('Same'), made('same')]);

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('what is no rule is not kept, however it comes', async () => {
  let deep: Rule = DELFT;
  for (let depth = 0; depth < 5_000; depth += 1) deep = { not: deep };
  const wide: Rule = { any: Array.from({ length: 5_000 }, (_, index) => fieldIs('City', String(index))) };
  const wrong: unknown[] = [
    undefined,
    {},
    { all: [] },
    { ...fieldIs('City', 'Delft'), more: 1 },
    { attribute: { of: 'profile', field: 'City' }, is: { operator: 'like', values: ['x'] } },
    { attribute: { of: 'profile', field: 'City' }, is: { operator: '=', values: [] } },
    { attribute: { of: 'consent', field: 'option' }, is: { operator: '=', values: ['x'] } },
    { consent: DELFT },
    deep,
    wide,
  ];
  for (const rule of wrong)
    await expect(house.segments.save(ADA, { name: 'No', rule: rule as Rule, kind: 'dynamic' })).rejects.toMatchObject(
      refusal('ruleMissing'),
    );

  expect(house.storage.documents.read().segments).toEqual([]);
});

test('the audit log says what was changed and what a rule is about, and no value of it', async () => {
  const { id } = await made('Delft', { all: [DELFT, NEWSLETTER] });
  await house.segments.save(ADA, { id, name: 'Delft', rule: NEWSLETTER, kind: 'static' });
  await house.ended(id);
  await house.segments.rename(ADA, id, 'Readers');
  await house.segments.setActive(ADA, id, false);
  await house.segments.remove(ADA, id);

  const actions = (await house.actions()).filter((action) => action.startsWith('segment'));
  expect(actions).toEqual([
    'segment.create',
    'segment.change',
    'segment.rename',
    'segment.deactivate',
    'segment.remove',
  ]);
  expect(await auditOf('segment.create')).toEqual([{ kind: 'dynamic', profile: 1, enriched: 0, consent: 2 }]);
  expect(await auditOf('segment.change')).toEqual([{ kind: 'static', profile: 0, enriched: 0, consent: 2 }]);
  expect(JSON.stringify(await house.sql.all('SELECT * FROM audit_entries'))).not.toMatch(/delft|newsletter/i);
});

test('a deactivated segment keeps its members and is not refreshed; active again it is', async () => {
  const { id } = await made('Delft');
  expect(await house.segments.setActive(ADA, id, false)).toMatchObject({ active: false, state: 'Skipped', members: 2 });
  await expect(house.segments.refresh(ADA, id)).rejects.toMatchObject(refusal('segmentInactive', { name: 'Delft' }));
  await seedPeople(house.sql, ['Account', 'Company', 'City'], [{ cells: ['H1', 'Contoso', 'Delft'] }]);
  expect((await house.segments.members(ADA, id)).total).toBe(2);

  await house.segments.setActive(ADA, id, true);

  expect(await house.ended(id)).toMatchObject({ state: 'Successful', members: 1 });
});

test('a segment goes with its members, unless an enrichment runs over it', async () => {
  const { id } = await made('Delft');
  const other = await made('Breda', fieldIs('City', 'Breda'));
  const use = { id: 'e1', name: 'Nightly', connectionId: 'c', mapping: { name: 'Company' }, active: true };
  await house.storage.documents.update((draft) => {
    draft.enrichments.push({ ...use, dataSet: id, createdAt: 0, createdBy: 'ada', changedAt: 0 });
  });
  expect((await house.segments.find(ADA, id)).usedBy).toEqual({ enrichments: [{ id: 'e1', name: 'Nightly' }] });
  await expect(house.segments.remove(ADA, id)).rejects.toMatchObject(
    refusal('segmentInUse', { name: 'Delft', users: 'Nightly' }),
  );
  await house.storage.documents.update((draft) => {
    draft.enrichments = [];
  });

  await house.segments.remove(ADA, id);

  await expect(house.segments.find(ADA, id)).rejects.toMatchObject(refusal('notFound'));
  for (const table of ['segment_member', 'segment_output', 'segment_history', 'segment_refresh'])
    expect((await house.sql.all(`SELECT DISTINCT segment_id FROM ${table}`)).map((row) => row.segment_id)).toEqual([
      other.id,
    ]);
});

test('members are paged by five, there and back, under the name of their company or else their key', async () => {
  const people = Array.from({ length: 12 }, (_, index) => ({
    cells: [`K${index + 1}`, index === 1 ? ' ' : `Company ${index + 1}`, 'Delft'],
  }));
  await seedPeople(house.sql, ['Account', 'Company', 'City'], people);
  const { id } = await made('Delft');
  const page = async (at?: { after?: number; before?: number }) => house.segments.members(ADA, id, at);
  const ids = ({ rows }: Awaited<ReturnType<typeof page>>) => rows.map(({ customerId }) => customerId);

  const first = await page();
  expect(first).toMatchObject({ segment: { id, name: 'Delft' }, total: 12, refreshedAt: house.clock.now(), next: 5 });
  expect(first.rows.slice(0, 2)).toEqual([
    { customerId: 1, name: 'Company 1' },
    { customerId: 2, name: 'K2' },
  ]);
  expect(first.previous).toBeUndefined();
  const last = await page({ after: (await page({ after: 5 })).next! });
  expect([ids(last), last.next]).toEqual([[11, 12], undefined]);
  const back = await page({ before: last.previous! });
  expect([ids(back), back.previous, back.next]).toEqual([[6, 7, 8, 9, 10], 6, 10]);
  expect(ids(await page({ before: back.previous! }))).toEqual([1, 2, 3, 4, 5]);
});

test('viewers look, contributors change', async () => {
  const { id } = await made('Delft');
  await house.access.grant(ADA, BOB, 'viewer');

  expect((await house.segments.list(BOB)).map((one) => one.id)).toEqual([id]);
  expect((await house.segments.members(BOB, id)).total).toBe(2);
  const input = { name: 'Mine', rule: DELFT, kind: 'dynamic' as const };
  for (const change of [
    () => house.segments.save(BOB, input),
    () => house.segments.read(BOB, 'City=Delft'),
    () => house.segments.preview(BOB, DELFT),
    () => house.segments.refresh(BOB, id),
    () => house.segments.rename(BOB, id, 'Mine'),
    () => house.segments.setActive(BOB, id, false),
    () => house.segments.remove(BOB, id),
    () => house.segments.setGuard(BOB, undefined),
    () => house.segments.override(BOB, id, 'because'),
  ])
    await expect(change()).rejects.toMatchObject(refusal('notAllowed'));
});

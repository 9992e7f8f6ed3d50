import { segmentFit } from '../../../services/segments/membership.js';
import type { Rule } from '../../../services/segments/rule.js';
import {
  CONTOSO,
  consentIs,
  FRANK,
  fieldIs,
  HOLLY,
  NORA,
  openSegments,
  type SegmentHarness,
  said,
  seedConsent,
  seedContoso,
} from '../../support/segments.js';
import { ADA, BOB, DAY, refusal } from '../../support/trust.js';

let house: SegmentHarness;

beforeEach(async () => {
  house = await openSegments();
  await seedContoso(house);
});

afterEach(() => house.close());

const DELFT = fieldIs('City', 'Delft');

async function made(rule: Rule, name: string, kind: 'dynamic' | 'static' = 'dynamic') {
  const { id } = await house.segments.save(ADA, { name, rule, kind });
  return house.ended(id);
}

async function refreshed(id: string) {
  await house.segments.refresh(ADA, id);
  return house.ended(id);
}

/** Who of all profiles still fits, as an export or a run asks. */
async function fitting(id: string): Promise<number[]> {
  const { sql, storage, clock } = house;
  const among = 'SELECT customer_id FROM customer WHERE customer_id > $1';
  const query = await segmentFit({ sql, documents: storage.documents }, id, { now: clock.now(), first: 2, among });
  const rows = await sql.all(`SELECT customer_id FROM (${query.sql}) AS fit ORDER BY 1`, [0, ...query.params]);
  return rows.map((row) => Number(row.customer_id));
}

test('with a guard only those are members who have granted its option; the rule stays as it is', async () => {
  const { id } = await made(DELFT, 'Delft');
  await house.segments.setGuard(ADA, 'newsletter');
  expect(house.segments.guard()).toEqual({ option: 'newsletter', by: ADA.name, at: house.clock.now() });
  expect(await house.segments.find(ADA, id)).toMatchObject({ outdated: true, guard: { option: 'Newsletter' } });
  expect(await house.memberIds(id)).toEqual([HOLLY, FRANK]);

  expect(await refreshed(id)).toMatchObject({ outdated: false, members: 1, rule: DELFT });

  expect(await house.memberIds(id)).toEqual([FRANK]);
  expect(await house.segments.preview(ADA, DELFT)).toMatchObject({ members: 1, guarded: 1, profiles: 4 });
  await house.segments.setGuard(ADA, undefined);
  expect(await house.segments.find(ADA, id)).toMatchObject({ outdated: true });
  expect(await refreshed(id)).toMatchObject({ outdated: false, members: 2 });
});

test('of a rule about another option the guard is a second question, of a row of its own', async () => {
  const { id } = await made(consentIs('Product updates', 'granted'), 'Product news');
  expect(await house.memberIds(id)).toEqual([HOLLY]);
  await house.segments.setGuard(ADA, 'newsletter');

  await refreshed(id);

  expect(await house.memberIds(id)).toEqual([]);
  expect((await house.segments.preview(ADA, consentIs('Product updates', 'granted'))).warnings).toEqual([
    { code: 'noMembers' },
  ]);
});

test('an administrator takes a segment out of the guard, with a reason that is logged', async () => {
  const { id } = await made(DELFT, 'Delft');
  await made(DELFT, 'Delft too');
  await house.segments.setGuard(ADA, 'newsletter');
  await refreshed(id);
  await expect(house.segments.override(ADA, id, '  ')).rejects.toMatchObject(refusal('reasonMissing'));

  const view = await house.segments.override(ADA, id, ' Invoices go to everybody ');

  const override = { reason: 'Invoices go to everybody', by: ADA.name, at: house.clock.now() };
  expect(view).toMatchObject({ outdated: true, guard: { option: 'Newsletter', override } });
  expect(await fitting(id)).toEqual([HOLLY, FRANK, NORA, 4]);
  expect(await refreshed(id)).toMatchObject({ members: 2 });
  expect((await house.segments.find(ADA, 'Delft too')).guard).toEqual({ option: 'Newsletter' });
  const [logged] = await house.sql.all("SELECT details FROM audit_entries WHERE action = 'segment.override'");
  expect(JSON.parse(String(logged!.details))).toEqual({ override: true, reason: 'Invoices go to everybody' });

  expect((await house.segments.override(ADA, id, undefined)).guard).toEqual({ option: 'Newsletter' });
  expect(await fitting(id)).toEqual([FRANK]);
});

test('an option that nobody knows is no guard, and a guard whose option is gone lets nobody through', async () => {
  await expect(house.segments.setGuard(ADA, 'nonsense')).rejects.toMatchObject(refusal('notFound', { what: 'option' }));
  const { id } = await made(DELFT, 'Delft');
  await house.storage.documents.update((draft) => {
    draft.guard = { option: 'long gone', by: 'Ada', at: 0 };
  });

  expect(await house.segments.find(ADA, id)).toMatchObject({ guard: { option: 'long gone' }, outdated: true });
  expect(await fitting(id)).toEqual([]);
  expect(await house.segments.preview(ADA, DELFT)).toMatchObject({ members: 0, guarded: 2 });
  expect(await refreshed(id)).toMatchObject({ members: 0 });
});

test('a static segment loses those whom a new guard asks in vain', async () => {
  const { id } = await made(DELFT, 'Delft', 'static');
  await house.segments.setGuard(ADA, 'newsletter');

  await refreshed(id);

  expect(await house.memberIds(id)).toEqual([FRANK]);
});

test('who fits is asked of the consent of this moment, not of the last refresh or unification', async () => {
  const { id } = await made(consentIs('Newsletter', 'granted'), 'Readers');
  expect(await fitting(id)).toEqual([FRANK]);
  await house.clock.advance(DAY);
  await seedConsent(house.sql, [said('frank@contoso.com', 'Newsletter', false)], house.clock.now());

  expect(await house.memberIds(id)).toEqual([FRANK]);
  expect(await fitting(id)).toEqual([]);
  expect(await fitting('nobody knows')).toEqual([]);
});

test('where consent is one of several ways in, the others are looked up too', async () => {
  const { id } = await made({ any: [DELFT, consentIs('Newsletter', 'denied')] }, 'Either');
  expect(await house.memberIds(id)).toEqual([HOLLY, FRANK]);
  const nora = said('nora@northwind.example', 'Newsletter', false);
  await house.clock.advance(DAY);
  await seedConsent(house.sql, [...CONTOSO, nora], house.clock.now());
  await refreshed(id);
  expect(await house.memberIds(id)).toEqual([HOLLY, FRANK, NORA]);

  await house.clock.advance(DAY);
  await seedConsent(house.sql, [said('nora@northwind.example', 'Newsletter', true)], house.clock.now());

  expect(await fitting(id)).toEqual([HOLLY, FRANK]);
});

test('a grant whose time is over counts neither for members nor for who fits', async () => {
  const { id } = await made(consentIs('Newsletter', 'granted'), 'Readers');
  const until = { ...said('frank@contoso.com', 'Newsletter', true), expiresAt: house.clock.now() + 2 * DAY };
  await house.clock.advance(DAY);
  await seedConsent(house.sql, [...CONTOSO.slice(0, 2), until], house.clock.now());
  await refreshed(id);
  expect([await house.memberIds(id), await fitting(id)]).toEqual([[FRANK], [FRANK]]);

  await house.clock.advance(DAY);

  expect(await fitting(id)).toEqual([]);
  await refreshed(id);
  expect(await house.memberIds(id)).toEqual([]);
});

test('only administrators set the guard and go past it', async () => {
  const { id } = await made(DELFT, 'Delft');
  await house.access.grant(ADA, BOB, 'contributor');

  await expect(house.segments.setGuard(BOB, 'newsletter')).rejects.toMatchObject(refusal('notAllowed'));
  await expect(house.segments.override(BOB, id, 'because')).rejects.toMatchObject(refusal('notAllowed'));
});

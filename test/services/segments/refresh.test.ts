import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rule } from '../../../services/segments/rule.js';
import type { Sql } from '../../../storage/sql.js';
import {
  consentIs,
  FRANK,
  fieldIs,
  HOLLY,
  NORA,
  OTTO,
  openSegments,
  type SegmentHarness,
  said,
  seedConsent,
  seedContoso,
  seedPeople,
} from '../../support/segments.js';
import { ADA, DAY } from '../../support/trust.js';

let house: SegmentHarness;

beforeEach(async () => {
  house = await openSegments();
  await seedContoso(house);
});

afterEach(() => house.close());

async function made(rule: Rule, kind: 'dynamic' | 'static' = 'dynamic', name = 'Segment') {
  const { id } = await house.segments.save(ADA, { name, rule, kind });
  return house.ended(id);
}

async function refreshed(id: string) {
  await house.segments.refresh(ADA, id);
  return house.ended(id);
}

/** Consent data is read again a day later. */
async function nextDay(rows: Parameters<typeof seedConsent>[1]): Promise<void> {
  await house.clock.advance(DAY);
  await seedConsent(house.sql, rows, house.clock.now());
}

test('granted, denied and not set are three answers, also of people without any record', async () => {
  const of = async (rule: Rule, name: string) => house.memberIds((await made(rule, 'dynamic', name)).id);

  expect(await of(consentIs('Newsletter', 'granted'), 'granted')).toEqual([FRANK]);
  expect(await of(consentIs('Newsletter', 'denied'), 'denied')).toEqual([HOLLY]);
  expect(await of(consentIs('Newsletter', 'notSet'), 'not set')).toEqual([NORA, OTTO]);
  // Those who have not granted are taken out: nobody without a record slips through.
  const excluded: Rule = { not: { not: consentIs('Newsletter', 'granted') } };
  expect(await of(excluded, 'without those who have not granted')).toEqual([FRANK]);
  expect(await of({ not: consentIs('Newsletter', 'granted') }, 'not granted')).toEqual([HOLLY, NORA, OTTO]);
});

test('a dynamic segment follows consent; what changed is told, and older members are outdated until then', async () => {
  const { id } = await made(consentIs('Newsletter', 'granted'));
  await nextDay([said('holly@contoso.com', 'Newsletter', true), said('frank@contoso.com', 'Newsletter', false)]);
  expect(await house.segments.find(ADA, id)).toMatchObject({ outdated: true, members: 1 });
  expect(await house.memberIds(id)).toEqual([FRANK]);

  const view = await refreshed(id);

  expect(await house.memberIds(id)).toEqual([HOLLY]);
  expect(view).toMatchObject({ outdated: false, members: 1, state: 'Successful' });
  expect(view.trend).toEqual([
    { at: house.clock.now(), members: 1, added: 1, gone: 1, withdrawn: 1 },
    { at: house.clock.now() - DAY, members: 1, added: 1, gone: 0, withdrawn: 0 },
  ]);
  expect(await outputs()).toBe(1);
});

test('a static segment keeps its members, but for those whose consent no longer fits', async () => {
  const { id } = await made({ all: [fieldIs('City', 'Delft'), consentIs('Newsletter', 'granted')] }, 'static');
  const everybody = await made(fieldIs('City', 'Delft'), 'static', 'Delft');
  expect(await house.memberIds(id)).toEqual([FRANK]);
  // Frank moves, Nora comes, and Holly says yes: none of this changes a static segment.
  const cells = (city: string, key: string) => [key, 'Contoso', city];
  await seedPeople(
    house.sql,
    ['Account', 'Company', 'City'],
    [
      { cells: cells('Delft', 'H1'), emails: ['holly@contoso.com'] },
      { cells: cells('Breda', 'F1'), emails: ['frank@contoso.com'] },
      { cells: cells('Delft', 'N1'), emails: ['nora@northwind.example'] },
    ],
  );
  await nextDay([said('holly@contoso.com', 'Newsletter', true), said('frank@contoso.com', 'Newsletter', true)]);
  await refreshed(id);
  expect(await house.memberIds(id)).toEqual([FRANK]);
  await refreshed(everybody.id);
  expect(await house.memberIds(everybody.id)).toEqual([HOLLY, FRANK]);

  await nextDay([said('frank@contoso.com', 'Newsletter', false)]);
  expect((await refreshed(id)).trend[0]).toMatchObject({ members: 0, added: 0, gone: 1 });

  // Who has left does not come back by itself.
  await nextDay([said('frank@contoso.com', 'Newsletter', true)]);
  expect(await refreshed(id)).toMatchObject({ members: 0 });
});

test('with another rule the members are found anew, also of a static segment', async () => {
  const { id } = await made(fieldIs('City', 'Delft'), 'static');

  await house.segments.save(ADA, { id, name: 'Segment', rule: fieldIs('City', 'Breda'), kind: 'static' });
  await house.ended(id);

  expect(await house.memberIds(id)).toEqual([NORA, OTTO]);
});

test('a refresh unifies first, and one that waits is not asked for twice', async () => {
  const { id } = await made(consentIs('Newsletter', 'granted'));
  await nextDay([said('holly@contoso.com', 'Newsletter', true)]);
  let go = () => {};
  house.unifying.hold = new Promise<void>((resolve) => {
    go = resolve;
  });
  const before = house.unifying.times;

  await Promise.all([1, 2, 3].map(() => house.segments.refresh(ADA, id)));
  expect((await house.segments.find(ADA, id)).state).toBe('Refreshing');
  go();

  expect((await house.ended(id)).trend).toHaveLength(2);
  expect(house.unifying.times).toBe(before + 1);
});

test('a refresh that fails keeps the members, and says where to look; nothing of the data is logged', async () => {
  const { id } = await made(consentIs('Newsletter', 'granted'));
  house.unifying.failure = new Error('Conversion Error: could not read "frank@contoso.com"');

  const view = await refreshed(id);

  expect(view).toMatchObject({ state: 'Failed', members: 1, failure: { reference: expect.any(String) } });
  expect(await house.memberIds(id)).toEqual([FRANK]);
  expect(JSON.stringify(house.logged)).toContain(view.failure!.reference);
  expect(JSON.stringify(house.logged)).not.toContain('frank');
  delete house.unifying.failure;
  expect(await refreshed(id)).toMatchObject({ state: 'Successful' });
});

test('readers see the members of before until all new ones are there, and then those alone', async () => {
  await house.close();
  let look: () => Promise<unknown> = async () => {};
  house = await openSegments({
    wrap: (sql) => ({
      ...sql,
      beside: async (work) => {
        const written = await sql.beside(work);
        await look();
        return written;
      },
    }),
  });
  await seedContoso(house);
  const { id } = await made(consentIs('Newsletter', 'granted'));
  await nextDay([said('holly@contoso.com', 'Newsletter', true)]);
  const seen: unknown[] = [];
  look = async () =>
    seen.push(await house.memberIds(id), (await house.segments.members(ADA, id)).total, await outputs());

  await refreshed(id);

  expect(seen).toEqual([[FRANK], 1, 2]);
  expect([await house.memberIds(id), await outputs()]).toEqual([[HOLLY], 1]);
});

test('what a restart interrupts keeps the members of before, and is taken up again', async () => {
  await house.close();
  const folder = await mkdtemp(join(tmpdir(), 'segments-'));
  house = await openSegments({ folder });
  await seedContoso(house);
  const { id } = await made(consentIs('Newsletter', 'granted'));
  await nextDay([said('holly@contoso.com', 'Newsletter', true)]);
  // The process ends when the new members are written, and before anybody may read them.
  const { clock } = house;
  await house.close();
  let wake = () => {};
  const written = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const wrap = (sql: Sql): Sql => ({
    ...sql,
    beside: async (work) => {
      await sql.beside(work);
      wake();
      return new Promise(() => {});
    },
  });
  house = await openSegments({ folder, clock, wrap });
  await house.segments.refresh(ADA, id);
  await written;
  expect([await house.memberIds(id), await outputs()]).toEqual([[FRANK], 2]);
  await house.storage.close();

  house = await openSegments({ folder, clock });
  expect(await house.segments.find(ADA, id)).toMatchObject({ state: 'Refreshing', members: 1 });
  expect(await house.memberIds(id)).toEqual([FRANK]);
  await house.segments.resume();

  expect(await house.ended(id)).toMatchObject({ state: 'Successful', members: 1 });
  expect(await house.memberIds(id)).toEqual([HOLLY]);
  expect(await outputs()).toBe(1);
  await house.close();
  await rm(folder, { recursive: true });
  house = await openSegments();
});

test('a segment that was saved and never refreshed is refreshed at the start, and what is left of one that is gone goes', async () => {
  const { id } = await made(fieldIs('City', 'Delft'));
  const other = await made(fieldIs('City', 'Breda'), 'dynamic', 'Breda');
  // The process ended between the settings and the rows.
  await house.sql.write((tx) => tx.run('DELETE FROM segment_refresh WHERE segment_id = $1', [id]));
  await house.storage.documents.update((draft) => {
    draft.segments = draft.segments.filter((segment) => segment.id !== other.id);
  });

  await house.segments.resume();

  expect((await house.ended(id)).trend).toHaveLength(2);
  expect(await house.memberIds(other.id)).toEqual([]);
  expect(await outputs()).toBe(1);
});

test('of a segment that is removed while it is refreshed nothing is left', async () => {
  const { id } = await made(fieldIs('City', 'Delft'));
  let go = () => {};
  house.unifying.hold = new Promise<void>((resolve) => {
    go = resolve;
  });
  await house.segments.refresh(ADA, id);
  await house.segments.remove(ADA, id);
  go();
  await house.segments.stop();

  expect(await outputs()).toBe(0);
  expect(await house.sql.all('SELECT * FROM segment_refresh')).toEqual([]);
});

const outputs = async () => (await house.storage.sql.all('SELECT DISTINCT output FROM segment_member')).length;

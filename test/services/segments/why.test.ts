import type { Rule } from '../../../services/segments/rule.js';
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
import { ADA, DAY, refusal } from '../../support/trust.js';

let house: SegmentHarness;

beforeEach(async () => {
  house = await openSegments();
  await seedContoso(house);
});

afterEach(() => house.close());

async function made(rule: Rule) {
  const { id } = await house.segments.save(ADA, { name: 'Segment', rule, kind: 'dynamic' });
  await house.ended(id);
  return id;
}

test('a person is found by CustomerId, e-mail address, phone number or company name, in the segment or not', async () => {
  const id = await made(consentIs('Newsletter', 'granted'));
  const who = async (person: string) => (await house.segments.why(ADA, id, person)).customerId;

  for (const person of ['1', ' Holly@Contoso.COM ', '06-12345678', '+31 6 1234 5678', 'contoso RETAIL', 'retail'])
    expect(await who(person)).toBe(HOLLY);
  expect(await who('frank@contoso.com')).toBe(FRANK);
  expect(await who('o1')).toBe(OTTO);
  for (const person of ['', '99', 'nobody@contoso.com', 'Nobody', "'; DROP"])
    await expect(house.segments.why(ADA, id, person)).rejects.toMatchObject(refusal('notFound', { what: 'person' }));
});

test('every condition says whether it holds, for members and for others', async () => {
  const id = await made({ all: [fieldIs('City', 'Delft'), consentIs('Newsletter', 'granted')] });

  const holly = await house.segments.why(ADA, id, 'holly@contoso.com');
  expect(holly).toMatchObject({ customerId: HOLLY, name: 'Contoso Retail', member: false, holds: false });
  expect(holly.guard).toBeUndefined();
  expect(holly.conditions.length).toBeGreaterThan(1);
  expect(holly.conditions.some(({ holds }) => !holds)).toBe(true);
  expect(await house.segments.why(ADA, id, 'frank@contoso.com')).toMatchObject({ member: true, holds: true });
  expect(await house.segments.why(ADA, id, String(NORA))).toMatchObject({ member: false, holds: false });
});

test('members as of the last refresh and what holds now are told apart', async () => {
  const id = await made(consentIs('Newsletter', 'granted'));
  await house.clock.advance(DAY);
  await seedConsent(house.sql, [said('frank@contoso.com', 'Newsletter', false)], house.clock.now());

  expect(await house.segments.why(ADA, id, 'frank@contoso.com')).toMatchObject({ member: true, holds: false });
});

test('the guard is one of the reasons', async () => {
  const id = await made(fieldIs('City', 'Delft'));
  await house.segments.setGuard(ADA, 'newsletter');

  expect(await house.segments.why(ADA, id, 'holly@contoso.com')).toMatchObject({
    member: true,
    holds: false,
    guard: { option: 'Newsletter', holds: false },
  });
  await house.segments.override(ADA, id, 'Everybody may have this');
  const why = await house.segments.why(ADA, id, 'holly@contoso.com');
  expect([why.holds, why.guard]).toEqual([true, undefined]);
});

test('of several profiles with one address the first is shown, and how many others there are', async () => {
  await seedPeople(
    house.sql,
    ['Account', 'Company', 'City'],
    ['A', 'B', 'C'].map((key) => ({ cells: [key, `Company ${key}`, 'Delft'], emails: ['info@shared.example'] })),
  );
  const id = await made(fieldIs('City', 'Delft'));

  expect(await house.segments.why(ADA, id, 'info@shared.example')).toMatchObject({ customerId: 1, others: 2 });
  expect(await house.segments.why(ADA, id, 'company')).toMatchObject({ customerId: 1, others: 2 });
  expect((await house.segments.why(ADA, id, 'Company B')).others).toBeUndefined();
});

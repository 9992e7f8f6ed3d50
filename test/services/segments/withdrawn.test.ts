import type { Rule } from '../../../services/segments/rule.js';
import {
  consentIs,
  fieldIs,
  openSegments,
  type SegmentHarness,
  said,
  seedConsent,
  seedContoso,
  seedPeople,
} from '../../support/segments.js';
import { ADA, DAY } from '../../support/trust.js';

// Who has left a segment, and how many of them because of their consent.

let house: SegmentHarness;

beforeEach(async () => {
  house = await openSegments();
  await seedContoso(house);
});

afterEach(() => house.close());

async function made(rule: Rule, kind: 'dynamic' | 'static' = 'dynamic') {
  const { id } = await house.segments.save(ADA, { name: `Segment ${kind}`, rule, kind });
  return (await house.ended(id)).id;
}

async function refreshed(id: string) {
  await house.clock.advance(1);
  await house.segments.refresh(ADA, id);
  const { members, added, gone, withdrawn } = (await house.ended(id)).trend[0]!;
  return { members, added, gone, withdrawn };
}

async function say(...rows: Parameters<typeof seedConsent>[1]): Promise<void> {
  await house.clock.advance(DAY);
  await seedConsent(house.sql, rows, house.clock.now());
}

const BOTH = [said('holly@contoso.com', 'Newsletter', true), said('frank@contoso.com', 'Newsletter', true)];
const NEWSLETTER = consentIs('Newsletter', 'granted');
const DELFT = fieldIs('City', 'Delft');

const move = (city: string) =>
  seedPeople(
    house.sql,
    ['Account', 'Company', 'City'],
    [
      { cells: ['H1', 'Contoso Retail', city], emails: ['holly@contoso.com'] },
      { cells: ['F1', 'Contoso Wholesale', 'Delft'], emails: ['frank@contoso.com'] },
    ],
  );

test('who withdrew counts as withdrawn, who moved only as gone', async () => {
  await say(...BOTH);
  const id = await made({ all: [DELFT, NEWSLETTER] });
  await move('Breda');
  await say(BOTH[0]!, said('frank@contoso.com', 'Newsletter', false));

  expect(await refreshed(id)).toEqual({ members: 0, added: 0, gone: 2, withdrawn: 1 });
  expect(await refreshed(id)).toEqual({ members: 0, added: 0, gone: 0, withdrawn: 0 });
});

test('who leaves a static segment and still is a profile has withdrawn', async () => {
  await say(...BOTH);
  const id = await made({ all: [DELFT, NEWSLETTER] }, 'static');
  await move('Breda');
  await say(BOTH[0]!);

  expect(await refreshed(id)).toEqual({ members: 1, added: 0, gone: 1, withdrawn: 1 });
});

test('who is no longer a profile has not withdrawn', async () => {
  await say(...BOTH);
  const id = await made(NEWSLETTER);
  await seedPeople(
    house.sql,
    ['Account', 'Company', 'City'],
    [{ cells: ['H1', 'Contoso Retail', 'Delft'], emails: ['holly@contoso.com'] }],
  );

  expect(await refreshed(id)).toEqual({ members: 1, added: 0, gone: 1, withdrawn: 0 });
});

test('the guard for all segments is consent too', async () => {
  const id = await made(DELFT);
  await house.segments.setGuard(ADA, 'newsletter');

  expect(await refreshed(id)).toEqual({ members: 1, added: 0, gone: 1, withdrawn: 1 });
});

test('of another rule it is the rule that they left by', async () => {
  const id = await made(DELFT);
  await house.clock.advance(1);
  await house.segments.save(ADA, { id, name: 'Readers', rule: { all: [DELFT, NEWSLETTER] }, kind: 'dynamic' });

  expect((await house.ended(id)).trend[0]).toMatchObject({ members: 1, gone: 1, withdrawn: 0 });
});

test('when a column is gone from the data nobody has withdrawn', async () => {
  await say(...BOTH);
  const id = await made({ all: [DELFT, NEWSLETTER] });
  await seedPeople(
    house.sql,
    ['Account', 'Company'],
    [
      { cells: ['H1', 'Contoso Retail'], emails: ['holly@contoso.com'] },
      { cells: ['F1', 'Contoso Wholesale'], emails: ['frank@contoso.com'] },
    ],
  );

  expect(await refreshed(id)).toEqual({ members: 0, added: 0, gone: 2, withdrawn: 0 });
});

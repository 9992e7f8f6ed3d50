import type { Rule } from '../../../services/segments/rule.js';
import { contactTable } from '../../../storage/contacts.js';
import { seedProfiles } from '../../support/profiles.js';
import {
  consentIs,
  enterConsent,
  fieldIs,
  openSegments,
  type SegmentHarness,
  seedContoso,
} from '../../support/segments.js';
import { ADA, DAY } from '../../support/trust.js';

let house: SegmentHarness;

beforeEach(async () => {
  house = await openSegments();
});

afterEach(() => house.close());

test('a preview says who would be in it, in both languages, and what is odd about the rule', async () => {
  await seedContoso(house);
  const preview = (rule: Rule) => house.segments.preview(ADA, rule);

  expect(await preview(fieldIs('City', 'Breda'))).toEqual({
    rule: fieldIs('City', 'Breda'),
    words: { en: 'City = Breda', nl: 'City = Breda' },
    ...{ members: 2, guarded: 0, profiles: 4, warnings: [] },
  });
  // Read, and not unified yet.
  expect((await preview(consentIs('Newsletter', 'granted'))).warnings).toContainEqual({ code: 'consentOutdated' });
  await house.segments.save(ADA, { name: 'Readers', rule: consentIs('Newsletter', 'granted'), kind: 'dynamic' });
  await house.ended(house.storage.documents.read().segments[0]!.id);
  expect(await preview(consentIs('Newsletter', 'granted'))).toMatchObject({ members: 1, warnings: [] });
  const both: Rule = { all: [fieldIs('City', 'Breda'), fieldIs('City', 'Delft')] };
  expect(await preview(both)).toMatchObject({
    members: 0,
    warnings: [{ code: 'contradiction', attribute: 'City' }, { code: 'noMembers' }],
  });
});

test('of a great many profiles the numbers are estimated when counting takes too long', async () => {
  const size = 60_000;
  const seed = () =>
    seedProfiles(
      house.sql,
      ['Account', 'Company', 'City'],
      Array.from({ length: size }, (_, index) => [
        `K${index}`,
        `Company ${index}`,
        index % 4 === 0 ? 'Breda' : 'Delft',
      ]),
    );
  await seed();

  expect(await house.segments.preview(ADA, fieldIs('City', 'Breda'))).toMatchObject({ members: size / 4 });
  await house.close();
  // A clock on which any wait is over at once.
  house = await openSegments({ hurried: true });
  await seed();
  const { members, profiles, estimated } = await house.segments.preview(ADA, fieldIs('City', 'Breda'));

  expect([profiles, estimated]).toEqual([size, true]);
  expect(Math.abs(members - size / 4)).toBeLessThan(size / 50);
});

test('five segments over a hundred thousand profiles, and then consent changes', async () => {
  const size = 100_000;
  function* rows() {
    for (let index = 1; index <= size; index += 1)
      yield [`K${index}`, `Company ${index}`, index % 4 === 0 ? 'Breda' : 'Delft'];
  }
  await seedProfiles(house.sql, ['Account', 'Company', 'City'], rows());
  await house.sql.write((tx) =>
    tx.run(`INSERT INTO ${contactTable(1, 1)}
      SELECT customer_id, 1, 'email', 'user' || customer_id || '@contoso.example' FROM customer`),
  );
  // One in eleven has said nothing; of the others one in three reads the newsletter, one in two wants offers.
  const say = (readAt: number, most: number) =>
    enterConsent(
      house.sql,
      { name: 'Website', readAt, options: ['Newsletter', 'Offers'] },
      async (tx, staged, numbers) => {
        for (const [index, every] of [3, 2].entries())
          await tx.run(
            `INSERT INTO ${staged} SELECT customer_id, NULL, 'email', 'user' || customer_id || '@contoso.example', $1,
             customer_id % $2 = 0, customer_id % $2 = 0, NULL, NULL FROM customer WHERE customer_id % 11 > 0 AND customer_id <= $3`,
            [numbers[index]!, every, most],
          );
      },
    );
  await say(house.clock.now(), size);
  const rules: Rule[] = [
    consentIs('Newsletter', 'granted'),
    { not: consentIs('Newsletter', 'granted') },
    consentIs('Offers', 'notSet'),
    { all: [fieldIs('City', 'Breda'), consentIs('Offers', 'granted')] },
    { any: [fieldIs('City', 'Breda'), consentIs('Offers', 'denied')] },
  ];
  const wanted = (of: (id: number) => boolean) => Array.from({ length: size }, (_, id) => id + 1).filter(of).length;

  const ids = [];
  for (const [index, rule] of rules.entries())
    ids.push((await house.segments.save(ADA, { name: `Segment ${index}`, rule, kind: 'dynamic' })).id);
  const found = [];
  for (const id of ids) found.push((await house.ended(id)).members);

  expect(found).toEqual([
    wanted((id) => id % 11 > 0 && id % 3 === 0),
    wanted((id) => !(id % 11 > 0 && id % 3 === 0)),
    wanted((id) => id % 11 === 0),
    wanted((id) => id % 4 === 0 && id % 11 > 0),
    wanted((id) => id % 4 === 0 || (id % 11 > 0 && id % 2 === 1)),
  ]);
  await house.clock.advance(DAY);
  await say(house.clock.now(), 1_000);
  expect((await house.segments.list(ADA)).map(({ outdated }) => outdated)).toEqual(ids.map(() => true));
});

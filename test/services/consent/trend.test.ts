import { contosoFiles } from '../../../sandbox/sample/contoso.js';
import { addTrendPoint } from '../../../storage/consentTrend.js';
import { type ConsentHouse, openConsentHouse } from '../../support/consentHouse.js';
import { ADA } from '../../support/imports.js';

const FILES = contosoFiles();
const DAY = 86_400_000;
let house: ConsentHouse;

beforeEach(async () => {
  house = await openConsentHouse();
});
afterEach(() => house.close());

const trend = () => house.consents.trend(ADA);
const withdraw = () => house.runConsent('contoso-consent.csv', FILES['contoso-consent-withdrawn.csv']!);

async function unifySample(): Promise<void> {
  await house.run('contoso-accounts.csv', FILES['contoso-accounts.csv']!);
  await house.runConsent('contoso-consent.csv', FILES['contoso-consent.csv']!);
  await house.unify();
}

test('before anything was unified there is nothing', async () => {
  expect(await trend()).toEqual({ points: [], options: [] });
});

test('frank withdraws: from one unification to the next the newsletter has one reader less', async () => {
  await unifySample();
  const first = house.clock.now();
  await house.clock.advance(DAY);
  await withdraw();
  await house.unify();

  const updates = { key: 'product updates', granted: 1, denied: 1, notSet: 1 };
  expect(await trend()).toEqual({
    points: [
      { at: first, profiles: 3, options: [{ key: 'newsletter', granted: 1, denied: 1, notSet: 1 }, updates] },
      { at: first + DAY, profiles: 3, options: [{ key: 'newsletter', granted: 0, denied: 2, notSet: 1 }, updates] },
    ],
    options: [
      { key: 'newsletter', name: 'Newsletter' },
      { key: 'product updates', name: 'Product updates' },
    ],
  });
});

test('the newest point says what the overview says, and stays as it was when the consent goes on', async () => {
  await unifySample();
  const { profiles, options } = await house.consents.overview(ADA);
  await withdraw();

  const { points } = await trend();

  const counts = options.map(({ option: { key }, granted, denied, notSet }) => ({ key, granted, denied, notSet }));
  expect(points).toEqual([{ at: expect.any(Number), profiles, options: counts }]);
});

test('a unification that changes no number adds no point; another profile does', async () => {
  await unifySample();
  await house.clock.advance(DAY);
  await house.unify();
  expect((await trend()).points).toHaveLength(1);

  const another = 'CON-4,Adatum,adatum.com,"Oslo, Norway",ann@adatum.com,\n';
  await house.run('contoso-accounts.csv', FILES['contoso-accounts.csv']! + another);
  await house.unify();

  expect((await trend()).points).toMatchObject([{ profiles: 3 }, { profiles: 4 }]);
});

test('a grant whose time is over is a change, although nobody has said anything', async () => {
  const until = new Date(house.clock.now() + 10 * DAY).toISOString();
  await house.run('contoso-accounts.csv', FILES['contoso-accounts.csv']!);
  await house.runConsent(
    'consent.csv',
    `Email,Consent option,Consent value,Valid until\nholly@contoso.com,Newsletter,True,${until}\n`,
    { expires: 'Valid until' },
  );
  await house.unify();
  await house.clock.advance(11 * DAY);
  await house.unify();

  const granted = (await trend()).points.map(({ options }) => options[0]!.granted);
  expect(granted).toEqual([1, 0]);
});

test('of many points the newest 200 are shown, the oldest of them first', async () => {
  await house.sql.write(async (tx) => {
    for (let no = 1; no <= 205; no += 1) await addTrendPoint(tx, no, { at: no * DAY, profiles: no, options: '[]' });
  });

  const { points } = await trend();

  expect(points).toHaveLength(200);
  expect([points[0], points.at(-1)]).toMatchObject([{ profiles: 6 }, { profiles: 205 }]);
});

test('a unification whose end could not be stored leaves no point', async () => {
  await house.run('contoso-accounts.csv', FILES['contoso-accounts.csv']!);
  await house.runConsent('contoso-consent.csv', FILES['contoso-consent.csv']!);
  const append = async (_tx: unknown, { action }: { action: string }) => {
    if (action === 'consent.unify') throw new Error('No space left');
  };
  const failing = house.again({ audit: { append, record: async () => undefined } });

  await expect(failing.unified()).rejects.toThrow('failed');

  expect(await house.consents.unification()).toMatchObject({ state: 'Failed' });
  expect((await trend()).points).toEqual([]);
});

import { type ConsentHouse, openConsentHouse } from '../../support/consentHouse.js';
import { csv } from '../../support/csv.js';

// Whose consent counts, one story a rule, in the words of who imports it.

let house: ConsentHouse;
beforeEach(async () => {
  house = await openConsentHouse();
});
afterEach(() => house.close());

const HEADER = ['Consent ID', 'Email', 'Consent option', 'Consent value', 'Consent date'];
const HOLLY = 'holly@contoso.com';
const FRANK = 'frank@contoso.com';
const DAY = 86_400_000;

/** A row about the newsletter: who said what, when, under which consent ID. */
const said = (who: string, value: string, date = '', id = ''): string[] => [id, who, 'Newsletter', value, date];

/** The next file of a source, a day after whatever was before. */
async function reads(rows: string[][], source = 'CRM', holds: 'complete' | 'changes' = 'complete'): Promise<void> {
  await house.clock.advance(DAY);
  const summary = await house.runConsent('consent.csv', csv([HEADER, ...rows]), { name: source, holds });
  expect(summary).toMatchObject({ state: 'Successful', rejected: 0 });
}

const granted = async (who: string): Promise<boolean | undefined> => (await house.consent())[`${who} Newsletter`];

test('the newest counts, in whatever order the rows stand', async () => {
  await reads([
    said(HOLLY, 'True', '2026-05-01'),
    said(HOLLY, 'False', '2026-06-01'),
    said(HOLLY, 'True', '2026-04-01'),
  ]);

  expect(await granted(HOLLY)).toBe(false);
});

test('at an equal time the most restrictive counts, also across sources', async () => {
  await reads([
    said(HOLLY, 'True', '2026-05-01'),
    said(FRANK, 'False', '2026-05-01'),
    said(FRANK, 'True', '2026-05-01'),
  ]);
  expect(await granted(HOLLY)).toBe(true);
  await reads([said(HOLLY, 'False', '2026-05-01')], 'Fairs');

  expect(await granted(HOLLY)).toBe(false);
  expect(await granted(FRANK)).toBe(false);
});

test('a row without a date was said when it was first read, and grants like one with a date', async () => {
  await reads([said(HOLLY, 'True'), said(FRANK, 'True'), said(FRANK, 'False')]);
  expect([await granted(HOLLY), await granted(FRANK)]).toEqual([true, false]);

  await reads([said(HOLLY, 'True'), said(HOLLY, 'False', '2026-05-01')]);
  expect(await granted(HOLLY)).toBe(true);
});

test('a consent ID that is seen again with another value replaces its row, whatever its date', async () => {
  await reads([said(HOLLY, 'False', '2026-05-01', '7')]);
  await reads([said(HOLLY, 'True', '2026-04-01', '7')]);

  expect(await granted(HOLLY)).toBe(true);
});

test('a consent ID that is given to somebody else has left the one who had it', async () => {
  await reads([said(HOLLY, 'False', '', '7')]);
  await reads([said(FRANK, 'True', '', '7')]);

  expect([await granted(HOLLY), await granted(FRANK)]).toEqual([undefined, true]);
});

test('a grant that is gone from its source stops counting and uncovers an older denial', async () => {
  await reads([said(HOLLY, 'False', '2026-03-01'), said(HOLLY, 'True', '2026-05-01'), said(FRANK, 'True')]);
  expect(await granted(HOLLY)).toBe(true);
  await reads([said('other@contoso.com', 'True')]);

  expect([await granted(HOLLY), await granted(FRANK)]).toEqual([false, undefined]);
});

test('a denial stays when it is gone from its source, and when its source is removed, until a newer grant', async () => {
  await reads([said(HOLLY, 'False'), said(FRANK, 'True')]);
  await reads([said(FRANK, 'True')]);
  const [source] = (await house.sources.list({ tenantId: 't', userId: 'u', name: 'n' })).filter(
    ({ kind }) => kind === 'consent',
  );
  await house.clock.advance(DAY);
  await house.sources.remove({ tenantId: 't', userId: 'u', name: 'n' }, source!.id);
  expect([await granted(HOLLY), await granted(FRANK)]).toEqual([false, undefined]);

  await reads([said(HOLLY, 'True')], 'Website');
  expect(await granted(HOLLY)).toBe(true);
});

test('of a source that holds changes only, absence means nothing, and the newest row of an ID counts', async () => {
  await reads([said(HOLLY, 'True', '2026-05-01', '1'), said(FRANK, 'True', '2026-05-01', '2')], 'Calls', 'changes');
  await reads([said(FRANK, 'False', '2026-06-01', '2')], 'Calls', 'changes');
  await reads([said(FRANK, 'True', '2026-04-01', '2')], 'Calls', 'changes');

  expect([await granted(HOLLY), await granted(FRANK)]).toEqual([true, false]);
});

test('of several sources the newest counts, whichever was imported last', async () => {
  await reads([said(HOLLY, 'True', '2026-06-01')], 'Website');
  await reads([said(HOLLY, 'False', '2026-05-01')], 'Fairs');

  expect(await granted(HOLLY)).toBe(true);
});

test('a grant that has ended counts no more; an older grant does not come back, an older denial does', async () => {
  const header = [...HEADER, 'Valid until'];
  const rows = [
    [...said(HOLLY, 'True', '2026-03-01'), ''],
    [...said(HOLLY, 'True', '2026-05-01'), '2026-06-01'],
    [...said(FRANK, 'False', '2026-03-01'), ''],
    [...said(FRANK, 'True', '2026-05-01'), '2026-06-01'],
  ];
  await house.runConsent('consent.csv', csv([header, ...rows]), { expires: 'Valid until' });

  expect([await granted(HOLLY), await granted(FRANK)]).toEqual([undefined, false]);
});

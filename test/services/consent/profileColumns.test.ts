import { readFile } from 'node:fs/promises';
import { strayConsentTables } from '../../../storage/consentLedger.js';
import { consentVersions } from '../../../storage/consentState.js';
import { csv } from '../../support/csv.js';
import { ADA, type ImportHarness, openImports } from '../../support/imports.js';
import { testClock } from '../../support/testClock.js';

let house: ImportHarness;
const open = async (...args: Parameters<typeof openImports>) => {
  house = await openImports(...args);
  return house;
};
afterEach(() => house.close());

const NOW = Date.parse('2026-11-22T09:00:00Z');
const HEADER = ['Id', 'Name', 'Newsletter', 'Do not sell', 'Newsletter date'];
const PROFILES = csv([
  HEADER,
  ['1', 'One', 'yes', 'yes', '2026-01-01'],
  ['2', 'Two', 'no', 'no', ''],
  ['3', 'Three', '', 'perhaps', '2026-01-01'],
  ['4', 'Four', 'no', '', '2026-02-30'],
  ['5', 'Five', 'yes', '', '2026-02-30'],
  ['6', 'Six', 'yes', '', '2027-01-01'],
]);
const consent = {
  columns: [
    { column: 'Newsletter', option: 'Newsletter', reversed: false, date: 'Newsletter date' },
    { column: 'Do not sell', option: 'Do not sell', reversed: true },
  ],
  readings: { true: ['yes'], false: ['no'] },
  timeZone: 'UTC',
};

test('profiles that hold consent need no import: a column an option, by CustomerId', async () => {
  await open({ clock: testClock(NOW) });
  const summary = await house.run('p.csv', PROFILES, { consent });
  expect(summary).toMatchObject({
    ...{ state: 'Successful', kind: 'profiles', read: 6, accepted: 6, rejected: 0 },
    consent: { options: 2, unreadable: 1, granted: 2, denied: 4 },
  });
  expect(await house.consent()).toEqual({
    '1 Newsletter': true,
    '1 Do not sell': false,
    '2 Newsletter': false,
    '2 Do not sell': true,
    '3 Do not sell': false,
    '4 Newsletter': false,
  });
});

test('of a cell with a date that cannot be, a denial counts and a grant does not; no profile is refused, and both are listed', async () => {
  await open({ clock: testClock(NOW) });
  const summary = await house.run('p.csv', PROFILES, { consent });
  expect(summary.consent!.cells).toEqual([
    { reason: 'dateUnreadable', count: 2 },
    { reason: 'dateAhead', count: 1 },
  ]);
  expect(await house.rejects(summary.id)).toEqual([]);
  const { url, rows } = await house.sources.rejectsFile(ADA, summary.id);
  expect(rows).toBe(3);
  expect(await readFile(url, 'utf8')).toContain(
    '\r\n4,Newsletter date,dateUnreadable\r\n5,Newsletter date,dateUnreadable\r\n6,',
  );
  const again = await house.run('p.csv', PROFILES, { consent });
  const listed = await house.sql.all('SELECT DISTINCT import_id FROM import_rejects');
  expect(listed).toEqual([{ import_id: `${again.id}/cells` }]);
});

test('the proposal of the next import is the mapping there is', async () => {
  await open({ clock: testClock(NOW) });
  await house.run('p.csv', PROFILES, { consent, region: 'DE' });
  const draft = await house.sources.openFile(ADA, 'p.csv');
  expect(draft).toMatchObject({ consent: consent.columns, region: 'DE' });
});

test('a refresh reads them again; a mapped column that is missing keeps profiles and consent', async () => {
  const clock = testClock(NOW);
  await open({ clock });
  const { source } = await house.run('p.csv', PROFILES, { consent });
  const before = await house.consent();
  await clock.advance(1_000);
  await house.put(
    'p.csv',
    csv([
      ['Id', 'Name', 'Newsletter', 'Newsletter date'],
      ['1', 'One', 'no', ''],
    ]),
  );
  const failed = await house.ended((await house.sources.refresh(ADA, source.id)).id);
  expect(failed).toMatchObject({
    state: 'Failed',
    failure: { code: 'fieldUnknown', params: { field: 'Do not sell' } },
  });
  expect(await house.consent()).toEqual(before);

  await house.put('p.csv', csv([HEADER, ['1', 'One', 'no', 'no', '2026-01-02']]));
  await house.ended((await house.sources.refresh(ADA, source.id)).id);
  expect(await house.consent()).toEqual({
    '1 Newsletter': false,
    '1 Do not sell': true,
    '2 Newsletter': false,
    '3 Do not sell': false,
    '4 Newsletter': false,
  });
});

test.each([
  ['columns that are mapped no longer', () => house.run('p.csv', PROFILES).then(() => undefined)],
  ['a source that is removed', async () => house.sources.remove(ADA, (await house.sources.list(ADA))[0]!.id)],
])('%s: grants stop, denials stay', async (_, end) => {
  const clock = testClock(NOW);
  await open({ clock });
  await house.run('p.csv', PROFILES, { consent });
  await clock.advance(1_000);
  await end();
  expect(await house.consent()).toEqual({
    '1 Do not sell': false,
    '2 Newsletter': false,
    '3 Do not sell': false,
    '4 Newsletter': false,
  });
  const { stateNo } = await consentVersions(house.sql);
  expect(stateNo).toBe(2);
  expect(await strayConsentTables(house.sql, stateNo)).toEqual([]);
  // What has ended is not ended again.
  await house.run('p.csv', PROFILES);
  expect((await consentVersions(house.sql)).stateNo).toBe(2);
});

test('a profile says one thing to an option', async () => {
  await open();
  const twice = { ...consent, columns: consent.columns.map((each) => ({ ...each, option: 'Newsletter ' })) };
  await expect(house.run('p.csv', PROFILES, { consent: twice })).rejects.toMatchObject({ code: 'fieldTwice' });
});

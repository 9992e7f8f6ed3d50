import { readFile } from 'node:fs/promises';
import type { Reject } from '../../../services/dataSources.js';
import { csv } from '../../support/csv.js';
import { ADA, type ImportHarness, openImports } from '../../support/imports.js';
import { testClock } from '../../support/testClock.js';

let house: ImportHarness;
const open = async (...args: Parameters<typeof openImports>) => {
  house = await openImports(...args);
  return house;
};
afterEach(() => house.close());

const HEADER = ['ID', 'Email', 'Consent option', 'Consent value', 'Consent date', 'Expires'];
const NOW = Date.parse('2026-11-22T09:00:00Z');

test('what cannot be taken is listed by row, column and reason; everything else is taken', async () => {
  await open({ clock: testClock(NOW) });
  const summary = await house.runConsent(
    'c.csv',
    csv([
      HEADER,
      ['1', 'ok@x.example', 'Newsletter', 'True', '2026-11-22', '2027-01-01'],
      ['2', '', 'Newsletter', 'True', '', ''],
      ['3', 'no address', 'Newsletter', 'True', '', ''],
      ['4', 'a@x.example; b@x.example', 'Newsletter', 'True', '', ''],
      ['5', 'five@x.example', 'Newsletter', ' \u200b ', '', ''],
      ['6', 'six@x.example', ' ', 'True', '', ''],
      ['7', 'seven@x.example', 'Newsletter', 'True', '2026-02-30', ''],
      ['8', 'eight@x.example', 'Newsletter', 'True', '2026-11-22T09:05:01Z', ''],
      ['9', 'nine@x.example', 'Newsletter', 'True', '2026-11-22T09:05:00Z', ''],
      ['10', 'ten@x.example', 'Newsletter', 'True', '', 'some day'],
      ['11', 'eleven@x.example', 'Newsletter', 'perhaps', '', ''],
    ]).concat('12,ragged\n'),
  );

  expect(summary).toMatchObject({ state: 'Successful', read: 12, accepted: 3, rejected: 9 });
  expect(summary.consent).toMatchObject({ unreadable: 1, granted: 2, denied: 1 });
  const expected: Reject[] = [
    { row: 2, column: 'Email', reason: 'identifierMissing' },
    { row: 3, column: 'Email', reason: 'identifierUnreadable' },
    { row: 4, column: 'Email', reason: 'identifierSeveral' },
    { row: 5, column: 'Consent value', reason: 'valueMissing' },
    { row: 6, column: 'Consent option', reason: 'optionMissing' },
    { row: 7, column: 'Consent date', reason: 'dateUnreadable' },
    { row: 8, column: 'Consent date', reason: 'dateAhead' },
    { row: 10, column: 'Expires', reason: 'expiresUnreadable' },
    { row: 12, column: 'Consent option', reason: 'tooFewCells' },
  ];
  expect(await house.rejects(summary.id)).toEqual(expected);
  expect(await house.consent()).toEqual({
    'eleven@x.example Newsletter': false,
    'nine@x.example Newsletter': true,
    'ok@x.example Newsletter': true,
  });

  const link = await house.sources.rejectsFile(ADA, summary.id);
  expect(link).toMatchObject({ name: 'c-rejects.csv', rows: 9 });
  const lines = (await readFile(link.url, 'utf8')).split('\r\n');
  expect(lines.slice(0, 2)).toEqual(['\ufeffrow,column,reason', '2,Email,identifierMissing']);
  expect(lines).toHaveLength(11);
});

test('a row whose date lay ahead is read when its time has come', async () => {
  const clock = testClock(NOW);
  await open({ clock });
  const rows = csv([
    HEADER,
    ['1', 'a@x.example', 'N', 'True', '2026-11-23', ''],
    ['2', 'b@x.example', 'N', 'True', '', ''],
  ]);
  const { source } = await house.runConsent('c.csv', rows);
  expect(await house.consent()).toEqual({ 'b@x.example N': true });
  await clock.advance(24 * 3_600_000);
  expect(await house.ended((await house.sources.refresh(ADA, source.id)).id)).toMatchObject({ accepted: 2 });
  expect(await house.consent()).toEqual({ 'a@x.example N': true, 'b@x.example N': true });
});

test('a file of which no row can be taken changes nothing', async () => {
  await open();
  await house.runConsent('c.csv', csv([HEADER, ['1', 'a@x.example', 'N', 'True', '', '']]));
  const failed = await house.runConsent('c.csv', csv([HEADER, ['1', '', 'N', 'True', '', '']]));
  expect(failed).toMatchObject({ state: 'Failed', rejected: 1, failure: { code: 'importNoneAccepted' } });
  expect(await house.consent()).toEqual({ 'a@x.example N': true });
});

test('an option for which True is the denial is turned round; one that nobody confirmed grants nothing, and is said', async () => {
  await open();
  const summary = await house.runConsent(
    'c.csv',
    csv([
      HEADER,
      ['1', 'a@x.example', 'Do not sell', 'True', '', ''],
      ['2', 'b@x.example', 'do not sell ', 'False', '', ''],
      ['3', 'c@x.example', 'DO NOT SELL', 'what', '', ''],
      ['4', 'a@x.example', 'SMS', 'True', '', ''],
      ['5', 'b@x.example', 'SMS', 'False', '', ''],
    ]),
    { reversed: ['do not sell'], straight: [] },
  );
  expect(summary.consent).toMatchObject({ options: 2, unreadable: 1, unconfirmed: ['SMS'] });
  expect(await house.consent()).toEqual({
    'a@x.example Do not sell': false,
    'b@x.example Do not sell': true,
    'c@x.example Do not sell': false,
    'a@x.example SMS': false,
    'b@x.example SMS': false,
  });
  const own = await house.sql.all('SELECT identifier, own FROM consent_state WHERE option_no = 1 ORDER BY identifier');
  expect(own.map((row) => row.own)).toEqual([true, false, null]);
});

test('values read as the administrator says, in any letter case, and only so', async () => {
  await open();
  const values = ['JA', 'nee', '1', '0', 'Opted in', 'opted-out', 'misschien'];
  await house.runConsent(
    'c.csv',
    csv([HEADER, ...values.map((value, at) => [`${at}`, `p${at}@x.example`, 'N', value, '', ''])]),
    {
      readings: { true: ['ja', 'opted in', '0'], false: ['nee', '1'] },
    },
  );
  const said = await house.consent();
  expect(values.map((_, at) => said[`p${at}@x.example N`])).toEqual([true, false, false, true, true, false, false]);
});

describe('starting', () => {
  const rows = csv([HEADER, ['1', 'a@x.example', 'N', 'True', '03/04/2026', '']]);
  const good = { kind: 'email', key: 'Email', value: 'Consent value', option: 'Consent option' } as const;
  const mapping = {
    ...good,
    readings: { true: ['true'], false: [] },
    reversed: [],
    straight: ['n'],
    timeZone: 'UTC',
    region: 'NL',
  };

  test.each([
    [{ key: '' }, 'identifierMissing'],
    [{ value: '' }, 'valueMissing'],
    [{ option: 'Nothing' }, 'fieldUnknown'],
    [{ option: 'Email' }, 'fieldTwice'],
    [{ date: 'Consent date' }, 'dateOrderMissing'],
  ])('with %o is refused, and the draft stays', async (wrong, code) => {
    await open();
    await house.put('c.csv', rows);
    const { draft } = await house.sources.openFile(ADA, 'c.csv');
    const choice = { name: 'C', mapping: { ...mapping, holds: 'complete' as const } };
    const { consentImports } = house.sources;
    await expect(
      consentImports.start(ADA, draft, { ...choice, mapping: { ...choice.mapping, ...wrong } }),
    ).rejects.toMatchObject({ code });
    await expect(consentImports.start(ADA, draft, { ...choice, name: ' ' })).rejects.toMatchObject({
      code: 'nameMissing',
    });
    const started = await consentImports.start(ADA, draft, choice);
    await expect(consentImports.start(ADA, draft, choice)).rejects.toMatchObject({
      code: expect.stringMatching(/importRunning|draftGone/),
    });
    expect(await house.ended(started.id)).toMatchObject({ state: 'Successful', accepted: 1 });
  });

  test('the order of dates that the file decides is not asked for', async () => {
    await open({ clock: testClock(NOW) });
    await house.runConsent('c.csv', rows.concat('2,b@x.example,N,True,25/04/2026,\n'), {
      ...mapping,
      date: 'Consent date',
    });
    const [first] = await house.sql.all('SELECT event_at FROM consent_entries ORDER BY row_no');
    expect(first!.event_at).toBe(Date.parse('2026-04-03T00:00:00Z'));
  });
});

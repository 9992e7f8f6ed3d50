import { listAudit } from '../../../storage/audit.js';
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

const HOUR = 3_600_000;

const ENGLISH = ['Consent ID', 'Email', 'Consent option', 'Consent value'];
const DUTCH = ['Toestemmings-id', 'E-mailadres', 'Toestemmingsoptie', 'Toestemmingswaarde'];
const SAID = [
  ['holly', 'Newsletter', 'False'],
  ['holly', 'Product updates', 'True'],
  ['frank', 'Newsletter', 'True'],
  ['frank', 'Product updates', 'False'],
];

/** Every order of the rows of the sample. */
function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => ordersOf(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

describe('the sample of four rows', () => {
  const PHONES: Record<string, string> = { holly: '06-12345678', frank: '+31 6 8765 4321' };
  const KEYS: Record<string, string> = { holly: '+31612345678', frank: '+31687654321' };

  test.each([
    ['0, 2, 5, 4', 'English', ['0', '2', '5', '4'], ENGLISH],
    ['1, 2, 3, 4', 'English', ['1', '2', '3', '4'], ENGLISH],
    ['0, 2, 5, 4', 'Dutch', ['0', '2', '5', '4'], DUTCH],
    ['1, 2, 3, 4', 'Dutch', ['1', '2', '3', '4'], DUTCH],
  ])('ids %s, columns in %s: read as it is, in any order of the rows', async (_ids, _language, ids, header) => {
    await open();
    const rows = SAID.map(([who, option, value], at) => [ids[at]!, ` ${who}@Contoso.com`, option!, value!]);
    for (const [no, order] of ordersOf(rows).entries()) {
      if (no % 5 > 0) continue;
      const summary = await house.runConsent('sample.csv', csv([header, ...order]));
      expect(summary).toMatchObject({
        ...{ state: 'Successful', kind: 'consent', read: 4, accepted: 4, rejected: 0 },
        ...{ added: no === 0 ? 4 : 0, changed: 0, gone: 0 },
        consent: { options: 2, unreadable: 0, idsTwice: 0, unconfirmed: [] },
      });
      expect(await house.consent()).toEqual({
        'frank@contoso.com Newsletter': true,
        'frank@contoso.com Product updates': false,
        'holly@contoso.com Newsletter': false,
        'holly@contoso.com Product updates': true,
      });
    }
  });

  test('with a phone number as the key', async () => {
    await open();
    const rows = SAID.map(([who, option, value], at) => [
      `${at}`,
      PHONES[who!]!,
      option!,
      value === 'True' ? 'ja' : 'nee',
    ]);
    const header = ['Toestemmings-id', 'Telefoonnummer', 'Toestemmingsoptie', 'Toestemmingswaarde'];
    expect(await house.runConsent('sample.csv', csv([header, ...rows]))).toMatchObject({ accepted: 4 });
    expect(await house.consent()).toEqual({
      [`${KEYS.frank} Newsletter`]: true,
      [`${KEYS.frank} Product updates`]: false,
      [`${KEYS.holly} Newsletter`]: false,
      [`${KEYS.holly} Product updates`]: true,
    });
  });

  test('only the key and the value are needed: the option is called like the source', async () => {
    await open();
    const rows = csv([
      ['Email', 'OK?'],
      ['holly@contoso.com', 'no'],
      ['frank@contoso.com', 'yes'],
    ]);
    const summary = await house.runConsent('Newsletter.csv', rows, { key: 'Email', kind: 'email', value: 'OK?' });
    expect(summary).toMatchObject({ accepted: 2, consent: { options: 1, unconfirmed: [], granted: 1, denied: 1 } });
    expect(await house.consent()).toEqual({
      'frank@contoso.com Newsletter': true,
      'holly@contoso.com Newsletter': false,
    });
  });
});

const file = (rows: string[][], header = ['Consent ID', 'Email', 'Consent option', 'Consent value', 'Consent date']) =>
  csv([header, ...rows]);
const row = (who: string, value: string, date = '', id = '') => [id, `${who}@x.example`, 'Newsletter', value, date];

describe('one import after the other', () => {
  test('a grant that is absent from the newest full snapshot stops counting, a denial stays', async () => {
    const clock = testClock();
    await open({ clock });
    await house.runConsent('c.csv', file([row('ann', 'True'), row('bob', 'False'), row('cas', 'True')]));
    await clock.advance(HOUR);
    const second = await house.runConsent('c.csv', file([row('cas', 'True')]));
    expect(second).toMatchObject({ added: 0, changed: 0, gone: 2, consent: { granted: 0, denied: 0, unset: 1 } });
    expect(await house.consent()).toEqual({ 'bob@x.example Newsletter': false, 'cas@x.example Newsletter': true });
  });

  test('of changes only, absence means nothing', async () => {
    const clock = testClock();
    await open({ clock });
    await house.runConsent('c.csv', file([row('ann', 'True'), row('bob', 'False')]), { holds: 'changes' });
    await clock.advance(HOUR);
    const second = await house.runConsent('c.csv', file([row('bob', 'True')]));
    expect(second).toMatchObject({ added: 1, changed: 0, gone: 0, consent: { granted: 1 } });
    expect(await house.consent()).toEqual({ 'ann@x.example Newsletter': true, 'bob@x.example Newsletter': true });
  });

  test('a consent ID seen again with another value replaces its row', async () => {
    const clock = testClock();
    await open({ clock });
    await house.runConsent('c.csv', file([row('ann', 'True', '', '7'), row('bob', 'False', '2026-01-01', '8')]));
    await clock.advance(HOUR);
    const second = await house.runConsent(
      'c.csv',
      file([row('ann', 'False', '', '7'), row('bob', 'True', '2026-01-01', '8')]),
    );
    expect(second).toMatchObject({ added: 0, changed: 2, gone: 0, consent: { granted: 1, denied: 1, unset: 0 } });
    expect(await house.consent()).toEqual({ 'ann@x.example Newsletter': false, 'bob@x.example Newsletter': true });
  });

  test('one ID twice in a file: both rows count, and it is said', async () => {
    await open();
    const summary = await house.runConsent('c.csv', file([row('ann', 'True', '', '7'), row('bob', 'True', '', '7')]));
    expect(summary).toMatchObject({ accepted: 2, consent: { idsTwice: 1, granted: 2 } });
  });

  test('nothing new leaves the time of the last change as it was', async () => {
    const clock = testClock();
    await open({ clock });
    await house.runConsent('c.csv', file([row('ann', 'True')]));
    const { changedAt, stateNo } = await consentVersions(house.sql);
    await clock.advance(HOUR);
    const again = await house.runConsent('c.csv', file([row('ann', 'True')]));
    expect(await consentVersions(house.sql)).toMatchObject({
      changedAt,
      stateNo: stateNo + 1,
      madeAt: again.startedAt,
    });
  });

  test.each(['complete', 'changes'] as const)(
    'a mapping that is corrected takes back the denial that was none (%s), though the date is the same',
    async (holds) => {
      const clock = testClock();
      await open({ clock });
      const rows = file([
        row('ann', 'True', '2026-01-01'),
        row('bob', 'jazeker', '2026-01-01'),
        row('cas', 'False', '2026-01-01'),
      ]);
      const first = await house.runConsent('c.csv', rows, { straight: [], reversed: [], holds });
      expect(first.consent).toMatchObject({ unconfirmed: ['Newsletter'], unreadable: 1, granted: 0, denied: 3 });
      await clock.advance(HOUR);
      const second = await house.runConsent('c.csv', rows, {
        straight: ['newsletter'],
        readings: { true: ['true', 'jazeker'], false: ['false'] },
      });
      expect(second.consent).toMatchObject({ unconfirmed: [], unreadable: 0, granted: 2 });
      expect(await house.consent()).toEqual({
        'ann@x.example Newsletter': true,
        'bob@x.example Newsletter': true,
        'cas@x.example Newsletter': false,
      });
    },
  );

  test('what a source says now of an equal date is no correction: the denial stays', async () => {
    const clock = testClock();
    await open({ clock });
    await house.runConsent('c.csv', file([row('ann', 'False', '2026-01-01')]));
    await clock.advance(HOUR);
    await house.runConsent('c.csv', file([row('ann', 'True', '2026-01-01')]));
    expect(await house.consent()).toEqual({ 'ann@x.example Newsletter': false });
  });
});

test('a refresh reads with the mapping there is; a mapped column that is missing keeps the old state', async () => {
  await open();
  await house.runConsent('c.csv', file([row('ann', 'True')]), { name: 'Consent' });
  const [source] = await house.sources.list(ADA);
  expect(source).toMatchObject({ kind: 'consent', name: 'Consent', key: 'Email', emails: ['Email'], profiles: 1 });

  await house.put('c.csv', file([row('ann', 'True'), row('bob', 'True')]));
  const good = await house.ended((await house.sources.refresh(ADA, source!.id)).id);
  expect(good).toMatchObject({ state: 'Successful', kind: 'consent', added: 1 });

  await house.put(
    'c.csv',
    file([['1', 'ann@x.example', 'Newsletter', 'False']], ['Consent ID', 'Email', 'Option', 'Consent value']),
  );
  const bad = await house.ended((await house.sources.refresh(ADA, source!.id)).id);
  expect(bad).toMatchObject({
    state: 'Failed',
    failure: { code: 'fieldUnknown', params: { field: 'Consent option' } },
  });
  expect(await house.consent()).toEqual({ 'ann@x.example Newsletter': true, 'bob@x.example Newsletter': true });
  expect((await house.sources.list(ADA))[0]).toMatchObject({ profiles: 2, lastImport: { state: 'Failed' } });
});

test('a source that is removed stops granting and goes on denying, at once; it comes back under its name', async () => {
  await open();
  const rows = file([row('ann', 'True'), row('bob', 'False')]);
  const first = await house.runConsent('c.csv', rows);
  await house.sources.remove(ADA, first.source.id);
  expect(await house.sources.list(ADA)).toEqual([]);
  expect(await house.consent()).toEqual({ 'bob@x.example Newsletter': false });
  const [audit] = await listAudit(house.sql, { tenantId: 'tenant', limit: 1 });
  expect(audit).toMatchObject({ action: 'dataSource.remove', details: { rows: 2, granted: 0, denied: 0, unset: 1 } });
  await expect(house.sources.remove(ADA, first.source.id)).rejects.toMatchObject({ code: 'notFound' });

  const again = await house.runConsent('c.csv', rows);
  expect(again.source.id).toBe(first.source.id);
  expect(await house.consent()).toMatchObject({ 'ann@x.example Newsletter': true });
});

test('consent data and profiles are apart: neither takes the name of the other, and none is a data set of the other', async () => {
  await open();
  const profiles = csv([
    ['Id', 'Name', 'Mail'],
    ['1', 'One', 'one@x.example'],
  ]);
  await house.run('profiles.csv', profiles);
  await house.runConsent('consent.csv', file([row('ann', 'True')]));
  await expect(house.runConsent('c.csv', file([row('ann', 'True')]), { name: 'PROFILES' })).rejects.toMatchObject({
    code: 'nameTaken',
  });
  await expect(house.run('p.csv', profiles, { name: 'Consent' })).rejects.toMatchObject({ code: 'nameTaken' });

  const list = await house.sources.list(ADA);
  expect(list.map(({ kind, name }) => [kind, name])).toEqual([
    ['consent', 'consent'],
    ['profiles', 'profiles'],
  ]);
  expect((await house.sources.dataSets(ADA))[0]).toMatchObject({ size: 1 });
  expect((await house.sources.fields(ADA, 'Customer')).map(({ name }) => name)).not.toContain('Consent value');

  // Of the other kind, a source that is gone is another one: nothing of it comes back.
  const consent = list.find(({ kind }) => kind === 'consent')!;
  await house.sources.remove(ADA, consent.id);
  const taken = await house.run('consent.csv', profiles);
  expect(taken.source.id).not.toBe(consent.id);
  expect(await house.sources.list(ADA)).toHaveLength(2);
});

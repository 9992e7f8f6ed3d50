import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Access } from '../../services/access.js';
import { ConsentMapping } from '../../services/consent/mapping.js';
import type { ImportSummary } from '../../services/dataSources.js';
import { ServiceError } from '../../services/errors.js';
import { listAudit } from '../../storage/audit.js';
import { contactsOf } from '../../storage/contacts.js';
import { profileValues } from '../../storage/profiles.js';
import type { Sql } from '../../storage/sql.js';
import { csv } from '../support/csv.js';
import { ADA, type ImportHarness, openImports } from '../support/imports.js';

let house: ImportHarness;
const open = async (...args: Parameters<typeof openImports>) => {
  house = await openImports(...args);
  return house;
};
afterEach(() => house.close());

const CRM = csv([
  ['Klantnummer', 'Bedrijfsnaam', 'Website', 'Plaats', 'E-mailadres', 'Telefoon'],
  ['K1', 'Contoso B.V.', 'contoso.example', 'Utrecht', 'Info@Contoso.example', '+31 30 1234567'],
  ['K2', 'Fabrikam', 'www.fabrikam.example', 'Delft', ' ﬁnance@Fabrikam.example', '015-7654321'],
  ['K3', 'Adatum', '', 'Leiden', 'not an address', ''],
]);
const idsByKey = async (name: string) => {
  const { rows, ids } = await house.stored(name);
  return Object.fromEntries(rows.map((row, index) => [row[0], ids[index]]));
};

describe('looking at a file', () => {
  test('proposes key, contacts and fields from Dutch names and content, with the first rows', async () => {
    await open();
    await house.put('crm.csv', CRM);

    const draft = await house.sources.openFile(ADA, 'crm.csv');

    expect(draft).toMatchObject({
      file: { name: 'crm.csv', format: 'csv', encoding: 'UTF-8', separator: ',' },
      name: 'crm',
      key: 'Klantnummer',
      emails: ['E-mailadres'],
      phones: ['Telefoon'],
    });
    const guesses = Object.fromEntries(draft.columns.map(({ name, guess }) => [name, guess]));
    expect(guesses).toMatchObject({ Bedrijfsnaam: 'companyName', Website: 'website', Plaats: 'location' });
    expect(draft.preview).toHaveLength(3);
    expect(draft.columns[2]).toMatchObject({ fillRate: 2 / 3, samples: ['contoso.example', 'www.fabrikam.example'] });
    expect(draft.replaces).toBeUndefined();
  });

  test('proposes the mapping of the source that it would replace', async () => {
    await open();
    await house.run('crm.csv', CRM, { key: 'Bedrijfsnaam', emails: [] });

    const draft = await house.sources.openFile(ADA, 'crm.csv');

    expect(draft).toMatchObject({ key: 'Bedrijfsnaam', emails: [], replaces: { name: 'crm' } });
  });

  test('leaves no value of a profile in the draft', async () => {
    await open();
    await house.put('crm.csv', CRM);
    await house.sources.openFile(ADA, 'crm.csv');
    expect(JSON.stringify(await house.sql.all('SELECT * FROM drafts'))).not.toContain('Contoso');
  });

  test('only files of the import folder can be opened, whatever the path looks like', async () => {
    await open();
    await house.put('sub/inside.csv', CRM);
    await writeFile(join(house.folder, 'outside.csv'), CRM);
    await symlink(join(house.folder, 'outside.csv'), join(house.folder, 'import', 'link.csv'));
    await symlink(house.folder, join(house.folder, 'import', 'up'));

    for (const path of [
      '../outside.csv',
      join(house.folder, 'outside.csv'),
      'link.csv',
      'up/outside.csv',
      'sub/../../outside.csv',
      '/etc/passwd',
      '.',
      '',
    ])
      await expect(house.sources.openFile(ADA, path)).rejects.toMatchObject({ code: 'fileNotAllowed' });
    for (const path of ['nothing.csv', 'sub', 'sub/inside.csv/x', 'a\0.csv'])
      await expect(house.sources.openFile(ADA, path)).rejects.toMatchObject({ code: 'fileNotFound' });
    expect((await house.sources.openFile(ADA, 'sub/../sub/inside.csv')).name).toBe('inside');
    expect((await house.sources.files(ADA)).map((file) => file.path)).toEqual(['sub/inside.csv']);
  });
});

describe('importing', () => {
  test('two presses of Import start one import', async () => {
    await open();
    await house.put('crm.csv', CRM);
    const draft = await house.sources.openFile(ADA, 'crm.csv');
    const choice = { name: 'CRM', key: 'Klantnummer', emails: [], phones: [] };

    const presses = await Promise.allSettled([1, 2].map(() => house.sources.start(ADA, draft.draft, choice)));

    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusal = presses.find((press) => press.status === 'rejected')!;
    expect(['cardOutdated', 'draftGone', 'importRunning']).toContain(refusal.reason.code);
    const started = presses.find((press) => press.status === 'fulfilled') as PromiseFulfilledResult<ImportSummary>;
    await house.ended(started.value.id);
    expect(await house.sql.all('SELECT import_id FROM imports')).toHaveLength(1);
  });

  test.each([
    [{ name: ' ' }, 'nameMissing'],
    [{ key: '' }, 'keyMissing'],
    [{ key: 'Bedrijf' }, 'fieldUnknown'],
    [{ emails: ['nope'] }, 'fieldUnknown'],
  ])('a choice of %o is refused and the draft stays', async (wrong, code) => {
    await open();
    await house.put('crm.csv', CRM);
    const draft = await house.sources.openFile(ADA, 'crm.csv');
    const choice = { name: 'CRM', key: 'Klantnummer', emails: [], phones: [] };

    await expect(house.sources.start(ADA, draft.draft, { ...choice, ...wrong })).rejects.toMatchObject({ code });

    const started = await house.sources.start(ADA, draft.draft, choice);
    expect(await house.ended(started.id)).toMatchObject({ state: 'Successful', accepted: 3 });
  });

  test('a source has one import at a time', async () => {
    await open();
    await house.put('crm.csv', CRM);
    const choice = { name: 'CRM', key: 'Klantnummer', emails: [], phones: [] };
    const [first, second] = [
      await house.sources.openFile(ADA, 'crm.csv'),
      await house.sources.openFile({ ...ADA, userId: 'bob' }, 'crm.csv'),
    ];
    const started = await house.sources.start(ADA, first.draft, choice);
    await expect(
      house.sources.start({ ...ADA, userId: 'bob' }, second.draft, { ...choice, name: 'crm' }),
    ).rejects.toMatchObject({ code: 'importRunning' });
    await house.ended(started.id);
  });

  test('is told as it goes on, audited with counts only, and shown with its source', async () => {
    await open();
    const summary = await house.run('crm.csv', CRM);

    expect(summary).toMatchObject({
      state: 'Successful',
      read: 3,
      accepted: 3,
      rejected: 0,
      added: 3,
      changed: 0,
      gone: 0,
    });
    expect(new Set(house.told)).toEqual(new Set([`import:${summary.id}`]));
    expect(house.told.length).toBeGreaterThanOrEqual(3);
    const [entry] = await listAudit(house.sql, { tenantId: 'tenant', limit: 5 });
    expect(entry).toMatchObject({ actorId: 'ada', action: 'dataSource.import', details: { accepted: 3, rejected: 0 } });
    const [source] = await house.sources.list(ADA);
    expect(source).toMatchObject({
      name: 'crm',
      file: 'crm.csv',
      key: 'Klantnummer',
      profiles: 3,
      canRefresh: true,
      lastImport: summary,
    });
    expect(await house.sources.dataSets(ADA)).toEqual([
      { id: 'Customer', kind: 'customer', name: 'Customer', size: 3, asOf: source!.refreshedAt },
    ]);
  });

  test('fields come with fill rate, samples and the likely ones first, over all sources', async () => {
    await open();
    await house.run('crm.csv', CRM);
    await house.run(
      'shop.csv',
      csv([
        ['Nr', 'Website', 'Notes'],
        ['1', 'shop.example', ''],
      ]),
    );

    const fields = await house.sources.fields(ADA, 'Customer');

    expect(fields.slice(0, 3).map(({ name, guess }) => [name, guess])).toEqual([
      ['Bedrijfsnaam', 'companyName'],
      ['Website', 'website'],
      ['Plaats', 'location'],
    ]);
    expect(fields.find(({ name }) => name === 'Website')).toMatchObject({ fillRate: 3 / 4 });
    expect(fields.at(-1)).toMatchObject({ name: 'Notes', fillRate: 0, samples: [] });
    await expect(house.sources.fields(ADA, 'nothing')).rejects.toMatchObject({ code: 'notFound' });
  });

  test('contact addresses are kept in the form in which they compare, originals as they are', async () => {
    await open();
    await house.run('crm.csv', CRM);
    const ids = await idsByKey('crm');

    expect(await contactsOf(house.sql, ids.K1!)).toEqual([
      { kind: 'email', value: 'info@contoso.example' },
      { kind: 'phone', value: '+31301234567' },
    ]);
    expect(await contactsOf(house.sql, ids.K2!)).toEqual([
      { kind: 'email', value: 'finance@fabrikam.example' },
      { kind: 'phone', value: '+31157654321' },
    ]);
    expect(await contactsOf(house.sql, ids.K3!)).toEqual([]);
    expect((await profileValues(house.sql, ids.K2!))!.values[4]!.value).toBe(' ﬁnance@Fabrikam.example');
  });

  test('keys that differ only in letter case are two profiles, and pointed out', async () => {
    await open();
    const summary = await house.run(
      'case.csv',
      csv([
        ['Id', 'Name'],
        ['a1', 'x'],
        ['A1', 'y'],
        ['b', 'z'],
      ]),
    );
    expect(summary).toMatchObject({ accepted: 3, keysDifferInCase: 2 });
  });

  test('a file of which no row can be taken changes nothing, and its rows are listed', async () => {
    await open();
    await house.run('crm.csv', CRM);
    const failed = await house.run('crm.csv', 'Klantnummer,Bedrijfsnaam,Website\n,Contoso,\n,Fabrikam,\n', {
      key: 'Klantnummer',
    });

    expect(failed).toMatchObject({
      state: 'Failed',
      read: 2,
      accepted: 0,
      rejected: 2,
      failure: { code: 'importNoneAccepted' },
    });
    expect(await house.rejects(failed.id)).toHaveLength(2);
    expect((await house.stored('crm')).rows).toHaveLength(3);
  });

  test('a fault is logged by its kind, without a word of the file', async () => {
    const broken = (sql: Sql): Sql => ({
      ...sql,
      beside: (work) =>
        sql.beside((tx) =>
          work({
            ...tx,
            run: (text, params) =>
              text.includes('profile_links')
                ? Promise.reject(new Error('Conversion Error: Could not convert "Contoso"'))
                : tx.run(text, params),
          }),
        ),
    });
    await open({ wrap: broken });

    const failed = await house.run('crm.csv', CRM);

    expect(failed).toMatchObject({
      state: 'Failed',
      failure: { code: 'importFailed', params: { reference: failed.id } },
    });
    expect(JSON.stringify(house.logged)).toContain('Conversion Error');
    expect(JSON.stringify([house.logged, failed])).not.toContain('Contoso');
    expect(await house.sources.list(ADA)).toEqual([]);
  });
});

test('every function asks for the role it needs, before anything else', async () => {
  const needed: string[] = [];
  const access: Pick<Access, 'require'> = {
    require: async (_, role) => {
      needed.push(role);
      throw new ServiceError('notAllowed');
    },
  };
  await open({ parts: { access } });
  const { sources } = house;
  const draft = { id: 'x', version: 1 };
  const mapping = ConsentMapping.parse({
    ...{ kind: 'email', key: 'x', value: 'y', readings: { true: [], false: [] } },
    ...{ reversed: [], straight: [], region: 'NL', holds: 'complete' },
  });
  const calls = {
    viewer: [() => sources.list(ADA), () => sources.dataSets(ADA), () => sources.fields(ADA, 'Customer')],
    contributor: [
      () => sources.files(ADA),
      () => sources.openFile(ADA, 'x'),
      () => sources.openUpload(ADA, { name: 'x', downloadUrl: 'https://x' }),
      () => sources.draft(ADA, draft),
      () => sources.start(ADA, draft, { name: 'x', key: 'x', emails: [], phones: [] }),
      () => sources.rejects(ADA, 'x'),
      () => sources.rejectsFile(ADA, 'x'),
      () => sources.consentImports.draft(ADA, draft),
      () => sources.consentImports.start(ADA, draft, { name: 'x', mapping }),
      () => sources.refresh(ADA, 'x'),
      () => sources.remove(ADA, 'x'),
    ],
  };
  for (const [role, list] of Object.entries(calls)) {
    needed.length = 0;
    for (const call of list) await expect(call()).rejects.toMatchObject({ code: 'notAllowed' });
    expect(needed).toEqual(list.map(() => role));
  }
});

import type { UnificationDraftView } from '../../../services/unifications.js';
import { ADA } from '../../support/imports.js';
import { openUnificationDesk, type UnificationDesk } from '../../support/unificationDesk.js';

// An administrator makes one Customer entity of a CRM and of billing, and looks at what would come of it before it holds.

const CRM = `Account,Company,Website,Country,Email,Phone,Modified on
A1,Acme B.V.,https://www.acme.nl,Netherlands,ann@acme.nl,,2026-01-01
A2,Birch GmbH,birch.de,Duitsland,bob@birch.de,+49 30 901820,2026-05-01
A3,Cedar Ltd,,United Kingdom,info@shared.example,,2026-02-01
A4,Dune SA,,France,info@shared.example,,2026-02-01
`;
const BILLING = `Klantnr,Bedrijfsnaam,Website,Land,E-mail,Gewijzigd op
10,ACME BV,shop.acme.nl,Nederland,debiteuren@acme.nl,2026-06-01
11,Birch,,DE,bob@birch.de,2026-03-01
12,Shared Services,,NL,info@shared.example,2026-03-01
13,Elm N.V.,elm.be,België,els@elm.be,2026-03-01
13b,Elm,elm.be,BE,,2026-04-01
`;

let desk: UnificationDesk;
let draft: UnificationDraftView;
const customers = async () =>
  (await desk.sql.all('SELECT customer_id FROM customer ORDER BY customer_id')).map((row) => Number(row.customer_id));
const strays = async () =>
  (await desk.sql.all("SELECT table_name AS t FROM information_schema.tables WHERE table_name LIKE 'unify%'")).length;

beforeEach(async () => {
  desk = await openUnificationDesk();
  await desk.run('crm.csv', CRM, { name: 'CRM', key: 'Account', emails: ['Email'] });
  await desk.run('billing.csv', BILLING, { name: 'Billing', key: 'Klantnr', emails: ['E-mail'] });
  draft = await desk.unifications.start(ADA);
});
afterEach(() => desk.close());

const step = async (change: Parameters<typeof desk.unifications.change>[2]) => {
  const { ref } = await desk.unifications.present(ADA);
  draft = await desk.unifications.change(ADA, ref, change);
  return draft;
};

/** Billing's two rows of Elm are one company: the newest row of a domain stands for the others. */
async function withDuplicates(): Promise<void> {
  const columns = { name: 'Bedrijfsnaam', website: 'Website', country: 'Land', changed: 'Gewijzigd op' };
  await step({ of: 'source', id: await desk.idOf('Billing'), columns, by: ['domain'], keep: 'mostRecent' });
}

test('what is proposed: sources as they came, columns by their names in two languages, keys that both have', async () => {
  const [crm, billing] = [await desk.idOf('CRM'), await desk.idOf('Billing')];

  expect(draft.definition).toEqual({
    sources: [
      {
        ...{ id: crm, unmatched: 'add' },
        columns: { name: 'Company', website: 'Website', country: 'Country', changed: 'Modified on' },
      },
      {
        ...{ id: billing, unmatched: 'add' },
        columns: { name: 'Bedrijfsnaam', website: 'Website', country: 'Land', changed: 'Gewijzigd op' },
      },
    ],
    rules: [['email'], ['domain'], ['nameCountry']],
    policy: 'order',
    columns: [
      {
        name: 'Company',
        from: [
          { source: crm, column: 'Company' },
          { source: billing, column: 'Bedrijfsnaam' },
        ],
      },
      {
        name: 'Country',
        from: [
          { source: crm, column: 'Country' },
          { source: billing, column: 'Land' },
        ],
      },
      {
        name: 'Modified on',
        from: [
          { source: crm, column: 'Modified on' },
          { source: billing, column: 'Gewijzigd op' },
        ],
      },
    ],
  });
  expect(draft.sources.map(({ name, rows, hasEmail, hasPhone }) => [name, rows, hasEmail, hasPhone])).toEqual([
    ['CRM', 4, true, true],
    ['Billing', 5, true, false],
  ]);
  expect(draft.columns).toEqual([
    'Company',
    'Country',
    'Modified on',
    'Account',
    'Website',
    'Email',
    'Phone',
    'Klantnr',
    'E-mail',
  ]);
  expect(draft.warnings).toEqual([]);
});

test('a preview counts, shows examples and lists; nobody sees anything of it before Apply, and Apply gives just that', async () => {
  await withDuplicates();
  const before = await customers();
  const preview = await desk.previewed();

  expect(preview).toMatchObject({ state: 'Successful' });
  expect(preview.figures).toMatchObject({
    sources: [
      { name: 'CRM', rows: 4, duplicates: 0, matched: 0, unmatched: 4, ambiguous: 0, leftOut: 0 },
      { name: 'Billing', rows: 5, duplicates: 1, matched: 2, unmatched: 2, ambiguous: 1, leftOut: 0 },
    ],
    rules: [{ matched: 1 }, { matched: 1 }, { matched: 0 }],
    ...{ profiles: 6, joined: 2, difference: { added: 0, gone: 0, merged: 3, split: 0 } },
  });
  expect(preview.examples).toEqual([
    {
      ...{ list: 'duplicates', keys: ['domain'] },
      rows: [
        { source: 'Billing', row: 5, name: 'Elm' },
        { source: 'Billing', row: 4, name: 'Elm N.V.' },
      ],
    },
    {
      ...{ list: 'matched', keys: ['email'] },
      rows: [
        { source: 'CRM', row: 2, name: 'Birch GmbH' },
        { source: 'Billing', row: 2, name: 'Birch' },
      ],
    },
    {
      ...{ list: 'matched', keys: ['domain'] },
      rows: [
        { source: 'CRM', row: 1, name: 'Acme B.V.' },
        { source: 'Billing', row: 1, name: 'ACME BV' },
      ],
    },
    {
      list: 'ambiguous',
      rows: [
        { source: 'Billing', row: 3, name: 'Shared Services' },
        { source: 'CRM', row: 3, name: 'Cedar Ltd' },
        { source: 'CRM', row: 4, name: 'Dune SA' },
      ],
    },
    { list: 'unmatched', rows: [{ source: 'Billing', row: 5, name: 'Elm' }] },
  ]);
  expect(await customers()).toEqual(before);
  expect(desk.settings().unification).toBeUndefined();

  const { id } = await desk.unifications.apply(ADA, preview.id);
  const unified = await desk.unified(id);
  expect(unified.entity).toEqual(preview.figures);
  expect(await customers()).toHaveLength(6);
  expect(desk.settings().unification).toMatchObject({
    by: { name: 'Ada' },
    rules: [['email'], ['domain'], ['nameCountry']],
  });
  expect(desk.audited).toContainEqual({ action: 'unification.apply', details: { sources: 2, rules: 3, profiles: 6 } });
  expect(await strays()).toBe(0);
});

test('each list is a file: source, row, key and company, and what it was found with', async () => {
  await withDuplicates();
  const { id } = await desk.previewed();
  const file = async (list: Parameters<typeof desk.unifications.list>[2]) => {
    const asked = await desk.unifications.list(ADA, id, list);
    const made = await desk.until(() => {
      const seen = desk.unifications.listProgress(asked.id);
      return seen.state === 'Refreshing' ? undefined : seen;
    });
    return desk.listed(made.link!.url);
  };

  expect(await file('duplicates')).toEqual([
    'source,row,sourceKey,company,keptRow,keptSourceKey,keptCompany',
    'Billing,4,13,Elm N.V.,5,13b,Elm',
  ]);
  expect(await file('matched')).toEqual([
    'source,row,sourceKey,company,rule,withSource,withRow,withSourceKey,withCompany',
    'Billing,1,10,ACME BV,domain,CRM,1,A1,Acme B.V.',
    'Billing,2,11,Birch,email,CRM,2,A2,Birch GmbH',
  ]);
  expect(await file('ambiguous')).toEqual([
    'source,row,sourceKey,company,agreesIn,value,otherRows',
    'Billing,3,12,Shared Services,email,info@shared.example,2',
  ]);
  expect(await file('unmatched')).toEqual([
    'source,row,sourceKey,company',
    'Billing,3,12,Shared Services',
    'Billing,5,13b,Elm',
  ]);
  expect(await file('leftOut')).toEqual(['source,row,sourceKey,company']);
  expect(desk.audited.filter(({ action }) => action === 'unification.list')).toHaveLength(5);
});

test('the order of sources, rows that only attach, and whose value counts are changed step by step', async () => {
  const [crm, billing] = [await desk.idOf('CRM'), await desk.idOf('Billing')];
  await step({
    of: 'sources',
    sources: [
      { id: crm, place: 2, unmatched: 'leaveOut' },
      { id: billing, place: 1, unmatched: 'add' },
    ],
  });
  await step({ of: 'rules', rules: [['nameCountry', 'email'], [], ['email', 'nameCountry'], ['domain']] });
  await step({ of: 'columns', policy: 'mostRecent', newest: [], oldest: ['Company'], combined: ['Company'] });
  const after = await step({
    ...{ of: 'columns', policy: 'order', newest: ['E-mail'], oldest: ['Company'], combined: ['Company'] },
    add: { first: `${crm}:Email`, second: `${billing}:E-mail` },
  });

  expect(after.sources.map(({ name }) => name)).toEqual(['Billing', 'CRM']);
  expect(after.definition.sources[1]).toMatchObject({ unmatched: 'leaveOut' });
  expect(after.definition.rules).toEqual([['email', 'nameCountry'], ['domain']]);
  expect(after.definition.columns).toEqual([
    {
      name: 'Company',
      from: [
        { source: crm, column: 'Company' },
        { source: billing, column: 'Bedrijfsnaam' },
      ],
      policy: 'leastRecent',
    },
    {
      name: 'Email',
      from: [
        { source: crm, column: 'Email' },
        { source: billing, column: 'E-mail' },
      ],
    },
    { name: 'E-mail', from: [{ source: billing, column: 'E-mail' }], policy: 'mostRecent' },
  ]);
  const { figures } = await desk.previewed();
  expect(figures?.sources[1]).toMatchObject({ name: 'CRM', matched: 2, leftOut: 2 });
});

test('what is not there, or cannot be compared, is refused and nothing is lost', async () => {
  const billing = await desk.idOf('Billing');
  const source = { of: 'source' as const, id: billing, columns: {}, by: [], keep: 'mostFilled' as const };

  await expect(step({ ...source, id: 'nobody' })).rejects.toMatchObject({ code: 'notFound' });
  await expect(step({ ...source, columns: { name: 'Naam' } })).rejects.toMatchObject({ code: 'fieldUnknown' });
  await expect(step({ ...source, by: ['column:Naam'] })).rejects.toMatchObject({ code: 'fieldUnknown' });
  await expect(step({ ...source, by: ['domain'] })).rejects.toMatchObject({
    ...{ code: 'matchColumnMissing', params: { source: 'Billing' } },
  });
  await expect(step({ ...source, by: ['email'], keep: 'mostRecent' })).rejects.toMatchObject({
    code: 'changedColumnMissing',
  });
  await step({ ...source, id: await desk.idOf('CRM') });
  await step(source);
  expect(draft.warnings).toEqual([
    { code: 'ruleIdle', rule: 2 },
    { code: 'ruleIdle', rule: 3 },
  ]);
  const columns = { of: 'columns' as const, newest: [], oldest: [], combined: [] };
  await expect(step({ ...columns, policy: 'mostRecent' })).rejects.toMatchObject({ code: 'changedColumnMissing' });
  await step({ of: 'rules', rules: [] });
  expect(draft.warnings).toEqual([{ code: 'noRules' }]);
});

test('a preview is of its data, its draft and its maker: anything else is not applied', async () => {
  const first = await desk.previewed();
  const bob = { ...ADA, userId: 'bob', name: 'Bob' };
  await expect(desk.unifications.apply(bob, first.id)).rejects.toMatchObject({ code: 'previewOutdated' });
  await expect(desk.unifications.list(bob, first.id, 'matched')).rejects.toMatchObject({ code: 'previewOutdated' });

  await step({ of: 'rules', rules: [['email']] });
  expect(desk.unifications.previewProgress(first.id)).toMatchObject({ over: true });
  await expect(desk.unifications.apply(ADA, first.id)).rejects.toMatchObject({ code: 'previewOutdated' });

  const second = await desk.previewed();
  await desk.run('crm.csv', CRM.replace('ann@', 'bea@'), { name: 'CRM', key: 'Account', emails: ['Email'] });
  await expect(desk.unifications.apply(ADA, second.id)).rejects.toMatchObject({ code: 'previewOutdated' });

  const third = await desk.previewed();
  desk.busy.with = 'Firmographics';
  await expect(desk.unifications.apply(ADA, third.id)).rejects.toMatchObject({
    ...{ code: 'runActive', params: { name: 'Firmographics' } },
  });
  expect(await strays()).toBeGreaterThan(0);
  await desk.unifications.discard(ADA);
  expect(await strays()).toBe(0);
  await expect(desk.unifications.present(ADA)).rejects.toMatchObject({ code: 'draftGone' });
});

test('a source that comes meanwhile is put last, and the card of before is outdated', async () => {
  await desk.run('fair.csv', 'No,Exhibitor,Homepage\n1,Acme,acme.nl\n', { name: 'Fair', key: 'No' });
  await expect(desk.unifications.preview(ADA, draft.ref)).rejects.toMatchObject({ code: 'cardOutdated' });

  const now = await desk.unifications.present(ADA);
  expect(now.sources.map(({ name }) => name)).toEqual(['CRM', 'Billing', 'Fair']);
  expect(now.definition.sources[2]).toMatchObject({ unmatched: 'add', columns: { website: 'Homepage' } });
  expect((await desk.previewed()).figures?.sources[2]).toMatchObject({ name: 'Fair', matched: 1 });
});

test('what somebody else has applied meanwhile is not overwritten by a preview of before', async () => {
  const bob = { ...ADA, userId: 'bob', name: 'Bob' };
  const first = await desk.previewed();
  const other = await desk.unifications.start(bob);
  const { id } = await desk.unifications.preview(bob, other.ref);
  await desk.until(() => desk.unifications.previewProgress(id).figures);
  await desk.unified((await desk.unifications.apply(bob, id)).id);

  await expect(desk.unifications.apply(ADA, first.id)).rejects.toMatchObject({ code: 'previewOutdated' });
  expect(desk.settings().unification?.by.name).toBe('Bob');
});

test('a preview of yesterday is given up', async () => {
  const { id } = await desk.previewed();
  await desk.clock.advance(25 * 3_600_000);
  await desk.unifications.sweep();

  expect(desk.unifications.previewProgress(id).over).toBe(true);
  expect(await strays()).toBe(0);
});

test('a restart leaves nothing of a preview behind', async () => {
  await desk.previewed();
  const again = desk.reopened();
  await again.resume();

  expect(await strays()).toBe(0);
  await again.stop();
});

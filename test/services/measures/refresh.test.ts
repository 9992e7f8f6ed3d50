import type { MeasureInput, MeasureView } from '../../../services/measures.js';
import { openRefreshHouse, type RefreshHouse } from '../../support/refreshHouse.js';
import { states } from '../../support/refreshStory.js';
import { consentIs } from '../../support/segments.js';
import { ADA } from '../../support/trust.js';

// Measures over what is really imported, in a refresh of everything, and over the end of the process.

const CRM = `Account,Company,City,Email,Staff
H1,Contoso Retail,Delft,holly@contoso.com,10
F1,Contoso Wholesale,Breda,frank@contoso.com,20
N1,Northwind,Delft,nora@northwind.example,60
`;
const NEWSLETTER = `Email,Option,Consent
holly@contoso.com,Newsletter,yes
frank@contoso.com,Newsletter,no
`;

let house: RefreshHouse;
let readers: string;

beforeEach(async () => {
  house = await openRefreshHouse();
  await house.source('crm.csv', CRM);
  await house.consentSource('news.csv', NEWSLETTER);
  readers = (await house.segment('Readers', consentIs('Newsletter', 'granted'))).id;
});

afterEach(() => house.close());

async function counted(id: string): Promise<MeasureView> {
  const { measures, told } = house.now;
  const look = async () => {
    const view = await measures.progress(id);
    return view.state === 'Refreshing' ? undefined : view;
  };
  return (await told.until(`measure:${id}`, look, new AbortController().signal))!;
}

async function made(input: Partial<MeasureInput> & { name: string }): Promise<MeasureView> {
  const saved = await house.now.measures.save(ADA, { calculates: 'count', dataSet: 'Customer', ...input });
  return counted(saved.id);
}

async function everything() {
  const { refresh } = await house.now.refreshes.start(ADA, { kind: 'all' });
  return house.ended(refresh.id);
}

const numbers = ({ trend }: MeasureView) => trend.map(({ value }) => value);

test('a refresh of everything counts measures after their segments; each adds a point to the trend', async () => {
  const staff = await made({ name: 'Staff', calculates: 'sum', attribute: 'Staff' });
  const of = await made({ name: 'Staff of readers', calculates: 'average', attribute: 'Staff', dataSet: readers });
  expect([staff.latest, of.latest]).toMatchObject([
    { value: 90, counted: 3, profiles: 3 },
    { value: 10, counted: 1, profiles: 1 },
  ]);
  await house.clock.advance(1_000);
  await house.put('crm.csv', CRM.replace('20', '40'));
  await house.put('news.csv', NEWSLETTER.replace('no', 'yes'));

  const view = await everything();

  expect(states(view)).toEqual([
    'source crm: Successful',
    'source news: Successful',
    'unify: Successful',
    'segment Readers: Successful',
    'measure Staff: Successful',
    'measure Staff of readers: Successful',
  ]);
  expect(view.nodes.slice(-2).map(({ counts }) => counts)).toEqual([{ counted: 3 }, { counted: 2 }]);
  await house.clock.advance(1_000);
  await everything();
  expect(numbers(await counted(staff.id))).toEqual([110, 110, 90]);
  expect(numbers(await counted(of.id))).toEqual([25, 25, 10]);
  expect(await counted(of.id)).toMatchObject({ outdated: false, dataSet: { id: readers, name: 'Readers' } });
});

test('a refresh of a segment counts the measures over it, and no others', async () => {
  await made({ name: 'All' });
  await made({ name: 'Of readers', dataSet: readers });

  const { refresh } = await house.now.refreshes.start(ADA, { kind: 'segment', id: readers, only: false });

  expect(states(await house.ended(refresh.id))).toEqual([
    'segment Readers: Successful',
    'measure Of readers: Successful',
  ]);
});

test('an attribute that a source does not have any more fails its measure alone; the figure of before stays', async () => {
  const staff = await made({ name: 'Staff', calculates: 'sum', attribute: 'Staff' });
  await made({ name: 'Total' });
  await house.put('crm.csv', CRM.replaceAll(/,[^,\n]*$/gm, ''));

  const view = await everything();

  expect(states(view)).toEqual(expect.arrayContaining(['measure Staff: Failed', 'measure Total: Successful']));
  expect(view.nodes.find(({ name }) => name === 'Staff')).toMatchObject({
    failure: { code: 'attributeGone', params: { attribute: 'Staff' } },
    tries: 1,
  });
  expect(await counted(staff.id)).toMatchObject({
    state: 'Failed',
    failure: { code: 'attributeGone', params: { attribute: 'Staff' } },
    latest: { value: 90, counted: 3 },
    outdated: true,
  });
  expect(house.now.logged.filter(([, words]) => words === 'count failed')).toEqual([]);
});

test('a count that the end of the process has cut off goes on after the restart, and counts once', async () => {
  const staff = await made({ name: 'Staff', calculates: 'maximum', attribute: 'Staff' });
  const goOn = house.heldUp();
  await house.now.measures.refresh(ADA, staff.id);
  expect(await house.now.measures.progress(staff.id)).toMatchObject({ state: 'Refreshing', latest: { value: 60 } });

  await house.restart();
  goOn();

  expect(numbers(await counted(staff.id))).toEqual([60, 60]);
});

test('a refresh of everything that is cut off while it counts ends with the next process', async () => {
  const staff = await made({ name: 'Staff', calculates: 'maximum', attribute: 'Staff' });
  await house.clock.advance(1_000);
  const { refresh } = await house.now.refreshes.start(ADA, { kind: 'all' });
  await house.until(refresh.id, ({ nodes }) => nodes.at(-1)!.state === 'Refreshing');

  await house.restart();

  expect(await house.ended(refresh.id)).toMatchObject({ state: 'Successful' });
  expect(await counted(staff.id)).toMatchObject({ state: 'Successful', latest: { value: 60, at: house.clock.now() } });
});

test('a segment that a measure is of cannot be removed before the measure; then nothing is left of either', async () => {
  const { id } = await made({ name: 'Of readers', dataSet: readers, by: { attribute: 'City' } });

  await expect(house.now.segments.remove(ADA, readers)).rejects.toMatchObject({
    code: 'segmentInUse',
    params: { name: 'Readers', users: 'Of readers' },
  });

  await house.now.measures.remove(ADA, id);
  await house.now.segments.remove(ADA, readers);
  await expect(house.now.measures.find(ADA, id)).rejects.toMatchObject({
    code: 'notFound',
    params: { what: 'measure' },
  });
  for (const table of ['measure_point', 'measure_group', 'measure_refresh'])
    expect(await house.storage.sql.all(`SELECT * FROM ${table}`)).toEqual([]);
});

test('keys and contacts are split by nowhere, and there is no highest of them', async () => {
  const attributes = await house.now.measures.attributes(ADA);
  expect(Object.fromEntries(attributes.map(({ key, isNumber, canSplit }) => [key, [isNumber, canSplit]]))).toEqual({
    'p:Account': [false, false],
    'p:Company': [false, true],
    'p:City': [false, true],
    'p:Email': [false, false],
    'p:Staff': [true, true],
  });

  for (const attribute of ['Account', 'p:Email'])
    await expect(made({ name: 'By', by: { attribute } })).rejects.toMatchObject({ code: 'groupRefused' });
  await expect(made({ name: 'Highest', calculates: 'maximum', attribute: 'Account' })).rejects.toMatchObject({
    code: 'attributeUnfit',
    params: { attribute: 'Account', calculates: 'maximum' },
  });
});

test('what is outdated is what was counted of something else: profiles, consent, members', async () => {
  const all = await made({ name: 'All' });
  const consent = await made({ name: 'By consent', by: { option: 'newsletter' } });
  const of = await made({ name: 'Of readers', dataSet: readers });
  const outdated = async () => {
    const views = await house.now.measures.list(ADA);
    return views.filter((view) => view.outdated).map(({ name }) => name);
  };
  expect(await outdated()).toEqual([]);

  await house.clock.advance(1_000);
  await house.consentSource('news.csv', NEWSLETTER.replace('no', 'yes'));
  expect(await outdated()).toEqual(['By consent']);

  await house.now.segments.refresh(ADA, readers);
  const look = async () => ((await house.now.segments.progress(readers)).state === 'Refreshing' ? undefined : true);
  await house.now.told.until(`segment:${readers}`, look, new AbortController().signal);
  expect(await outdated()).toEqual(['By consent', 'Of readers']);

  await house.source('crm.csv', `${CRM}O1,Other,Delft,,5\n`);
  expect(await outdated()).toEqual(['All', 'By consent', 'Of readers']);

  for (const { id } of [all, consent, of]) {
    await house.now.measures.refresh(ADA, id);
    await counted(id);
  }
  expect(await outdated()).toEqual([]);
});

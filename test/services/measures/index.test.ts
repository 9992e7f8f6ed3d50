import type { MeasureInput, MeasureView } from '../../../services/measures.js';
import { type MeasureHarness, openMeasures } from '../../support/measures.js';
import { putOutput } from '../../support/outputs.js';
import { seedProfiles } from '../../support/profiles.js';
import { anEnrichment } from '../../support/runs.js';
import { fieldIs, seedContoso } from '../../support/segments.js';
import { ADA, BOB } from '../../support/trust.js';

let house: MeasureHarness;

beforeEach(async () => {
  house = await openMeasures();
  await seedContoso(house);
});

afterEach(() => house.close());

const save = (input: Partial<MeasureInput> & { name: string }) =>
  house.measures.save(ADA, { calculates: 'count', dataSet: 'Customer', ...input });

const made = async (input: Partial<MeasureInput> & { name: string }): Promise<MeasureView> =>
  house.counted((await save(input)).id);

const refusal = (code: string, params: Record<string, string> = {}) => expect.objectContaining({ code, params });

test('a measure is counted when it is saved, and is told in both languages what it is of', async () => {
  const { id, ...view } = await made({
    name: ' Granted ',
    calculates: 'share',
    where: { of: 'consent', option: 'newsletter', is: 'granted' },
    by: { option: 'newsletter' },
  });

  expect(view).toEqual({
    ...{ name: 'Granted', calculates: 'share', unit: 'share', state: 'Successful', outdated: false },
    words: { en: 'Share of Newsletter = granted', nl: 'Aandeel Newsletter = verleend' },
    by: { words: { en: 'Newsletter', nl: 'Newsletter' } },
    dataSet: { id: 'Customer', name: '' },
    latest: { at: house.clock.now(), value: 0.25, counted: 4, profiles: 4 },
    trend: [{ at: house.clock.now(), value: 0.25, counted: 4, profiles: 4 }],
  });
  expect((await house.measures.groups(ADA, id))!.groups).toEqual([
    { of: 'status', status: 'notSet', figure: 0, counted: 2, profiles: 2 },
    { of: 'status', status: 'denied', figure: 0, counted: 1, profiles: 1 },
    { of: 'status', status: 'granted', figure: 1, counted: 1, profiles: 1 },
  ]);
  expect(house.told).toContain(`measure:${id}`);
  expect(await house.measures.find(ADA, 'gRANTED')).toMatchObject({ id });
  expect(await house.measures.groups(ADA, (await made({ name: 'All' })).id)).toBeUndefined();
});

test('of nobody there is no average, no share and no sum; there are none of them', async () => {
  const { id } = await house.segments.save(ADA, { name: 'None', rule: fieldIs('City', 'Oss'), kind: 'dynamic' });
  await house.ended(id);
  await seedProfiles(house.sql, ['Nr', 'Staff'], [['1', '12']], { name: 'Other', firstId: 10 });
  const of = async (calculates: MeasureInput['calculates'], attribute?: string) =>
    (await made({ name: calculates, calculates, dataSet: id, ...(attribute && { attribute }) })).latest;

  const none = { at: house.clock.now(), counted: 0, profiles: 0 };
  expect(await of('count')).toEqual({ ...none, value: 0 });
  for (const calculates of ['sum', 'average', 'minimum', 'maximum', 'share'] as const)
    expect(await of(calculates, 'Staff')).toEqual(none);
});

test('the trend goes on under another name, and begins anew with another definition', async () => {
  const { id } = await made({ name: 'People' });
  await made({ id, name: 'Profiles' });
  expect((await house.measures.find(ADA, id)).trend).toHaveLength(2);

  const changed = await save({ id, name: 'Profiles', attribute: 'Company' });

  // What it was of before is no figure of what it is of now.
  expect(changed).toMatchObject({ state: 'Refreshing', trend: [] });
  expect(changed.latest).toBeUndefined();
  expect((await house.counted(id)).trend).toEqual([{ at: house.clock.now(), value: 3, counted: 3, profiles: 4 }]);
  expect((await house.actions()).filter((action) => action.startsWith('measure'))).toEqual([
    'measure.create',
    'measure.change',
    'measure.change',
  ]);
});

test('so many points are kept and shown', async () => {
  const { id } = await made({ name: 'People' });
  const no = async () => Number((await house.sql.get('SELECT count(*) AS n FROM measure_point'))?.n);
  await house.sql.write((tx) =>
    tx.run(
      `INSERT INTO measure_point SELECT p.measure_id, r.range, p.counted_at, p.unit, r.range, 4, 4, p.definition, p.basis
       FROM measure_point p, range(2, 601) r`,
    ),
  );
  await house.measures.refresh(ADA, id);

  const { trend } = await house.counted(id);

  expect(await no()).toBe(500);
  expect(trend).toHaveLength(30);
  expect(trend.slice(0, 2).map(({ value }) => value)).toEqual([4, 600]);
});

test('a form is filled in with what it was sent with', async () => {
  const inputs: Partial<MeasureInput>[] = [
    {
      calculates: 'share',
      where: { of: 'consent', option: 'newsletter', is: 'notGranted' },
      by: { option: 'newsletter' },
    },
    { calculates: 'share', where: { of: 'consent', option: 'newsletter', is: 'true' } },
    { calculates: 'share', where: { of: 'attribute', attribute: 'p:City', operator: 'in', value: 'Delft, Breda' } },
    { calculates: 'share', where: { of: 'attribute', attribute: 'p:City', operator: 'isSet', value: '' } },
    { calculates: 'count', attribute: 'p:Company', by: { attribute: 'p:City' } },
  ];
  for (const [index, input] of inputs.entries()) {
    const { id } = await made({ name: `${index}`, ...input });
    expect(await house.measures.input(ADA, id)).toEqual({ id, name: `${index}`, dataSet: 'Customer', ...input });
  }
});

test('what cannot be measured is refused with what is wrong, and nothing is kept of it', async () => {
  await made({ name: 'People' });
  await expect(save({ name: ' ' })).rejects.toEqual(refusal('nameMissing'));
  await expect(save({ name: 'people' })).rejects.toEqual(refusal('nameTaken', { name: 'people' }));
  await expect(save({ name: 'A', calculates: 'sum' })).rejects.toEqual(refusal('attributeMissing'));
  await expect(save({ name: 'A', calculates: 'share' })).rejects.toEqual(refusal('attributeMissing'));
  await expect(save({ name: 'A', calculates: 'sum', attribute: 'City' })).rejects.toEqual(
    refusal('attributeUnfit', { attribute: 'City', calculates: 'sum' }),
  );
  await expect(save({ name: 'A', attribute: 'p:Town' })).rejects.toEqual(
    refusal('attributeGone', { attribute: 'Town' }),
  );
  await expect(save({ name: 'A', attribute: 'Consent date' })).rejects.toEqual(
    refusal('attributeUnfit', { attribute: 'Consent date', calculates: 'count' }),
  );
  await expect(save({ name: 'A', dataSet: 'gone' })).rejects.toEqual(refusal('notFound', { what: 'segment' }));
  await expect(save({ name: 'A', by: { option: 'fax' } })).rejects.toEqual(refusal('notFound', { what: 'option' }));
  await expect(save({ name: 'A', by: { attribute: 'Consent status' } })).rejects.toEqual(
    refusal('groupRefused', { attribute: 'Consent status' }),
  );
  await expect(save({ id: 'gone', name: 'A' })).rejects.toEqual(refusal('notFound', { what: 'measure' }));
  const where = { of: 'consent', option: 'fax', is: 'granted' } as const;
  await expect(save({ name: 'A', calculates: 'share', where })).rejects.toEqual(
    refusal('notFound', { what: 'option' }),
  );
  const unreadable = { of: 'attribute', attribute: 'City', operator: '<', value: 'Delft' } as const;
  await expect(save({ name: 'A', calculates: 'share', where: unreadable })).rejects.toEqual(refusal('ruleMissing'));
  expect((await house.measures.list(ADA)).map(({ name }) => name)).toEqual(['People']);
});

test('what nearly every profile has a value of its own of splits nothing, also when it becomes that later', async () => {
  const rows = (own: boolean) =>
    Array.from({ length: 30 }, (_, index) => [`N${index}`, `Town ${own ? index : index % 3}`]);
  const seed = (own: boolean) => seedProfiles(house.sql, ['Nr', 'Town'], rows(own), { name: 'Other', firstId: 100 });
  await seed(false);
  const { id } = await made({ name: 'By town', by: { attribute: 'Town' } });

  await seed(true);
  await house.measures.refresh(ADA, id);

  expect(await house.counted(id)).toMatchObject({
    ...{ state: 'Failed', failure: { code: 'groupRefused', params: { attribute: 'Town' } } },
    latest: { value: 34 },
  });
  expect((await house.measures.attributes(ADA)).find(({ key }) => key === 'p:Town')).toMatchObject({ canSplit: false });
  await expect(save({ name: 'Again', by: { attribute: 'Town' } })).rejects.toEqual(
    refusal('groupRefused', { attribute: 'Town' }),
  );
});

test('of enriched output numbers are numbers, and who somebody is splits nothing', async () => {
  await house.storage.documents.update((draft) => void draft.enrichments.push({ ...anEnrichment(), name: 'Facts' }));
  const row = { ownName: 'Contoso', bucket: 'enriched' as const, changed: false };
  const put = (run: string, employees: number) =>
    putOutput(house.sql, run, [{ ...row, customerId: 1, values: { employees, website: 'contoso.com' } }]);
  await put('first', 12);
  const attributes = await house.measures.attributes(ADA);
  const of = (field: string) => attributes.find(({ key }) => key === `e:enrichment:${field}`);
  expect([of('employees'), of('industry'), of('website')]).toMatchObject([
    { isNumber: true, isDate: false, canSplit: true, group: 'enriched' },
    { isNumber: false, canSplit: true },
    { isNumber: false, canSplit: false },
  ]);
  const view = await made({
    name: 'Staff',
    calculates: 'average',
    attribute: 'Employees',
    by: { attribute: 'Industry' },
  });
  expect(view).toMatchObject({
    words: { en: 'Average of Employees (Facts)', nl: 'Gemiddelde van Werknemers (Facts)' },
    latest: { value: 12, counted: 1, profiles: 4 },
  });

  await put('second', 30);

  expect(await house.measures.find(ADA, 'Staff')).toMatchObject({ outdated: true, latest: { value: 12 } });
});

test('viewers see figures and groups; only contributors make, count and remove them', async () => {
  const { id } = await made({ name: 'People', by: { attribute: 'City' } });
  const { measures } = house;
  await expect(measures.list(BOB)).rejects.toMatchObject({ code: 'notAllowed' });
  await house.access.grant(ADA, BOB, 'viewer');

  expect(await measures.list(BOB)).toHaveLength(1);
  expect((await measures.groups(BOB, id))?.groups).toHaveLength(2);
  for (const refused of [
    () => measures.save(BOB, { name: 'Mine', calculates: 'count', dataSet: 'Customer' }),
    () => measures.refresh(BOB, id),
    () => measures.remove(BOB, id),
    () => measures.attributes(BOB),
    () => measures.input(BOB, id),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'notAllowed', params: { needed: 'contributor' } });
});

test('a fault keeps the figure of before, and tells no value of a profile to logs or the audit log', async () => {
  const { id } = await made({ name: 'People', by: { attribute: 'City' } });
  house.unifying.failure = new Error('Delft is not there');

  await house.measures.refresh(ADA, id);

  const view = await house.counted(id);
  expect(view).toMatchObject({ state: 'Failed', latest: { value: 4 }, failure: { reference: expect.any(String) } });
  const audit = await house.sql.all("SELECT * FROM audit_entries WHERE subject LIKE 'measure:%'");
  expect(audit.length).toBe(2);
  expect(JSON.stringify([house.logged, audit])).not.toMatch(/delft|breda/i);
});

test('figures of measures that are gone are swept at the next start, and what was never counted is', async () => {
  const { id } = await made({ name: 'People' });
  await house.storage.documents.update((draft) => {
    const [measure] = draft.measures;
    draft.measures = [{ ...measure!, id: 'saved', name: 'Saved, and then the process ended' }];
  });
  const next = house.reopen();

  await next.measures.resume();

  expect(await next.counted('saved')).toMatchObject({ state: 'Successful', latest: { value: 4 } });
  expect(await house.sql.all('SELECT measure_id FROM measure_point')).toEqual([{ measure_id: 'saved' }]);
  expect(await house.sql.all('SELECT * FROM measure_refresh WHERE measure_id = $1', [id])).toEqual([]);
  await next.measures.stop();
});

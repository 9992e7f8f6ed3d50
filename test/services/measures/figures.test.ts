import type { MeasureInput } from '../../../services/measures.js';
import type { FormCondition } from '../../../services/segments.js';
import { figureOf, groupsOf, numberIn, type Seen } from '../../oracle/measure.js';
import { type MeasureHarness, openMeasures } from '../../support/measures.js';
import { putOutput } from '../../support/outputs.js';
import { anEnrichment } from '../../support/runs.js';
import { fieldIs, said, seedConsent, seedPeople } from '../../support/segments.js';
import { ADA } from '../../support/trust.js';

// Figures over 400 profiles as files have them, against figures that are made by hand.

const COLUMNS = ['Account', 'Company', 'City', 'Staff', 'Since', 'Mail'] as const;
const CITIES = ['Delft', ' delft', 'DELFT', 'Breda', 'breda ', '', ' ', 'İzmir', 'Zwolle', 'Ede', 'Goes', 'Urk', 'Epe'];
const TOWNS = [...CITIES, 'Oss', 'Best', 'Tiel', 'Sneek', 'Assen', 'Venlo', 'Weert', 'Hoorn'];
const STAFF = ['12', ' 7 ', '0.5', '-3', '1e3', '', 'n/a', '1,5', '250', '00010', '99.25', '12', '3'];
const SINCE = ['2019-03-14', '2021-12-31T23:30:00Z', '', 'long ago', '2020-02-29', '2020-02-30', ' 2018-01-01 '];

/** The same numbers in every run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const chance = chances(20_261_126);
const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!;
const PEOPLE = Array.from({ length: 400 }, (_, index) => ({
  id: index + 1,
  city: one(TOWNS),
  staff: one(STAFF),
  since: one(SINCE),
  mail: index % 3 === 0 ? '' : `person${index}@contoso.com`,
  newsletter: index % 3 === 0 ? undefined : one([true, false, undefined]),
  ended: chance() < 0.2,
  industry: one(['Retail', 'retail', 'Energy', undefined, 'Healthcare']),
  employees: one([5, 10.5, 1_000_000, undefined]),
  answered: chance() < 0.7,
}));
type Person = (typeof PEOPLE)[number];

let house: MeasureHarness;
let delft: string;
const DELFT = (person: Person) => person.city.trim().toLowerCase() === 'delft';

beforeAll(async () => {
  house = await openMeasures();
  const { sql, clock, storage } = house;
  await seedPeople(
    sql,
    COLUMNS,
    PEOPLE.map(({ id, city, staff, since, mail }) => ({
      cells: [`A${id}`, `Company ${id}`, city, staff, since, mail],
      emails: mail === '' ? [] : [mail],
    })),
  );
  const answers = PEOPLE.filter(({ newsletter }) => newsletter !== undefined);
  const rows = answers.map(({ mail, newsletter, ended }) => ({
    ...said(mail, 'Newsletter', newsletter!),
    ...(newsletter && ended && { expiresAt: clock.now() + 1 }),
  }));
  await seedConsent(sql, rows, clock.now());
  await storage.documents.update((draft) => void draft.enrichments.push({ ...anEnrichment(), name: 'Firmographics' }));
  const output = PEOPLE.filter(({ answered }) => answered).map(({ id, industry, employees }) => ({
    ...{ customerId: id, ownName: `Company ${id}`, bucket: 'enriched' as const, changed: false },
    values: { ...(industry && { industry }), ...(employees !== undefined && { employees }) },
  }));
  await putOutput(sql, 'run', output);
  const rule = fieldIs('City', 'delft');
  delft = (await house.segments.save(ADA, { name: 'In Delft', rule, kind: 'dynamic' })).id;
  await house.ended(delft);
  // Grants that end by then count no more.
  await clock.advance(10);
});

afterAll(() => house.close());

let made = 0;

async function measured(input: Omit<MeasureInput, 'name'>) {
  const { id } = await house.measures.save(ADA, { name: `Measure ${++made}`, ...input });
  const view = await house.counted(id);
  expect(view.failure).toBeUndefined();
  const groups = await house.measures.groups(ADA, id);
  return { view, latest: view.latest!, groups: groups?.groups };
}

const statusOf = ({ newsletter, ended }: Person): 'granted' | 'denied' | 'notSet' => {
  if (newsletter === undefined || (newsletter && ended)) return 'notSet';
  return newsletter ? 'granted' : 'denied';
};

const DAYS: Record<string, number> = {
  '2019-03-14': Date.UTC(2019, 2, 14),
  '2021-12-31T23:30:00Z': Date.UTC(2021, 11, 31, 23, 30),
  '2020-02-29': Date.UTC(2020, 1, 29),
  '2018-01-01': Date.UTC(2018, 0, 1),
};

const share = (holds: boolean): number => (holds ? 1 : 0);
const filled = (text: string | undefined): number | undefined => ((text ?? '').trim() === '' ? undefined : 1);

const OF: Record<
  string,
  { input: Omit<MeasureInput, 'name' | 'dataSet'>; amount(person: Person): number | undefined }
> = {
  profiles: { input: { calculates: 'count' }, amount: () => 1 },
  'profiles with a city': { input: { calculates: 'count', attribute: 'p:City' }, amount: ({ city }) => filled(city) },
  'sum of Staff': { input: { calculates: 'sum', attribute: 'Staff' }, amount: ({ staff }) => numberIn(staff) },
  'average of Staff': { input: { calculates: 'average', attribute: 'Staff' }, amount: ({ staff }) => numberIn(staff) },
  'minimum of Staff': {
    input: { calculates: 'minimum', attribute: 'p:Staff' },
    amount: ({ staff }) => numberIn(staff),
  },
  'first day': { input: { calculates: 'minimum', attribute: 'Since' }, amount: ({ since }) => DAYS[since.trim()] },
  'last day': { input: { calculates: 'maximum', attribute: 'Since' }, amount: ({ since }) => DAYS[since.trim()] },
  'average of Employees': {
    input: { calculates: 'average', attribute: 'e:enrichment:employees' },
    amount: ({ answered, employees }) => (answered ? employees : undefined),
  },
  'maximum of Employees': {
    input: { calculates: 'maximum', attribute: 'Firmographics.Employees' },
    amount: ({ answered, employees }) => (answered ? employees : undefined),
  },
  'share with an industry': {
    input: { calculates: 'share', attribute: 'e:enrichment:industry' },
    amount: ({ answered, industry }) => share(answered && industry !== undefined),
  },
  'share of retail': {
    input: { calculates: 'share', where: onIndustry('=', 'retail') },
    amount: ({ answered, industry }) => share(answered && industry?.toLowerCase() === 'retail'),
  },
  'share that granted': {
    input: { calculates: 'share', where: { of: 'consent', option: 'newsletter', is: 'granted' } },
    amount: (person) => share(statusOf(person) === 'granted'),
  },
  'share that did not grant': {
    input: { calculates: 'share', where: { of: 'consent', option: 'newsletter', is: 'notGranted' } },
    amount: (person) => share(statusOf(person) !== 'granted'),
  },
};

function onIndustry(operator: '=', value: string): FormCondition {
  return { of: 'attribute', attribute: 'e:enrichment:industry', operator, value };
}

const close = (figure: number | undefined) => (figure === undefined ? undefined : expect.closeTo(figure, 6));

describe.each(Object.entries(OF))('%s', (_, { input, amount }) => {
  const seen = (group: (person: Person) => string | undefined, among = PEOPLE): Seen[] =>
    among.map((person) => {
      const value = group(person);
      return { amount: amount(person), ...(value !== undefined && { group: value }) };
    });
  const hand = (told: { figure: number | undefined; counted: number; profiles: number }) => {
    const { figure, ...rest } = told;
    return figure === undefined ? rest : { ...rest, figure: close(figure) };
  };

  test('over all profiles by city', async () => {
    const { latest, groups } = await measured({ ...input, dataSet: 'Customer', by: { attribute: 'p:City' } });

    const { figure, ...rest } = figureOf(
      input.calculates,
      seen(({ city }) => city),
    );
    expect(latest).toEqual({ at: house.clock.now(), ...rest, value: close(figure) });
    const byHand = groupsOf(
      input.calculates,
      seen(({ city }) => city),
    );
    expect(byHand.map(({ of }) => of)).toEqual([...Array(12).fill('value'), 'others', 'none']);
    expect(groups).toEqual(byHand.map(hand));
  });

  test('over a segment by an enriched attribute', async () => {
    const industryOf = ({ answered, industry }: Person) => (answered ? industry : undefined);
    const { latest, groups } = await measured({ ...input, dataSet: delft, by: { attribute: 'e:enrichment:industry' } });

    const members = seen(industryOf, PEOPLE.filter(DELFT));
    const { figure, ...rest } = figureOf(input.calculates, members);
    expect(latest).toMatchObject({ ...rest, ...(figure !== undefined && { value: close(figure) }) });
    expect(groups).toEqual(groupsOf(input.calculates, members).map(hand));
  });

  test('by consent, as it stands with the profiles', async () => {
    const { groups } = await measured({ ...input, dataSet: 'Customer', by: { option: 'newsletter' } });

    const byHand = groupsOf(input.calculates, seen(statusOf));
    expect(groups).toEqual(
      byHand.map(({ of: _of, ...rest }) => {
        const { value, ...told } = rest as typeof rest & { value: string };
        return { of: 'status', status: value, ...hand(told) };
      }),
    );
  });
});

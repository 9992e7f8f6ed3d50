import type { DataSet } from '../../services/dataSources.js';
import type {
  MeasureAttribute,
  MeasureGroup,
  MeasureGroups,
  MeasurePoint,
  MeasureView,
} from '../../services/measures.js';
import { MORNING } from './views.js';

const DAY = 24 * 3_600_000;

export const somePoints = (values: readonly (number | undefined)[]): MeasurePoint[] =>
  values.map((value, index) => ({
    ...{ at: MORNING - index * DAY, counted: 590, profiles: 612 },
    ...(value !== undefined && { value }),
  }));

/** The average number of employees, counted on three days. */
export const aMeasure = (given: Partial<MeasureView> = {}): MeasureView => {
  const trend = given.trend ?? somePoints([1_234.567, 1_230, 1_198.2]);
  const [latest] = trend;
  return {
    id: 'measure-1',
    name: 'Company size',
    calculates: 'average',
    unit: 'number',
    words: { en: 'Average of Employees', nl: 'Gemiddelde van Employees' },
    dataSet: { id: 'Customer', name: '' },
    state: 'Successful',
    ...(latest && { latest }),
    outdated: false,
    trend,
    ...given,
  };
};

/** The part of profiles that gets the newsletter. */
export const aShare = (given: Partial<MeasureView> = {}): MeasureView =>
  aMeasure({
    ...{ id: 'measure-2', name: 'Newsletter reach', calculates: 'share', unit: 'share' },
    words: { en: 'Share of Newsletter = granted', nl: 'Aandeel van Newsletter = verleend' },
    trend: somePoints([0.4125, 0.4, 0.385]),
    ...given,
  });

export const byIndustry = { words: { en: 'Industry', nl: 'Industry' } };

/** The average by industry, with those without one. */
export const someGroups = (given: Partial<MeasureGroups> = {}): MeasureGroups => ({
  measure: aMeasure({ by: byIndustry }),
  at: MORNING,
  groups: [
    { of: 'value', value: 'Retail', figure: 2_310.5, counted: 210, profiles: 214 },
    { of: 'value', value: 'Food', figure: 820, counted: 140, profiles: 150 },
    { of: 'value', value: 'Space', counted: 0, profiles: 2 },
    { of: 'none', figure: 95.25, counted: 240, profiles: 246 },
  ],
  ...given,
});

/** As many as are ever shown: twelve values, the others and those without one. */
export const fullGroups = (value: (index: number) => string, figure: (index: number) => number): MeasureGroup[] => [
  ...Array.from({ length: 12 }, (_, index) => ({
    ...{ of: 'value' as const, value: value(index), figure: figure(index) },
    ...{ counted: 900_000 - index, profiles: 1_000_000 - index },
  })),
  { of: 'others', values: 4_321, figure: figure(12), counted: 51_000, profiles: 52_000 },
  { of: 'none', figure: figure(13), counted: 11, profiles: 12 },
];

export const measureAttributes: MeasureAttribute[] = [
  {
    ...{ key: 'p:Industry', words: { en: 'Industry', nl: 'Industry' }, type: 'text', group: 'profile' },
    ...{ isNumber: false, isDate: false, canSplit: true },
  },
  {
    ...{ key: 'p:Employees', words: { en: 'Employees', nl: 'Employees' }, type: 'number', group: 'profile' },
    ...{ isNumber: true, isDate: false, canSplit: false },
  },
  {
    ...{ key: 'p:E-mail', words: { en: 'E-mail', nl: 'E-mail' }, type: 'text', group: 'profile' },
    ...{ isNumber: false, isDate: false, canSplit: false },
  },
  {
    key: 'e:enrichment-1:industry',
    words: { en: 'Leadspace companies.Industry', nl: 'Leadspace companies.Branche' },
    ...{ type: 'text', group: 'enriched', isNumber: false, isDate: false, canSplit: true },
  },
];

export const someDataSets: DataSet[] = [
  { id: 'Customer', kind: 'customer', name: '', size: 612, asOf: MORNING },
  { id: 'segment-1', kind: 'segment', name: 'Newsletter readers', size: 204, asOf: MORNING },
];

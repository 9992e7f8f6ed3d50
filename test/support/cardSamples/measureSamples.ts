import type { AdaptiveCard } from '../../../cards/card.js';
import { choiceKey } from '../../../cards/choices.js';
import type { Locale } from '../../../cards/locale.js';
import { measureCard } from '../../../cards/measureCard.js';
import { type MeasureFormView, measureForm } from '../../../cards/measureForm.js';
import { type GroupsView, measureGroupsCard } from '../../../cards/measureGroupsCard.js';
import { type MeasuresView, measuresCard } from '../../../cards/measuresCard.js';
import { problemBelow } from '../../../cards/problemCard.js';
import { removeMeasureCard } from '../../../cards/removeMeasureCard.js';
import { problemWords } from '../../../cards/ruleProblems.js';
import { safeText } from '../../../cards/safeText.js';
import type { MeasureView } from '../../../services/measures.js';
import { hostile } from '../hostileNames.js';
import {
  aMeasure,
  aShare,
  byIndustry,
  fullGroups,
  measureAttributes,
  someDataSets,
  someGroups,
  somePoints,
} from '../measureViews.js';
import { newsletterUnknown, someOptions } from '../segmentViews.js';
import { MORNING } from '../views.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });

const list = (name: string, view: Partial<MeasuresView>) =>
  sample('measuresCard', name, (locale) => measuresCard({ measures: [], page: 0, mayChange: true, ...view }, locale));
const one = (name: string, given: MeasureView, look = {}) =>
  sample('measureCard', name, (locale) => measureCard(given, locale, look));
const groups = (name: string, view: Partial<GroupsView>) =>
  sample('measureGroupsCard', name, (locale) => measureGroupsCard({ ...someGroups(), ...view }, locale));
const someForm: MeasureFormView = { attributes: measureAttributes, options: someOptions, dataSets: someDataSets };
const form = (name: string, view: Partial<MeasureFormView>) =>
  sample('measureForm', name, (locale) => measureForm.draw({ ...someForm, ...view }, locale));

const hostileWords = (index: number) => ({ en: hostile(index), nl: hostile(index + 1) });
const many = Array.from({ length: 13 }, (_, index) =>
  aMeasure({
    ...{ id: `measure-${index}`, name: hostile(index), words: hostileWords(index + 2), outdated: index % 3 === 0 },
    dataSet: { id: `segment-${index}`, name: hostile(index + 3) },
    trend: somePoints([10 ** (index % 7)]),
  }),
);
const retailDate = (index: number) => Date.UTC(2026, 0, 1 + index);
const dates = { unit: 'date', calculates: 'maximum' } as const;
const newestDate = aMeasure({
  ...{ ...dates, name: 'Newest customer', words: { en: 'Maximum of Since', nl: 'Maximum van Since' } },
  trend: somePoints([retailDate(40), retailDate(39) + 3_600_000, retailDate(38)]),
});
const newest = aMeasure({ state: 'Refreshing', trend: [] });

export const measureSamples = [
  list('none', {}),
  list('none, seen by a viewer', { mayChange: false }),
  list('three', {
    measures: [
      aMeasure(),
      aShare({ outdated: true, dataSet: { id: 'segment-1', name: 'Newsletter readers' } }),
      aMeasure({ ...newest, id: 'measure-3', name: 'Just made' }),
    ],
  }),
  list('13, hostile names, page 2', { measures: many, page: 1 }),
  sample('measuresCard', 'deleted', (locale) =>
    measuresCard(
      { measures: [newestDate], page: 0, mayChange: true, notice: locale.measures.removed(safeText(hostile(3), 80)) },
      locale,
    ),
  ),
  one('an average by industry', aMeasure({ by: byIndustry })),
  one('a share of a segment, outdated', aShare({ outdated: true, dataSet: { id: 's', name: 'Newsletter readers' } })),
  one('a date', newestDate),
  one('just saved', newest, { saved: true }),
  one('a count, seen by a viewer', aMeasure({ calculates: 'count', unit: 'profiles', trend: somePoints([612, 600]) }), {
    readOnly: true,
  }),
  one('nothing to count', aMeasure({ trend: somePoints([undefined, 12]) })),
  one('not counted', aMeasure({ state: 'Not started', trend: [] })),
  one('failed', aMeasure({ state: 'Failed', failure: { reference: 'a1b2c3d4' } })),
  one(
    'attribute gone',
    aMeasure({ state: 'Failed', failure: { code: 'attributeGone', params: { attribute: hostile(4) } } }),
  ),
  one(
    'segment gone',
    aMeasure({
      ...{ state: 'Failed', failure: { code: 'notFound', params: { what: 'segment' } } },
      dataSet: { id: 'segment-9', name: '' },
    }),
  ),
  one(
    'hostile, 30 refreshes',
    aMeasure({
      ...{ name: hostile(2), words: hostileWords(0), by: { words: hostileWords(4) }, outdated: true },
      dataSet: { id: 'segment-1', name: hostile(5) },
      trend: somePoints(Array.from({ length: 30 }, (_, index) => 123_456_789.125 - index * 1_000_003)),
    }),
  ),
  one('a sum below zero, 30 refreshes', aMeasure({ calculates: 'sum', trend: somePoints(countdown(30)) })),
  groups('an average', {}),
  groups('a share', {
    measure: aShare({ by: byIndustry, outdated: true }),
    groups: fullGroups(
      (index) => `Industry ${index + 1}`,
      (index) => index / 13.7,
    ),
  }),
  groups('a count by consent', {
    measure: aMeasure({
      ...{ calculates: 'count', unit: 'profiles', by: { words: { en: 'Newsletter', nl: 'Newsletter' } } },
      words: { en: 'Count of profiles', nl: 'Aantal profielen' },
    }),
    groups: [
      { of: 'status', status: 'granted', figure: 204, counted: 204, profiles: 204 },
      { of: 'status', status: 'denied', figure: 97, counted: 97, profiles: 97 },
      { of: 'status', status: 'notSet', figure: 311, counted: 311, profiles: 311 },
    ],
  }),
  groups('a date', {
    measure: { ...newestDate, by: byIndustry },
    groups: fullGroups((index) => `Industry ${index + 1}`, retailDate),
  }),
  groups('not counted', { at: undefined, groups: [] }),
  groups('below zero', {
    groups: fullGroups(
      (index) => `Industry ${index + 1}`,
      (index) => -index,
    ),
  }),
  groups('14, hostile', {
    measure: aMeasure({ name: hostile(1), words: hostileWords(3), by: { words: hostileWords(5) } }),
    groups: fullGroups(hostile, (index) => 123_456_789.123 / (index + 1)),
  }),
  form('new', {}),
  form('new, no consent data', { options: [], dataSets: someDataSets.slice(0, 1) }),
  form('an average by industry is changed', {
    now: {
      ...{ id: 'measure-1', name: 'Company size', calculates: 'average', attribute: 'p:Employees' },
      ...{ dataSet: 'segment-1', by: { attribute: 'p:Industry' } },
    },
  }),
  form('a share by consent is changed', {
    now: {
      ...{ id: 'measure-2', name: 'Newsletter reach', calculates: 'share', dataSet: 'Customer' },
      ...{ where: { of: 'consent', option: 'newsletter', is: 'granted' }, by: { option: 'product updates' } },
    },
  }),
  form('what it was of is gone', {
    now: {
      ...{ id: 'measure-1', name: 'Company size', calculates: 'average', attribute: 'p:Gone' },
      ...{ dataSet: 'segment-9', by: { option: 'gone' } },
    },
  }),
  sample('measureForm', 'put right', (locale) =>
    measureForm.draw({ ...someForm, canKeep: true }, locale, {
      values: {
        ...{ name: 'Company size', calculates: 'share', attribute: choiceKey('p:Industry'), operator: '=' },
        ...{ value: 'Retial', option: '-', dataSet: 'Customer', by: choiceKey('p:Industry') },
      },
      problems: {
        name: problemBelow({ code: 'nameTaken', params: { name: 'Company size' } }, locale),
        attribute: problemBelow(
          { code: 'attributeUnfit', params: { attribute: 'Industry', calculates: 'average' } },
          locale,
        ),
        value: problemWords(
          newsletterUnknown({
            params: { attribute: 'Industry', text: 'Retial' },
            suggestions: [{ text: 'Retail', rows: 88 }],
          }),
          locale,
        ),
        by: problemBelow({ code: 'groupRefused', params: { attribute: 'E-mail' } }, locale),
      },
    }),
  ),
  form('200 attributes, hostile names', {
    now: {
      ...{ id: 'measure-1', name: hostile(0), calculates: 'share', dataSet: 'segment-77' },
      where: { of: 'attribute', attribute: `p:99${hostile(99)}`, operator: 'in', value: hostile(4) },
    },
    attributes: Array.from({ length: 200 }, (_, index) => ({
      ...{ key: `p:${index}${hostile(index)}`, words: hostileWords(index), type: 'text' as const },
      ...{ group: index % 2 ? ('profile' as const) : ('enriched' as const) },
      ...{ isNumber: false, isDate: false, canSplit: true },
    })),
    options: Array.from({ length: 60 }, (_, index) => ({
      ...{ no: index, key: `${index}${hostile(index)}`, name: hostile(index) },
    })),
    dataSets: Array.from({ length: 60 }, (_, index) => ({
      ...{ id: `segment-${index}`, kind: 'segment' as const, name: hostile(index), size: 10 ** (index % 7) },
      ...{ asOf: MORNING, outdated: true },
    })),
  }),
  sample('removeMeasureCard', 'asks', (locale) => removeMeasureCard(aMeasure(), locale)),
  sample('removeMeasureCard', 'hostile', (locale) => removeMeasureCard(aMeasure({ name: hostile(2) }), locale)),
];

function countdown(count: number): number[] {
  return Array.from({ length: count }, (_, index) => -index * 12.5 - 0.005);
}

import { choiceKey } from '../../cards/choices.js';
import { createLocale } from '../../cards/locale.js';
import { measureOf } from '../../cards/measureChoices.js';
import { MeasureFormInput, type MeasureFormView, measureForm } from '../../cards/measureForm.js';
import { inputs, readable } from '../support/cardText.js';
import { measureAttributes, someDataSets } from '../support/measureViews.js';
import { someOptions } from '../support/segmentViews.js';

const english = createLocale('en');
const view: MeasureFormView = { attributes: measureAttributes, options: someOptions, dataSets: someDataSets };
const given = (input: Record<string, string>) =>
  measureOf(
    MeasureFormInput.parse({
      ...{ name: 'One', calculates: 'count', attribute: '-', option: '-', dataSet: 'Customer', by: '-' },
      ...input,
    }),
    view,
    english,
  );
const choicesOf = (id: string, shown = view) =>
  inputs(measureForm.draw(shown, english))
    .find((input) => input.id === id)
    ?.choices?.map(({ title }) => title);

test('it is split by consent and by what many profiles have in common', () => {
  expect(choicesOf('by')).toEqual([
    'Nothing: one figure',
    'Consent · Newsletter',
    'Consent · Product updates',
    'Profile · Industry',
    'Enriched · Leadspace companies.Industry',
  ]);
  expect(choicesOf('attribute')).toContain('Profile · E-mail');
});

test('what is typed by name goes before the list', () => {
  expect(given({ calculates: 'sum', attribute: choiceKey('p:Industry'), attributeTyped: 'Turnover' })).toMatchObject({
    measure: { calculates: 'sum', attribute: 'Turnover' },
  });
  expect(given({ byTyped: 'Region' })).toMatchObject({ measure: { by: { attribute: 'Region' } } });
  expect(given({ dataSetTyped: 'newsletter READERS' })).toMatchObject({ measure: { dataSet: 'segment-1' } });
});

test('a list that was emptied is asked for again: it is not a count of everybody', () => {
  expect(given({ attribute: '' })).toEqual({ problems: { attribute: 'Please fill this in.' } });
  expect(given({ by: '' })).toEqual({ problems: { by: 'Please fill this in.' } });
});

test('what is offered no more is not taken for none', () => {
  const unknown = 'Please choose one of the list.';

  expect(given({ by: `o.${choiceKey('gone')}` })).toEqual({ problems: { by: unknown } });
  expect(given({ attribute: 'gone' })).toEqual({ problems: { attribute: unknown } });
  expect(given({ dataSet: 'segment-9' })).toEqual({ problems: { dataSet: unknown } });
  expect(given({ dataSetTyped: 'Gone' })).toEqual({ problems: { dataSetTyped: unknown } });
  expect(given({ calculates: 'share', option: choiceKey('gone') })).toEqual({ problems: { option: unknown } });
});

test('a condition that only a share has is not dropped silently', () => {
  const { onlyShare } = english.measures.form;

  expect(given({ operator: 'isNotSet', attribute: choiceKey('p:Industry') })).toEqual({
    problems: { operator: onlyShare },
  });
  expect(given({ option: choiceKey('newsletter') })).toEqual({ problems: { option: onlyShare } });
});

test('a share of who has a value needs none to compare with', () => {
  expect(given({ calculates: 'share', attribute: choiceKey('p:Industry'), operator: 'isSet' })).toMatchObject({
    measure: { where: { of: 'attribute', attribute: 'p:Industry', operator: 'isSet', value: '' } },
  });
});

test('what was chosen is there to be changed, though the list is cut', () => {
  const attributes = Array.from({ length: 200 }, (_, index) => ({
    ...{ key: `p:${index}`, words: { en: `Number ${index}`, nl: `Getal ${index}` } },
    ...{ type: 'number' as const, group: 'profile' as const, isNumber: true, isDate: false, canSplit: true },
  }));
  const now = {
    ...{ id: 'measure-1', name: 'One', calculates: 'sum' as const, attribute: 'p:150', dataSet: 'segment-1' },
    by: { attribute: 'p:160' },
  };
  const shown = { ...view, attributes, now };

  expect(choicesOf('attribute', shown)?.slice(0, 3)).toEqual([
    'None: count profiles',
    'Profile · Number 150',
    'Profile · Number 0',
  ]);
  const values = Object.fromEntries(inputs(measureForm.draw(shown, english)).map(({ id, value }) => [id, value]));
  expect(values).toMatchObject({ attribute: choiceKey('p:150'), by: choiceKey('p:160'), dataSet: 'segment-1' });
  expect(readable(measureForm.draw(shown, english))).toContain('160 attributes are not listed: type the name.');
});

test('what is gone is not replaced by another', () => {
  const now = {
    ...{ id: 'measure-1', name: 'One', calculates: 'sum' as const, attribute: 'p:Gone', dataSet: 'segment-9' },
    by: { option: 'gone' },
  };
  const values = inputs(measureForm.draw({ ...view, now }, english));

  for (const id of ['attribute', 'dataSet', 'by'])
    expect(values.find((input) => input.id === id)).not.toHaveProperty('value');
});

import { choiceKey } from '../../cards/choices.js';
import { createLocale } from '../../cards/locale.js';
import { type BuildView, ConditionInput, segmentForm, stepOf } from '../../cards/segmentForm.js';
import { inputs, readable, titles } from '../support/cardText.js';
import { someAttributes, someOptions } from '../support/segmentViews.js';

const english = createLocale('en');
const view: BuildView = {
  draft: { id: 'draft-1', version: 1 },
  editing: false,
  canUndo: false,
  attributes: someAttributes,
  options: someOptions,
};
const given = (input: Record<string, string>) =>
  stepOf(ConditionInput.parse({ draft: 'draft-1', version: 1, ...input }), view);

test('attributes are listed by where they come from; consent has inputs of its own', () => {
  const [attribute, , , option] = inputs(segmentForm.draw(view, english));

  expect(attribute?.choices?.map(({ title }) => title)).toEqual([
    'Profile · Industry',
    'Profile · Employees',
    'Enriched · Leadspace companies.Industry',
  ]);
  expect(option?.choices?.map(({ title }) => title)).toEqual([
    'No condition on consent',
    'Newsletter',
    'Product updates',
  ]);
});

test('nothing can be combined, undone or looked at before there is a rule', () => {
  expect(inputs(segmentForm.draw(view, english)).map(({ id }) => id)).not.toContain('join');
  expect(titles(segmentForm.draw(view, english))).toEqual(['Add condition', 'Type the rule', 'Cancel']);
});

test('an estimate says that it is one', () => {
  const rule = { words: 'City = Delft', members: 500_050, profiles: 1_000_000, estimated: true as const };

  expect(readable(segmentForm.draw({ ...view, rule }, english))).toContain(
    'Fits about 500,050 of 1,000,000 profiles: an estimate.',
  );
});

test('an option and what it is are one condition, so that they hold on one row', () => {
  expect(given({ option: choiceKey('newsletter'), is: 'true' }).step.add).toEqual([
    { of: 'consent', option: 'newsletter', is: 'true' },
  ]);
});

test('an attribute and consent can be added in one go', () => {
  const { step } = given({
    attribute: choiceKey('p:Industry'),
    operator: 'in',
    value: 'Retail, Food',
    option: choiceKey('newsletter'),
    join: 'any',
  });

  expect(step).toEqual({
    join: 'any',
    add: [
      { of: 'attribute', attribute: 'p:Industry', operator: 'in', value: 'Retail, Food' },
      { of: 'consent', option: 'newsletter', is: 'granted' },
    ],
  });
});

test('what is typed goes before what is chosen, and what a client sends as typed into the list counts as a name', () => {
  const named = (input: Record<string, string>) => given(input).step.add[0];

  expect(named({ attributeTyped: 'City', attribute: choiceKey('p:Industry') })).toMatchObject({ attribute: 'City' });
  expect(named({ attribute: 'City' })).toMatchObject({ attribute: 'City' });
});

test('an option that is no longer there is not taken for none', () => {
  expect(given({ option: choiceKey('gone') })).toMatchObject({ unknown: true });
  expect(given({})).toEqual({ step: { join: 'all', add: [] }, unknown: false });
});

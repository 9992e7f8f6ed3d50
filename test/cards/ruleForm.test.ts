import { createLocale } from '../../cards/locale.js';
import { ruleForm } from '../../cards/ruleForm.js';
import { chosenSuggestion } from '../../cards/ruleProblems.js';
import { inputs, readable, titles } from '../support/cardText.js';
import { newsletterUnknown } from '../support/segmentViews.js';

const english = createLocale('en');
const draft = { id: 'draft-1', version: 1 };
const draw = (text: string, ...problems: Parameters<typeof newsletterUnknown>[0][]) =>
  ruleForm.draw({ draft, text, problems: problems.map(newsletterUnknown) }, english);

test('a suggestion that comes in quotes is shown without them', () => {
  const suggestions = [{ text: '"Product updates"', rows: 2 }];

  expect(readable(draw('Consent option = Products', { suggestions }))).toContain('“Product updates” has 2 rows.');
});

test('the place stays in sight in a long rule', () => {
  const text = `${'Industry = Retail AND '.repeat(50)}Consent option = Newsletter`;
  const words = readable(draw(text, { at: text.length - 10 }));

  expect(words).toMatch(/…\s*\n.*AND Consent option =\n ▶ \nNewsletter/);
});

test('at the end of the text, where something is missing, a question mark has the place', () => {
  const words = readable(draw('Industry =', { at: 10, length: 0, code: 'unexpected', params: {}, suggestions: [] }));

  expect(words).toContain('Something is missing here.');
  expect(words).toContain('▶ \n?\n ◀');
});

test('without suggestions there is nothing to use', () => {
  const card = draw('(', { at: 0, length: 1, code: 'unclosed', params: { text: '(' }, suggestions: [] });

  expect(titles(card)).toEqual(['Try again', 'Build it from lists', 'Cancel']);
  expect(inputs(card).map(({ id }) => id)).toEqual(['rule']);
});

test('choices stand for suggestions by their numbers, and one that is not there stands for nothing', () => {
  const problems = [newsletterUnknown(), newsletterUnknown({ suggestions: [{ text: 'Fairs' }] })];

  expect(inputs(ruleForm.draw({ draft, text: 'x', problems }, english))[0]?.choices?.map(({ value }) => value)).toEqual(
    ['0.0', '0.1', '1.0'],
  );
  expect(chosenSuggestion(problems, '1.0')?.suggestion.text).toBe('Fairs');
  expect(chosenSuggestion(problems, '1.1')).toBeUndefined();
  expect(chosenSuggestion(problems, '7.0')).toBeUndefined();
});

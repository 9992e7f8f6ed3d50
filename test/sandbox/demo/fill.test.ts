import { filled, told } from '../../../sandbox/demo/fill.js';

const CARD = {
  body: [
    { type: 'Input.Text', id: 'name', label: 'Name', value: 'Before' },
    { type: 'Input.Text', id: 'note', label: 'Note' },
    { type: 'Input.Toggle', id: 'agree', label: 'Your agreement', title: 'I agree' },
    {
      type: 'Input.ChoiceSet',
      id: 'field',
      label: 'Field',
      value: 'f1',
      choices: [
        { title: 'City · 80% filled', value: 'f1' },
        { title: 'Country · 90% filled', value: 'f2' },
      ],
    },
  ],
};

test('sends what stands in the inputs, nothing for an empty one, and false for a box that was not touched', () => {
  expect(filled(CARD, {})).toEqual({ name: 'Before', agree: 'false', field: 'f1' });
});

test('fills by label, a box by its words, a list by the words of a choice', () => {
  expect(filled(CARD, { Name: 'After', 'I agree': true, Field: 'Country' })).toEqual({
    name: 'After',
    agree: 'true',
    field: 'f2',
  });
});

test('says what is not there', () => {
  expect(() => filled(CARD, { Nmae: 'x' })).toThrow('There is no input "Nmae"');
  expect(() => filled(CARD, { Field: 'Street' })).toThrow('"Field" has no choice "Street"');
});

test('writes tokens down as dots', () => {
  expect(told({ 'Leadspace token': 'good-1', 'I agree': true })).toEqual(['Leadspace token: ●●●●●●', 'I agree: ✓']);
});

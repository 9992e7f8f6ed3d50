import { guessColumns } from '../../../services/import/guess.js';

const guessed = (name: string, ...values: string[]) =>
  guessColumns(
    [name],
    values.map((value) => [value]),
  )[0];

test.each([
  ['Mobile since', '2019-03-14', '2020-11-02'],
  ['Phone verified', '14-03-2019', '2-11-2020'],
  ['Telefoon gewijzigd', '14.03.2019', '02.11.2020'],
  ['Mobiel sinds', '14/03/2019 08:30', '02/11/2020 17:05'],
])('days are no phone numbers: %s', (name, ...values) => {
  expect(guessed(name, ...values)).toBeUndefined();
});

test.each([
  ['Phone', '+31 30 123 45 67', '030-1234567'],
  ['Mobiel', '06-12345678', '06 12 34 56 78'],
  ['Telefoon', '(555) 010-9999', '555.010.1234'],
])('phone numbers are guessed as before: %s', (name, ...values) => {
  expect(guessed(name, ...values)).toBe('phone');
});

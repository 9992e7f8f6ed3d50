import { createLocale } from '../../cards/locale.js';
import { english } from '../../cards/locales/en/index.js';
import { dutch } from '../../cards/locales/nl/index.js';
import { problemBelow } from '../../cards/problemCard.js';
import { ERROR_CODES } from '../../services/errors.js';

test('on the form that puts it right nobody is sent to that form', () => {
  const refused = problemBelow({ code: 'tokenRefused', params: {} }, createLocale('en'));

  expect(refused).toContain('enter it here');
  expect(refused).not.toContain('setup');
});

test('an error has a next step for its own form in both languages or in none', () => {
  const uneven = ERROR_CODES.filter((code) => !english.errors[code].here !== !dutch.errors[code].here);

  expect(uneven).toEqual([]);
});

test('roles are called the same in a refusal as in the list of roles', () => {
  for (const { errors, admin } of [english, dutch])
    for (const role of ['viewer', 'contributor', 'administrator'] as const)
      expect(errors.notAllowed.message({ needed: role })).toContain(` ${admin.roleNames[role]}`);
});

import { createHash } from 'node:crypto';
import { agreedText } from '../../bot/agreement.js';
import { connectForm } from '../../cards/connectForm.js';
import { createLocale } from '../../cards/locale.js';
import { privacyData, privacyWording } from '../../cards/privacyText.js';
import { aConnectStep } from '../support/setupViews.js';

const destination = 'https://apigw.leadspace.com';
const dutch = createLocale('nl');
const input = (given: object) => ({ ...privacyData(dutch, '2026-11-22', destination), ...given });

test('without the tick nothing is agreed to', () => {
  expect(agreedText(input({}), destination)).toBeUndefined();
  expect(agreedText(input({ agree: 'false' }), destination)).toBeUndefined();
});

test('the receipt is for the words that were on the screen, in their language', () => {
  const wording = privacyWording(dutch, destination);

  expect(agreedText(input({ agree: 'true' }), destination)).toEqual({
    version: '2026-11-22',
    language: 'nl',
    hash: createHash('sha256').update(wording).digest('hex'),
  });
});

test('a form that showed another address, or other words, agrees to nothing', () => {
  const ticked = input({ agree: 'true' });

  expect(agreedText(ticked, 'http://127.0.0.1:3979')).toBe('outdated');
  expect(agreedText({ ...ticked, wording: 'of an earlier version' }, destination)).toBe('outdated');
  expect(agreedText({ ...ticked, wording: undefined }, destination)).toBe('outdated');
});

test.each(['en', 'nl'] as const)('every word that is hashed stands on the card in full (%s)', (language) => {
  const locale = createLocale(language);
  const card = connectForm.draw({ ...aConnectStep({ destination }), textVersion: '2026-11-22' }, locale);
  const shown = JSON.stringify(card);

  for (const line of privacyWording(locale, destination).split('\n')) {
    const [label = '', ...words] = line.split(': ');
    expect(shown).toContain(JSON.stringify(label).slice(1, -1));
    expect(shown).toContain(JSON.stringify(words.join(': ')).slice(1, -1));
  }
});

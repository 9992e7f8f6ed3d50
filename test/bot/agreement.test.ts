import { createHash } from 'node:crypto';
import { agreedText } from '../../bot/agreement.js';
import { connectForm } from '../../cards/connectForm.js';
import { createLocale } from '../../cards/locale.js';
import { privacyWording } from '../../cards/privacyText.js';
import { aConnectStep } from '../support/setupViews.js';

const destination = 'https://apigw.leadspace.com';
const input = (given: object) => ({ text: '2026-11-22', language: 'nl' as const, ...given });

test('without the tick nothing is agreed to', () => {
  expect(agreedText(input({}), destination)).toBeUndefined();
  expect(agreedText(input({ agree: 'false' }), destination)).toBeUndefined();
});

test('the receipt is for the words that were on the screen, in their language', () => {
  const wording = privacyWording(createLocale('nl'), destination);

  expect(agreedText(input({ agree: 'true' }), destination)).toEqual({
    version: '2026-11-22',
    language: 'nl',
    hash: createHash('sha256').update(wording).digest('hex'),
  });
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

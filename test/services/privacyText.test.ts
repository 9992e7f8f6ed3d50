import { createHash } from 'node:crypto';
import { createLocale } from '../../cards/locale.js';
import { privacyWording } from '../../cards/privacyText.js';
import { PRIVACY_TEXT_VERSION } from '../../services/privacyText.js';

// Whoever changes the words people agree to gives them a new version here and in services/privacyText.ts; with it nothing is
// sent until somebody has agreed again. A slip of the pen may keep its version: then only the hash here is new.
const WORDINGS: Readonly<Record<string, string>> = {
  '2026-11-22': 'a1b0b826600591e5',
};

test('the text that people agree to has not changed without a new version', () => {
  const words = (['en', 'nl'] as const).map((language) =>
    privacyWording(createLocale(language), 'https://gateway.example'),
  );

  const hash = createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 16);

  expect({ [PRIVACY_TEXT_VERSION]: hash }).toEqual({ [PRIVACY_TEXT_VERSION]: WORDINGS[PRIVACY_TEXT_VERSION] });
});

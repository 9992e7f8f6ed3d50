import { renewConsent } from '../../../bot/actions/renewConsent.js';
import { showPrivacyText } from '../../../bot/actions/showPrivacyText.js';
import { createLocale } from '../../../cards/locale.js';
import { privacyData } from '../../../cards/privacyText.js';
import type { AgreedText } from '../../../services/connections.js';
import { PRIVACY_TEXT_VERSION } from '../../../services/privacyText.js';
import { inputs, readable, titles } from '../../support/cardText.js';
import { aConnection, aStatus } from '../../support/setupViews.js';
import { aTurn } from '../../support/turn.js';

const outdated = aConnection({ consentIsCurrent: false });
const english = createLocale('en');
const shownFor = (destination: string) => ({
  connection: outdated.id,
  ...privacyData(english, PRIVACY_TEXT_VERSION, destination),
});
const form = shownFor(aStatus().provider.address);

function turnWith(renewed: AgreedText[] = []) {
  return aTurn({
    connections: {
      get: async () => outdated,
      renewConsent: async (_caller, _id, agreed) => {
        renewed.push(agreed);
        return aConnection();
      },
    },
    status: { get: async () => aStatus() },
  });
}

test('the present text is shown with the tick', async () => {
  const { card, to } = await showPrivacyText.answer({ connection: outdated.id }, turnWith());

  expect(to).toBe('personal');
  expect(readable(card)).toContain('has changed since it was agreed to');
  expect(titles(card)).toEqual(['Confirm', 'Cancel']);
});

test('without the tick nothing is renewed', async () => {
  const renewed: AgreedText[] = [];

  const { card } = await renewConsent.answer(form, turnWith(renewed));

  expect(renewed).toEqual([]);
  expect(readable(card)).toContain('Tick "I agree"');
});

test('with it the receipt names version, language and wording', async () => {
  const renewed: AgreedText[] = [];

  const { card } = await renewConsent.answer({ ...form, agree: 'true' }, turnWith(renewed));

  expect(renewed).toEqual([
    { version: PRIVACY_TEXT_VERSION, language: 'en', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  expect(readable(card)).toContain('Data may be sent again.');
});

test('a form that showed another address renews nothing: the present text comes, not ticked', async () => {
  const renewed: AgreedText[] = [];
  const before = { ...shownFor('https://other.example'), agree: 'true' };

  const { card } = await renewConsent.answer(before, turnWith(renewed));

  expect(renewed).toEqual([]);
  expect(readable(card)).toContain('Read the new text above');
  expect(readable(card)).toContain(aStatus().provider.address);
  expect(inputs(card)).toMatchObject([{ id: 'agree', value: 'false' }]);
});

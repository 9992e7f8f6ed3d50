import { doneCard } from '../../cards/doneCard.js';
import { renewConsentForm } from '../../cards/renewConsentForm.js';
import { onButton } from '../action.js';
import { agreedText, textOutdated } from '../agreement.js';
import { privacyAnswer } from '../privacyAnswer.js';

/** The tick below the privacy text of a connection that there is. */
export const renewConsent = onButton(
  renewConsentForm.verb,
  renewConsentForm.input,
  async (input, turn) => {
    const { services, caller, locale } = turn;
    const { provider } = await services.status.get(caller);
    const agreed = agreedText(input, provider.address);
    if (agreed === 'outdated') {
      const problems = { agree: textOutdated(locale) };
      return privacyAnswer(input.connection, turn, { values: { ...input, agree: 'false' }, problems });
    }
    if (!agreed) {
      const problems = { agree: locale.setup.connect.agreeRequired };
      return privacyAnswer(input.connection, turn, { values: input, problems });
    }
    await services.connections.renewConsent(caller, input.connection, agreed);
    return { card: doneCard(locale.setup.agreedAgain, 'setup', locale) };
  },
  { personal: true },
);

import { connectionChoiceForm } from '../../cards/connectionChoiceForm.js';
import { draftRef } from '../../cards/draft.js';
import { privacyAnswer } from '../privacyAnswer.js';
import { drawStep, onStepForm } from '../setupAnswers.js';

/** A connection whose privacy text is outdated is agreed to again first. */
export const setupChooseConnection = onStepForm({
  verb: connectionChoiceForm.verb,
  input: connectionChoiceForm.input,
  step: 'chooseConnection',
  async run(input, turn) {
    const { connections, setup } = turn.services;
    const chosen = (await connections.list(turn.caller)).find(({ id }) => id === input.connection);
    if (chosen && !chosen.consentIsCurrent) return privacyAnswer(chosen.id, turn);
    return drawStep(await setup.chooseConnection(turn.caller, draftRef(input), input.connection), turn);
  },
  below: ({ code }) => (code === 'connectionMissing' ? 'connection' : undefined),
});

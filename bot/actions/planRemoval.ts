import { ChosenEnrichment } from '../../cards/chooseEnrichmentForm.js';
import { chosenConnection } from '../../cards/chooseRemovalForm.js';
import { onButton } from '../action.js';
import { connectionRemovalAnswer, removalAnswer } from '../resultAnswers.js';

export const planRemoval = onButton('planRemoval', ChosenEnrichment, ({ enrichment }, turn) => {
  const connection = chosenConnection(enrichment);
  return connection === undefined ? removalAnswer(enrichment, turn) : connectionRemovalAnswer(connection, turn);
});

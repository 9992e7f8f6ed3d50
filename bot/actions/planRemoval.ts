import { ChosenEnrichment } from '../../cards/chooseEnrichmentForm.js';
import { onButton } from '../action.js';
import { removalAnswer } from '../resultAnswers.js';

export const planRemoval = onButton('planRemoval', ChosenEnrichment, ({ enrichment }, turn) =>
  removalAnswer(enrichment, turn),
);

import { ChosenEnrichment } from '../../cards/chooseEnrichmentForm.js';
import { onButton } from '../action.js';
import { enrichmentAnswer } from '../resultAnswers.js';

export const showEnrichment = onButton('showEnrichment', ChosenEnrichment, ({ enrichment }, turn) =>
  enrichmentAnswer(enrichment, turn),
);

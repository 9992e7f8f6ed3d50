import { SourceInput } from '../../cards/dataSourcesCard.js';
import { safeText } from '../../cards/safeText.js';
import { onButton } from '../action.js';
import { sourceOf, sourcesAnswer } from '../sourceAnswers.js';

/** The source and its profiles go; the list says so. */
export const removeSource = onButton('removeSource', SourceInput, async (input, turn) => {
  const { id, name, kind } = await sourceOf(input.source, turn);
  await turn.services.dataSources.remove(turn.caller, id);
  const { removed, consentRemoved } = turn.locale.data.sources;
  const words = (kind === 'consent' ? consentRemoved : removed)(safeText(name, 80));
  return sourcesAnswer(0, turn, { kind: 'good', words });
});

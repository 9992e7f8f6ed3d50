import { SourceInput } from '../../cards/dataSourcesCard.js';
import { safeText } from '../../cards/safeText.js';
import { onButton } from '../action.js';
import { importAnswer, sourceOf, sourcesAnswer } from '../sourceAnswers.js';

/** Reads the file of the import folder again, with the mapping it has. */
export const refreshSource = onButton('refreshSource', SourceInput, async (input, turn) => {
  const source = await sourceOf(input.source, turn);
  const words = turn.locale.data.sources.cannotRefresh(safeText(source.name, 80));
  if (!source.canRefresh) return sourcesAnswer(input.page, turn, { kind: 'warning', words });
  return importAnswer(await turn.services.dataSources.refresh(turn.caller, source.id), turn);
});

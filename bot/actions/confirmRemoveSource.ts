import { SourceInput } from '../../cards/dataSourcesCard.js';
import { removeSourceCard } from '../../cards/removeSourceCard.js';
import { onButton } from '../action.js';
import { sourceOf } from '../sourceAnswers.js';

/** Remove asks first. */
export const confirmRemoveSource = onButton('confirmRemoveSource', SourceInput, async ({ source }, turn) => ({
  card: removeSourceCard(await sourceOf(source, turn), turn.locale),
}));

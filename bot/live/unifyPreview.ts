import { unifyPreviewCard } from '../../cards/unifyPreviewCard.js';
import type { Draw } from './index.js';

export const unifyPreview: Draw = async (id, locale, { unifications }) => {
  const view = unifications.previewProgress(id);
  // One that is ready may still be taken over by a change: it is drawn again then.
  return { card: unifyPreviewCard(view, locale), ended: view.over === true || view.state === 'Failed' };
};

import { unifyPreviewListCard } from '../../cards/unifyPreviewListCard.js';
import type { Draw } from './index.js';

export const unifyPreviewList: Draw = async (id, locale, { unifications }) => {
  const view = unifications.listProgress(id);
  return { card: unifyPreviewListCard(view, locale), ended: view.state !== 'Refreshing' };
};

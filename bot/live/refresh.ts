import { isOver, refreshCard } from '../../cards/refreshCard.js';
import type { Draw } from './index.js';

export const refresh: Draw = async (id, locale, { refreshes }) => {
  const view = await refreshes.progress(id);
  return { card: refreshCard(view, locale), ended: isOver(view) };
};

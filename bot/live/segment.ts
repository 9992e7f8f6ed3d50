import { segmentCard } from '../../cards/segmentCard.js';
import type { Draw } from './index.js';

export const segment: Draw = async (id, locale, { segments }) => {
  const view = await segments.progress(id);
  return { card: segmentCard(view, locale), ended: view.state !== 'Refreshing' };
};

import { measureCard } from '../../cards/measureCard.js';
import type { Draw } from './index.js';

export const measure: Draw = async (id, locale, { measures }) => {
  const view = await measures.progress(id);
  return { card: measureCard(view, locale), ended: view.state !== 'Refreshing' };
};

import { exportCard } from '../../cards/exportCard.js';
import type { Draw } from './index.js';

export const exporting: Draw = async (id, locale, { results }) => {
  const view = results.exportProgress(id);
  return { card: exportCard(view, locale), ended: view.state !== 'Refreshing' };
};

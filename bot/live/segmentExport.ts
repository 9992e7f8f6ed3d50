import { segmentExportCard } from '../../cards/segmentExportCard.js';
import type { Draw } from './index.js';

/** Followed until its files have gone: what leads nowhere must not stay on a card. */
export const segmentExport: Draw = async (id, locale, { exports }) => {
  const view = await exports.progress(id);
  return { card: segmentExportCard(view, locale), ended: view.state !== 'Refreshing' && view.files.length === 0 };
};

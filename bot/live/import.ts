import { importCard } from '../../cards/importCard.js';
import type { ImportState } from '../../services/dataSources.js';
import type { Draw } from './index.js';

const OVER: ReadonlySet<ImportState> = new Set(['Successful', 'Failed', 'Canceled']);

export const importing: Draw = async (id, locale, { dataSources }) => {
  const view = await dataSources.progress(id);
  return { card: importCard(view, locale), ended: OVER.has(view.state) };
};

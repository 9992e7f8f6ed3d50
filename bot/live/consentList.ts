import { unifyListCard } from '../../cards/unifyListCard.js';
import type { Draw } from './index.js';

export const consentList: Draw = async (id, locale, { consent }) => {
  const view = consent.listProgress(id);
  return { card: unifyListCard(view, locale), ended: view.state !== 'Refreshing' };
};

import { unificationCard } from '../../cards/unificationCard.js';
import { ServiceError } from '../../services/errors.js';
import type { Draw } from './index.js';

export const unify: Draw = async (id, locale, { consent }) => {
  const view = await consent.unification(id);
  if (!view) throw new ServiceError('cardOutdated');
  return { card: unificationCard(view, locale), ended: view.state === 'Successful' || view.state === 'Failed' };
};

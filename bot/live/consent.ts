import { consentOverviewCard } from '../../cards/consentOverviewCard.js';
import type { Draw } from './index.js';

/** The figures of a date: drawn again when they are counted. What may be changed is no matter of the past. */
export const consentAt: Draw = async (id, locale, { consent }) => {
  const overview = await consent.progressAt(Number(id));
  return { card: consentOverviewCard({ overview, mayChange: false }, locale), ended: !overview.counting };
};

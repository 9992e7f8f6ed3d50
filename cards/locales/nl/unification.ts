import type { unification as english } from '../en/unification.js';

export const unification: typeof english = {
  title: 'Bronnen harmoniseren',
};

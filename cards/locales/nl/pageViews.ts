import type * as English from '../en/pageViews.js';

/** Woorden van de andere pagina's: uitvoeringen, toestemming, het token, de keuze van een tabblad, en buiten Teams. */
export const pageViews: typeof English.pageViews = {
  runs: 'Uitvoeringen',
};

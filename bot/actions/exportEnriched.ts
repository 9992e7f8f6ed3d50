import { ChosenEnrichment } from '../../cards/chooseEnrichmentForm.js';
import { exportCard } from '../../cards/exportCard.js';
import { onButton } from '../action.js';

/** A link that downloads personal data is given in the 1:1 chat only. */
export const exportEnriched = onButton(
  'exportEnriched',
  ChosenEnrichment,
  async ({ enrichment }, { services, caller, own }) => {
    const view = await services.results.exportCsv(caller, enrichment);
    return { card: exportCard(view, own), live: `export:${view.id}`, to: 'personal' };
  },
  { personal: true },
);

import { ChosenEnrichment } from '../../cards/chooseEnrichmentForm.js';
import { fileLinkCard } from '../../cards/fileLinkCard.js';
import { onButton } from '../action.js';

/** A link that downloads personal data is given in the 1:1 chat only. */
export const exportEnriched = onButton(
  'exportEnriched',
  ChosenEnrichment,
  async ({ enrichment }, { services, caller, locale }) => ({
    card: fileLinkCard(await services.results.exportCsv(caller, enrichment), enrichment, locale),
    to: 'personal',
  }),
  { personal: true },
);

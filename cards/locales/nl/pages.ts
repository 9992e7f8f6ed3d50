import type * as English from '../en/pages.js';

/** Woorden van de pagina's: het kader, het overzicht, de tabel met profielen en één profiel. */
export const pages: typeof English.pages = {
  title: 'Enrichment Steward',
  loading: 'Bezig met laden',
  unreachable: { message: 'De server antwoordt niet.', next: 'Controleer uw verbinding en probeer het opnieuw.' },
  tryAgain: 'Opnieuw proberen',
};

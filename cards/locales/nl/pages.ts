import type * as English from '../en/pages.js';

const number = (n: number) => n.toLocaleString('nl-NL');

/** Woorden van de pagina's: het kader, het overzicht, de tabel met profielen en één profiel. */
export const pages: typeof English.pages = {
  title: 'Enrichment Steward',
  loading: 'Bezig met laden',
  unreachable: { message: 'De server antwoordt niet.', next: 'Controleer uw verbinding en probeer het opnieuw.' },
  tryAgain: 'Opnieuw proberen',
  asTable: 'Tabel',
  absent: '–',
  moreInTable: (n) => `Nog ${number(n)} in de tabel.`,
};

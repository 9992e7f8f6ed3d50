import type * as English from '../en/pageErrors.js';

/** Wat er mis kan gaan met de pagina's. */
export const pageErrors: typeof English.pageErrors = {
  pageLinkExpired: {
    message: () => 'Deze link is niet meer geldig: hij werkt een uur.',
    next: 'Ga terug naar de chat en open de pagina daar opnieuw.',
  },
  signInRefused: {
    message: () => 'De aanmelding is niet geaccepteerd.',
    next: 'Open deze pagina in Teams, met een account van de organisatie waar de bot bij hoort.',
  },
  tokenPageOver: {
    message: () => 'Deze pagina is al gebruikt of heeft te lang opengestaan. Er is niets opgeslagen.',
    next: 'Ga terug naar de chat en kies daar opnieuw “Token invoeren”.',
  },
  tokenOnlyOnPage: {
    message: () =>
      'Een token wordt niet in de chat aangenomen, waar het later terug te vinden is. Het is niet opgeslagen.',
    next: 'Kies “Token invoeren” op de nieuwste kaart, en vervang het token bij Leadspace als anderen deze chat kunnen lezen.',
  },
};

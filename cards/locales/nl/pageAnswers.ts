import type * as English from '../en/pageAnswers.js';

export const pageAnswers: typeof English.pageAnswers = {
  fault: {
    message: 'Er ging bij ons iets mis. Er is niets gewijzigd.',
    next: (id) => `Probeer het opnieuw; gebeurt het weer, geef uw beheerder dan dit nummer: ${id}`,
  },
  malformed: {
    message: 'De pagina heeft om iets gevraagd wat niet te begrijpen is.',
    next: 'Laad de pagina opnieuw. Gebeurt het weer, open haar dan vanuit de chat.',
  },
  tooFast: {
    message: 'Dat was te veel tegelijk.',
    next: 'Wacht even en probeer het dan opnieuw.',
  },
  starting: {
    message: 'De bot start op.',
    next: 'Wacht even en probeer het dan opnieuw.',
  },
  signInUnreachable: {
    message: 'Microsoft Entra is niet bereikbaar, dus niemand kan worden aangemeld.',
    next: 'Probeer het over een minuut opnieuw. Wie de bot beheert, vindt de oorzaak in het logboek.',
  },
};

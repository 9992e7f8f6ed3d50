import type * as English from '../en/pageViews.js';
import { counter } from '../format.js';

const count = counter('nl');
const profiles = (n: number) => count(n, 'profiel', 'profielen');

/** Woorden van de andere pagina's: uitvoeringen, toestemming, het token, de keuze van een tabblad, en buiten Teams. */
export const pageViews: typeof English.pageViews = {
  broken: { message: 'De pagina kon niet worden getoond.', next: 'Laad haar opnieuw.' },
  signIn: {
    message: 'Teams kon u niet aanmelden.',
    next: 'Het venster daarvoor is gesloten, of uw organisatie heeft deze app nog niet toegestaan. Probeer het opnieuw; gebeurt het weer, vraag dan wie Teams voor u beheert om de app toe te staan.',
  },

  runs: {
    none: { message: 'Er is nog niets uitgevoerd.', next: 'Ga naar de chat en typ “uitvoeren” of “vernieuwen”.' },
    name: 'Naam',
    startedBy: 'Gestart door',
    schedule: 'Planning',
    started: 'Gestart',
    duration: 'Duur',
    counts: 'Aantallen',
    goesOn: 'nog bezig',
    list: 'Uitvoeringen en vernieuwingen',
  },

  consent: {
    none: {
      message: 'Er zijn nog geen toestemmingsgegevens.',
      next: 'Ga naar de chat en typ “toestemming importeren”: een bestand met een e-mailadres of telefoonnummer en een toestemmingswaarde.',
    },
    over: (n) => `Over ${profiles(n)}.`,
    unified: (at) => `Met de profielen geharmoniseerd op ${at}.`,
    known: (n) => `Van ${profiles(n)} is toestemming bekend.`,
    unifying: 'Wordt nu met de profielen geharmoniseerd. De cijfers zijn die van daarvoor.',
    unifyFailed:
      'De laatste harmonisatie is mislukt; de cijfers zijn die van daarvoor. Ga naar de chat en typ “toestemming” om het opnieuw te proberen.',
    neverUnified:
      'De toestemmingsgegevens zijn nog niet met de profielen geharmoniseerd. Ga naar de chat en typ “toestemming” om dat te doen.',
    outdated:
      'Sinds de laatste harmonisatie zijn er gegevens gelezen. Ga naar de chat en typ “toestemming” om nu te harmoniseren.',
    expiring: (n) =>
      `${count(n, 'verleende toestemming eindigt', 'verleende toestemmingen eindigen')} binnen 30 dagen.`,
    waiting: (n) =>
      `${count(n, 'rij wacht', 'rijen wachten')}, omdat de datum in de toekomst ligt: wordt bij de volgende vernieuwing opnieuw gelezen.`,
    status: 'Stand van de toestemmingsgegevens',
    byOption: 'Toestemming per optie',
    withShare: (n, share) => `${n} (${share})`,
    overTime: (option) => `In de loop van de tijd: ${option}`,
    chosen: 'In de loop van de tijd, van de optie',
    unification: 'Harmonisatie',
    later: 'Hoe het verdergaat, verschijnt hier na de volgende harmonisatie die de aantallen verandert.',
    sources: 'Bronnen van toestemmingsgegevens',
    source: 'Gegevensbron',
    rows: 'Rijen',
    read: 'Gelezen',
    age: 'Ouderdom',
    days: (n) => (n === 0 ? 'minder dan een dag' : count(n, 'dag', 'dagen')),
    old: 'oud: vernieuw deze voordat u erop vertrouwt',
    someOld: (n) =>
      `${count(n, 'bron is', 'bronnen zijn')} oud. Ga naar de chat en typ “vernieuwen” voordat u erop vertrouwt.`,
  },

  token: {
    heading: 'Het Leadspace-token invoeren',
    replaces: 'Alleen het token van deze verbinding wordt vervangen: ',
    where:
      'Het gaat van deze pagina rechtstreeks naar de server van Enrichment Steward en wordt daar versleuteld opgeslagen. Het wordt naar Leadspace gestuurd en naar niemand anders, komt niet in de chat en wordt nooit meer getoond.',
    until: (time) => `Deze pagina kan één keer worden gebruikt, tot ${time}.`,
    label: 'Leadspace-token',
    show: 'Tonen',
    hide: 'Verbergen',
    save: 'Opslaan',
    saving: 'Bezig met opslaan',
    missing: 'Voer het token in.',
    wrong:
      'Dit kan geen token zijn: er staan spaties of tekens in die in geen token voorkomen. Kopieer het nog eens en voer het hier in.',
    kept: 'Wat u hebt ingevoerd staat er nog.',
    takenOut: 'Wat u had ingevoerd is van deze pagina verwijderd.',
    unsure: {
      message: 'Eén poging kan zijn opgeslagen hoewel er geen antwoord kwam.',
      next: 'Ga terug naar de chat: de kaart daar zegt welk token is opgeslagen.',
    },
    stored: (ending) => (ending ? `Opgeslagen, eindigt op ${ending}.` : 'Opgeslagen.'),
    goBack: 'Ga terug naar de chat: daar gaat het instellen verder.',
    none: {
      message: 'Deze pagina is geopend zonder wat zegt voor wie en waarvoor ze is.',
      next: 'Ga naar de chat en kies “Token invoeren”.',
    },
  },

  configure: {
    what: 'Kies wat dit tabblad toont, en druk daarna onderaan op Opslaan.',
    view: 'Weergave',
    newest: 'Die het laatst is bijgewerkt',
    named: (view, enrichment) => `${view}: ${enrichment}`,
    who: 'Iedereen hier ziet het tabblad. Wat het toont, ziet alleen wie een rol heeft in Enrichment Steward.',
    ready: (name) => `Het tabblad gaat “${name}” heten.`,
    onlyInTeams: {
      message: 'Hier wordt in Teams een tabblad toegevoegd.',
      next: 'Open in Teams een kanaal of chat, druk bovenaan op + en kies Enrichment Steward.',
    },
  },

  outside: {
    heading: 'Deze pagina wordt in Teams getoond',
    what: 'Enrichment Steward verrijkt bedrijfsprofielen met Leadspace. De pagina’s bevatten gegevens van uw organisatie en worden daarom getoond waar u bent aangemeld: in Microsoft Teams.',
    token:
      'Het Leadspace-token wordt alleen in Teams ingevoerd, zodat bekend is wie het invoert. Voer het nergens anders in.',
    open: 'Openen in Teams',
    noTeams: 'Opent er niets: start Teams, kies Apps, zoek Enrichment Steward en open de app.',
    silent: 'Teams heeft niet op tijd geantwoord.',
    development: {
      message: 'Deze pagina wordt vanuit de chat geopend.',
      next: 'Typ “weergeven” in de chat en kies de link. Die zegt wie er kijkt, en werkt een uur.',
    },
  },
};

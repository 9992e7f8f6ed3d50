import type * as English from '../en/errors.js';
import { consentErrors } from './consentErrors.js';
import { entityErrors } from './entityErrors.js';
import { pageErrors } from './pageErrors.js';
import { refreshErrors } from './refreshErrors.js';

const roles: Record<string, string> = { viewer: 'Kijker', contributor: 'Inzender', administrator: 'Beheerder' };

const things: Record<string, string> = {
  enrichment: 'Die verrijking',
  run: 'Die uitvoering',
  profile: 'Dat profiel',
  dataSource: 'Die gegevensbron',
  dataSet: 'Die gegevensset',
  import: 'Die import',
  segment: 'Dat segment',
  export: 'Die export',
  segmentExport: 'Die export',
  person: 'Die persoon',
  option: 'Die toestemmingsoptie',
  refresh: 'Die vernieuwing',
  measure: 'Die meting',
};

export const errors: typeof English.errors = {
  notAllowed: {
    message: ({ needed = '', helpers }) =>
      `Hiervoor is de rol ${roles[needed] ?? needed} nodig. Wie kan helpen: ${helpers || 'een beheerder van uw organisatie'}.`,
    next: 'Vraag een beheerder om die rol, of om het voor u te doen.',
  },
  claimClosed: {
    message: () => 'Er is al een beheerder, dus de rol kan niet meer worden opgeëist.',
    next: 'Vraag een beheerder om u met “rollen” een rol te geven.',
  },
  lastAdministrator: {
    message: () => 'Dit is de laatste beheerder; zonder beheerder kan niemand nog iets wijzigen.',
    next: 'Maak eerst iemand anders beheerder.',
  },
  cardOutdated: {
    message: () => 'Deze kaart is verouderd; er is niets gewijzigd.',
    next: 'Gebruik de nieuwste kaart, of typ de opdracht opnieuw.',
  },
  draftGone: {
    message: () => 'Waar deze kaart bij hoorde is voorbij: afgerond, geannuleerd of 30 dagen niet aangeraakt.',
    next: 'Begin opnieuw met “instellen”, “segment”, “harmonisatie” of “gegevens”.',
  },
  notFound: {
    message: ({ what = '' }) => `${things[what] ?? 'Wat u zoekt'} bestaat niet (meer).`,
    next: 'Typ “verrijkingen”, “segmenten”, “metingen” of “gegevens” om te zien wat er is.',
  },
  tokenMissing: {
    message: () => 'Er is geen Leadspace-token voor deze verbinding.',
    next: 'Voer het token in bij “instellen”.',
    here: 'Voer het token hier in.',
  },
  tokenUnreadable: {
    message: () =>
      'Het bewaarde Leadspace-token is niet te lezen: het is met een andere versleutelingssleutel bewaard.',
    next: 'Start de bot met de eerdere ENCRYPTION_KEY, of vervang het token bij “instellen”.',
  },
  tokenRefused: {
    message: () => 'Leadspace accepteert dit token niet: het klopt niet, is verlopen of is ingetrokken.',
    next: 'Kopieer het token opnieuw uit Leadspace, of vraag Leadspace om een nieuw, en voer het in bij “instellen”.',
    here: 'Kopieer het token opnieuw uit Leadspace, of vraag Leadspace om een nieuw, en voer het hier in.',
  },
  creditsOrProgram: {
    message: () => 'Leadspace kent het token, maar er is geen tegoed meer of het programma is niet geldig.',
    next: 'Vraag uw contactpersoon bij Leadspace naar tegoed en programma en probeer het daarna opnieuw.',
  },
  providerUnreachable: {
    message: () => 'Leadspace was niet bereikbaar.',
    next: 'Probeer het over een paar minuten opnieuw; blijft het zo, controleer dan het netwerk en LEADSPACE_URL.',
  },
  providerBusy: {
    message: () => 'Leadspace heeft het nu te druk om te antwoorden.',
    next: 'Probeer het over een paar minuten opnieuw.',
  },
  providerAnswerUnknown: {
    message: () => 'Leadspace antwoordde op een manier die niet te begrijpen is.',
    next: 'Controleer of LEADSPACE_URL het adres van de Leadspace-API is; zo ja, meld het bij Leadspace.',
  },
  consentMissing: {
    message: () =>
      'Niemand heeft ingestemd met de tekst over gegevensprivacy en naleving, dus er mag niets worden verstuurd.',
    next: 'Lees de tekst bij “instellen” en vink “Ik ga akkoord” aan.',
    here: 'Lees de tekst hierboven en vink “Ik ga akkoord” aan.',
  },
  consentOutdated: {
    message: () =>
      'De tekst over gegevensprivacy en naleving is gewijzigd sinds ermee is ingestemd, dus er wordt niets verstuurd.',
    next: 'Lees de nieuwe tekst bij “instellen” en stem er opnieuw mee in.',
    here: 'Lees de nieuwe tekst hierboven en ga ermee akkoord.',
  },
  connectionMissing: {
    message: () => 'Er is geen verbinding met Leadspace (meer).',
    next: 'Maak er een met “instellen”.',
    here: 'Kies een andere, of maak een nieuwe verbinding.',
  },
  noProfiles: {
    message: () => 'Er zijn nog geen bedrijfsprofielen.',
    next: 'Importeer ze met “gegevens”, of stuur een CSV-, Parquet- of JSON-bestand mee in onze 1-op-1-chat.',
  },
  nameMissing: {
    message: () => 'Er moet een naam bij.',
    next: 'Typ een naam.',
  },
  nameTaken: {
    message: ({ name = '' }) => `Er is er al een met de naam ${name}.`,
    next: 'Kies een andere naam.',
  },
  fieldUnknown: {
    message: ({ field = '' }) => `Er is geen veld ${field} in deze gegevensset.`,
    next: 'Kies er een uit de lijst, of typ de naam precies zoals die in het bestand staat.',
  },
  fieldTwice: {
    message: ({ field = '' }) => `Het veld ${field} is twee keer gebruikt.`,
    next: 'Kies voor elk een ander veld.',
  },
  fileNotFound: {
    message: ({ file = '' }) => `Er is geen bestand ${file} in de importmap.`,
    next: 'Typ “gegevens importeren” om te zien welke bestanden er zijn.',
    here: 'Kies er een uit de lijst, of typ de naam precies zoals het bestand heet.',
  },
  fileNotAllowed: {
    message: ({ file = '' }) => `Het bestand ${file} staat buiten de importmap.`,
    next: 'Zet het in de importmap (IMPORT_DIR) en importeer het met zijn naam.',
  },
  fileTooLarge: {
    message: ({ limitMb = '' }) => `Het bestand is groter dan de ${limitMb} MB die kan worden meegestuurd.`,
    next: 'Zet het in de importmap (IMPORT_DIR), waar elke grootte mag, en importeer het met “gegevens”.',
  },
  fileEmpty: {
    message: ({ file = '' }) => `Het bestand ${file} heeft geen rijen.`,
    next: 'Controleer of het juiste bestand is geëxporteerd, met een regel kolomnamen en minstens één rij.',
  },
  fileFormat: {
    message: ({ file = '' }) => `Het bestand ${file} is geen CSV, Parquet of JSON, wat zijn naam ook zegt.`,
    next: 'Exporteer het opnieuw als CSV (in Excel: Opslaan als, CSV UTF-8).',
  },
  fileEncoding: {
    message: ({ file = '' }) => `De letters van ${file} zijn niet te lezen: het is geen UTF-8, UTF-16 of Windows-1252.`,
    next: 'Bewaar het opnieuw als UTF-8.',
  },
  fileColumns: {
    message: ({ count = '', limit = '' }) =>
      `Het bestand heeft ${count} kolommen; er kunnen er hoogstens ${limit} worden geïmporteerd.`,
    next: 'Laat kolommen weg die niet nodig zijn en zorg dat de eerste regel de kolomnamen bevat, elk één keer.',
  },
  fileUnclosedQuote: {
    message: ({ row = '' }) =>
      `In rij ${row} wordt een aanhalingsteken geopend en nooit gesloten, dus de rest is niet te onderscheiden.`,
    next: 'Sluit of verwijder dat aanhalingsteken in het bestand en importeer het opnieuw.',
  },
  downloadHost: {
    message: ({ host = '' }) =>
      `Bestanden van ${host} worden niet opgehaald: die staat niet op de lijst van toegestane hosts.`,
    next: 'Stuur het bestand mee in Teams zelf, of vraag uw beheerder de host aan FILE_HOSTS toe te voegen.',
  },
  downloadFailed: {
    message: ({ status = '' }) => `Het meegestuurde bestand kon niet worden opgehaald (${status}).`,
    next: 'Stuur het bestand opnieuw mee.',
  },
  keyMissing: {
    message: () => 'Zonder sleutelkolom zijn profielen niet te herkennen als het bestand opnieuw wordt geïmporteerd.',
    next: 'Kies de kolom waarvan de waarde voor elk bedrijf anders is.',
  },
  importRunning: {
    message: ({ name = '' }) => `${name} wordt al geïmporteerd.`,
    next: 'Wacht tot die import klaar is.',
  },
  importNoneAccepted: {
    message: ({ rejected = '' }) => `Geen van de ${rejected} rijen kon worden overgenomen; er is niets gewijzigd.`,
    next: 'Controleer of de juiste sleutelkolom is gekozen en bekijk de redenen van de geweigerde rijen.',
  },
  importFailed: {
    message: ({ reference = '' }) =>
      `Het importeren is gestopt door een fout van de bot (kenmerk ${reference}); er is niets gewijzigd.`,
    next: 'Start het opnieuw; stopt het weer, geef het kenmerk dan door aan uw beheerder, die het in het logboek vindt.',
  },
  sourceInUse: {
    message: ({ name = '' }) => `${name} wordt door een uitvoering gelezen.`,
    next: 'Wacht tot de uitvoering klaar is, of annuleer die.',
  },
  enrichmentInactive: {
    message: ({ name = '' }) => `${name} is gedeactiveerd; de laatste gegevens blijven bewaard.`,
    next: 'Activeer de verrijking bij “verrijkingen” en voer die dan uit.',
  },
  runActive: {
    message: ({ name = '' }) => `${name} wordt al uitgevoerd.`,
    next: 'Wacht tot die uitvoering klaar is, of annuleer die.',
  },
  planExpired: {
    message: () => 'Deze proefuitvoering is ouder dan 15 minuten; er is niets verstuurd.',
    next: 'Start een nieuwe proefuitvoering met “uitvoeren”.',
  },
  planChanged: {
    message: () => 'De gegevens zijn gewijzigd sinds de proefuitvoering; er is niets verstuurd.',
    next: 'Bekijk de nieuwe aantallen en druk opnieuw op Uitvoeren.',
  },
  nothingToSettle: {
    message: () => 'Deze uitvoering heeft geen onbekende uitkomsten (meer).',
    next: 'Er hoeft niets te gebeuren.',
  },
  consentUnchecked: {
    message: () => 'De toestemming van de profielen kon niet worden opgezocht; zonder wordt er niets verstuurd.',
    next: 'Typ “toestemming”, kies daar Harmoniseren en voer opnieuw uit. Komt het terug, dan noemt het logboek van de bot de oorzaak.',
  },
  runNotActive: {
    message: () => 'Deze uitvoering is al afgelopen.',
    next: 'Start een nieuwe met “uitvoeren”.',
  },
  confirmationWrong: {
    message: () => 'Wat is getypt, is niet de bevestiging waarom werd gevraagd; er is niets verwijderd.',
    next: 'Typ het precies zoals het er staat.',
  },
  ...consentErrors,
  ...refreshErrors,
  ...entityErrors,
  ...pageErrors,
  linkExpired: {
    message: () => 'Deze link is niet meer geldig.',
    next: 'Vraag om een nieuwe.',
  },
};

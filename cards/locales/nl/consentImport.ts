import type * as English from '../en/consentImport.js';
import { counter } from '../format.js';

const count = counter('nl');
const rows = (n: number) => count(n, 'rij', 'rijen');

export const consentImport: typeof English.consentImport = {
  mapping: {
    title: 'Toestemmingsgegevens importeren',
    areProfiles: 'Dit zijn bedrijfsprofielen',
    intro: 'Welke kolom is wat:',
    roles: {
      key: 'E-mail of telefoon',
      value: 'Toestemmingswaarde',
      option: 'Toestemmingsoptie',
      consentId: 'Toestemmings-id',
      date: 'Datum van toestemming',
      expires: 'Einddatum',
    },
    required: {
      key: 'Kies de kolom met het e-mailadres of telefoonnummer.',
      value: 'Kies de kolom die zegt of iemand akkoord ging.',
    },
    twice: 'Deze kolom is al voor iets anders gekozen.',
    kind: 'In die kolom staan',
    kinds: { email: 'E-mailadressen', phone: 'Telefoonnummers' },
    optional:
      'Alleen het adres of nummer en de waarde zijn nodig. Zonder kolom met opties gaat het bestand over één optie, genoemd naar de gegevensbron; met de id kan een later bestand een rij wijzigen.',
    holds: 'Wat het bestand is',
    holdings: { complete: 'Volledige momentopname', changes: 'Alleen wijzigingen' },
    holdsMeans:
      'Volledige momentopname: een toestemming die niet in het volgende bestand staat telt niet meer, een weigering blijft. Alleen wijzigingen: wat niet in een bestand staat blijft zoals het was.',
    nameMeans: 'Met de naam van een gegevensbron die er al is, wordt dit daarvan het volgende bestand.',
    replaces: (name) =>
      `Dit is het volgende bestand van de gegevensbron "${name}". De geschiedenis van de toestemming blijft.`,
  },

  nameTaken: {
    profiles: 'Een gegevensbron met bedrijfsprofielen heeft deze naam. Kies een andere.',
    consent: 'Een gegevensbron met toestemmingsgegevens heeft deze naam. Kies een andere.',
  },

  columns: {
    none: 'Geen',
    byName: (label) => `${label}: een andere, op naam`,
    unknown: 'Die kolom staat niet in het bestand. Kies er een uit de lijst, of typ de naam precies.',
  },

  values: {
    title: 'Wat de waarden zeggen',
    intro: 'Waarden uit het bestand, de meest voorkomende eerst:',
    introSome: (shown, left) =>
      `De ${shown} meest voorkomende waarden uit het bestand; ${count(left, 'andere staat', 'andere staan')} niet in de lijst en ${left === 1 ? 'kan' : 'kunnen'} worden getypt.`,
    seen: (text, n) => `${text} · ${rows(n)}`,
    means: { true: 'Betekent ja (True)', false: 'Betekent nee (False)' },
    typed: { true: 'Andere woorden die ja betekenen', false: 'Andere woorden die nee betekenen' },
    typedHint: 'Woorden, gescheiden door puntkomma’s',
    neither:
      'Wat in geen van beide lijsten staat is niet te lezen: het telt als geweigerd en wordt gemeld. Hoofdletters maken niet uit.',
    both: 'Aangevinkt of getypt in beide lijsten: een waarde betekent ja of nee.',
  },

  polarity: {
    title: 'Wat True over elke optie zegt',
    intro:
      'Bij de meeste opties betekent True dat iemand akkoord ging. Bij sommige is het andersom, zoals bij “Niet verkopen”.',
    reversed: 'Bij deze opties betekent True NEE',
    only: 'Alle rijen: de ene optie die naar de gegevensbron is genoemd',
    left: (n) =>
      `${count(n, 'optie staat', 'opties staan')} niet in de lijst. Een optie die niet is bevestigd geeft geen toestemming: typ haar in een van de twee regels.`,
    reversedTyped: 'Andere opties waarbij True nee betekent',
    straightTyped: 'Andere opties waarbij True ja betekent',
    confirm: 'Bevestiging',
    confirmed: (n) =>
      n === 1
        ? 'Ik heb het nagekeken: is het vakje leeg, dan betekent True ja.'
        : 'Ik heb het nagekeken: bij elke optie die niet is aangevinkt betekent True ja.',
    confirmNeeded: 'Kijk de opties na en vink dit aan: toestemming mag niet per ongeluk worden omgedraaid.',
    both: 'Een optie staat in beide regels: True betekent ja of nee.',
  },

  dates: {
    title: 'Datums',
    none: 'Zonder datum telt een rij vanaf het moment waarop zij voor het eerst wordt gelezen.',
    order: 'Met 03/04/2026 is bedoeld',
    orders: { dmy: '3 april (dag eerst)', mdy: '4 maart (maand eerst)' },
    orderNeeded: 'Kies er een: de datums in dit bestand kunnen op twee manieren worden gelezen.',
  },

  zones: {
    label: 'Tijdzone van datums zonder tijdzone',
    typed: 'Een andere tijdzone',
    typedHint: 'Zoals Africa/Lagos',
    unknown: 'Die tijdzone bestaat niet. Typ haar zoals in “Europe/Amsterdam”.',
  },

  regions: {
    title: 'Telefoonnummers',
    label: 'Land van telefoonnummers zonder landnummer',
    hint: 'Kies een land',
    typed: 'Een ander land, met zijn twee letters',
    typedHint: 'Zoals MA',
    unknown: 'Dat land bestaat niet. Typ de twee letters, zoals NL.',
    needed: 'Kies het land: 06 12345678 is in elk land een ander nummer.',
  },

  profiles: {
    title: 'Toestemming in bedrijfsprofielen',
    intro: 'Elk van deze kolommen is een eigen Toestemmingsoptie.',
    option: (n) => `Toestemmingsoptie ${n}`,
    optionNeeded: 'Geef de optie een naam.',
    optionTwice: 'Twee kolommen kunnen niet dezelfde optie zijn.',
    date: 'Datum van toestemming',
    foundDate: 'met de datum in ',
    ownDates: 'Zoals hierboven genoemd',
    tooMany: (most) =>
      `Hoogstens ${most} kolommen kunnen toestemming bevatten. Importeer de andere als toestemmingsgegevens.`,
  },

  import: {
    rows: (n) => count(n, 'toestemmingsrij', 'toestemmingsrijen'),
    done: (accepted) => `${count(accepted, 'toestemmingsrij', 'toestemmingsrijen')} geïmporteerd.`,
    doneBut: (accepted, rejected) =>
      `${count(accepted, 'toestemmingsrij', 'toestemmingsrijen')} geïmporteerd, ${rows(rejected)} geweigerd.`,
    found: 'Wat het over toestemming zegt',
    options: 'Toestemmingsopties',
    granted: 'Nieuw verleend',
    denied: 'Nieuw geweigerd',
    unset: 'Niet meer vastgelegd',
    nothing: 'Er wijzigt niets: dezelfde toestemming als eerst.',
    unreadable: (n) =>
      `${count(n, 'waarde was', 'waarden waren')} niet te lezen en ${n === 1 ? 'telt' : 'tellen'} als geweigerd. Importeer het bestand opnieuw en zeg wat ${n === 1 ? 'zij betekent' : 'zij betekenen'}.`,
    idsTwice: (n) =>
      `${count(n, 'Toestemmings-id staat', 'Toestemmings-id’s staan')} meer dan eens in het bestand. Al deze rijen tellen.`,
    unconfirmed: (n) =>
      `${count(n, 'optie is', 'opties zijn')} niet bevestigd en ${n === 1 ? 'geeft' : 'geven'} geen toestemming. Importeer het bestand opnieuw en zeg wat True ${n === 1 ? 'daarbij' : 'bij elk daarvan'} betekent:`,
    cells: 'Datums die niet konden worden overgenomen',
    cellsMean: 'Het profiel is er. Van zo’n cel telt een weigering, zonder haar datum; een toestemming telt niet.',
    next: 'Toestemming telt voor de bedrijfsprofielen nadat ze zijn geharmoniseerd.',
    unify: 'Harmoniseren',
  },

  rejectsFile: {
    button: 'Lijst downloaden',
    title: 'Geweigerde rijen als bestand',
    summary: 'De lijst met geweigerde rijen kan worden gedownload.',
    what: 'Rij, kolom en reden van elke geweigerde rij; niets van wat erin staat.',
  },
};

import type * as English from '../en/run.js';
import { counter } from '../format.js';

const count = counter('nl');
const profiles = (n: number) => count(n, 'profiel', 'profielen');
const records = (n: number) => count(n, 'record', 'records');

export const run: typeof English.run = {
  run: 'Uitvoeren',
  runAllAgain: 'Alles opnieuw uitvoeren',
  cancelRun: 'Annuleren',
  resume: 'Doorgaan',
  replaceToken: 'Token vervangen',
  viewEnriched: 'Verrijkte gegevens weergeven',
  settle: 'Onbekende uitkomsten afhandelen',
  showRun: 'Uitvoering tonen',
  via: (connection) => `Verbinding: ${connection}`,

  states: {
    'Not started': 'Niet gestart',
    Planned: 'Proefuitvoering',
    Queued: 'In wachtrij geplaatst',
    Refreshing: 'Vernieuwen',
    Successful: 'Geslaagd',
    Failed: 'Mislukt',
    Canceled: 'Geannuleerd',
  },

  dryRun: 'Proefuitvoering',
  dryRunAll: 'Proefuitvoering: alles opnieuw',
  dryRunUnknown: 'Proefuitvoering: onbekende uitkomsten opnieuw',
  counting: 'Er wordt geteld wie verzonden zou worden. Intussen verlaat niets het systeem.',
  nothingLeft: 'Er is nog niets verzonden. Uitvoeren start het.',
  nothingToSend: 'Er zou niets worden verzonden. Uitvoeren werkt het resultaat bij en kost niets.',
  mayPayTwice: 'Deze profielen zijn misschien al betaald. Opnieuw verzenden kan twee keer betalen betekenen.',
  recounted:
    'Deze aantallen zijn opnieuw geteld, omdat de eerste niet meer klopten. Er is niets verzonden: bekijk ze nog eens.',
  planCanceled: 'De proefuitvoering is geannuleerd. Er is niets verzonden.',
  willSend: 'Wordt verzonden',
  duplicates: 'Dubbelen, één keer verzonden met een ander',
  kept: 'Behouden: eerder beantwoord en ongewijzigd',
  withheld: {
    noConsent: 'Tegengehouden: geen toestemming',
    consentDenied: 'Tegengehouden: toestemming geweigerd',
    leftSegment: 'Tegengehouden: toestemming past niet meer bij het segment',
  },
  asksFor: 'Alleen met toestemming voor: ',
  skipped: {
    noName: 'Overgeslagen: geen bedrijfsnaam',
    nameTooLong: 'Overgeslagen: bedrijfsnaam langer dan 255 tekens',
    invalid: 'Overgeslagen: eerder als ongeldig geweigerd',
    leftOut: 'Overgeslagen: door u weggelaten',
  },
  unknownBefore: 'Onbekend sinds een eerdere uitvoering, niet verzonden',
  inDataSet: 'Profielen in de gegevensset',
  requestsLabel: (n) => (n === 1 ? 'Aanvraag' : 'Aanvragen'),
  estimated: 'Geschatte duur',
  cost: (n) => `Kosten: ${records(n)} ingediend; Leadspace zegt niet wat het in rekening brengt.`,
  leaves: 'Kolommen die worden verzonden: ',
  more: (n) => ` en nog ${n}`,
  oddNames: (n) =>
    `${n === 1 ? '1 bedrijfsnaam lijkt' : `${profilesOnly(n)} bedrijfsnamen lijken`} een opvulwaarde ("null", "n.v.t.") en ${n === 1 ? 'wordt' : 'worden'} ongewijzigd verzonden.`,
  validUntil: (time) => `Deze aantallen gelden tot ${time}.`,
  dryRunSummary: (n) =>
    `Proefuitvoering: ${profiles(n)} ${n === 1 ? 'zou' : 'zouden'} worden verzonden. Er is nog niets verzonden.`,

  title: 'Uitvoering van verrijking',
  by: (at) => `Gestart ${at} door `,
  took: (duration) => `duurde ${duration}`,
  queued: 'Wacht op zijn beurt en begint vanzelf.',
  canceling: 'Annuleren is aangevraagd. Wat is ingediend, wordt nog opgehaald.',
  answered: (done, all) => `${done} van ${all} records beantwoord`,
  submitted: (n) => `${records(n)} ingediend`,
  rate: (perSecond) => `${perSecond} per seconde`,
  left: (duration) => `nog ${duration}`,
  goesOn: 'U kunt weggaan: deze kaart werkt zichzelf bij, ook na een herstart.',
  summary: (state, done, all) => `Uitvoering van verrijking: ${state}, ${done} van ${all} records beantwoord.`,

  holds: {
    tokenRefused: () =>
      'Leadspace weigert het token: het is onjuist, verlopen of ingetrokken. Kies Token vervangen en daarna Doorgaan. Er gaat niets verloren.',
    creditsOrProgram: () =>
      'Leadspace weigert te verwerken: óf het tegoed is op, óf het programma van dit token is ongeldig. Leadspace antwoordt op beide hetzelfde. Regel het met Leadspace en kies dan Doorgaan.',
    providerBusy: (until) =>
      `Leadspace vraagt te wachten${until ? ` tot ${until}` : ''}. De uitvoering gaat vanzelf verder.`,
    providerUnreachable: (until) =>
      `Leadspace is niet bereikbaar. De uitvoering probeert het vanzelf opnieuw${until ? `, uiterlijk om ${until}` : ''}.`,
    consentUnchecked: (until) =>
      `De toestemming van de profielen kan niet worden opgezocht, dus er wordt niets verzonden. De uitvoering probeert het vanzelf opnieuw${until ? `, uiterlijk om ${until}` : ''}.`,
    providerAnswerUnknown: (until) =>
      `Leadspace antwoordt op een manier die niet wordt begrepen. Er is niets van als resultaat opgeslagen. De uitvoering probeert het vanzelf opnieuw${until ? `, uiterlijk om ${until}` : ''}.`,
  },
  withheldSince: (n) =>
    `${profiles(n)} ${n === 1 ? 'is' : 'zijn'} na de proefuitvoering tegengehouden: de toestemming is intussen ingetrokken of verlopen.`,
  onHold: (since) => `aangehouden sinds ${since}`,

  result: 'Resultaat',
  buckets: {
    enriched: 'Verrijkt',
    noMatch: 'Geen overeenkomst',
    skipped: 'Overgeslagen',
    withheld: 'Tegengehouden',
    unknown: 'Onbekend',
    notSent: 'Niet verzonden',
  },
  bucket: 'Profielen',
  count: 'Aantal',
  enrichedProfiles: 'verrijkte profielen',
  matchRate: 'overeenkomst',
  change: 'sinds de vorige uitvoering',
  changes: (at) => `Ten opzichte van de uitvoering van ${at}: `,
  unchanged: 'geen verschil',
  confidence: 'Zekerheid van de overeenkomst: ',
  levels: { HIGH: 'hoog', MEDIUM: 'gemiddeld', LOW: 'laag', 'VERY LOW': 'zeer laag' },
  coverage: 'Dekking per veld',
  coverageTitle: 'Aantal klanten dat wordt verrijkt per veld',
  field: 'Veld',
  failed: 'De uitvoering is gestopt. Wat beantwoord was, is opgeslagen.',
  endSummary: (state, enriched, all) =>
    `Uitvoering van verrijking: ${state}. ${enriched} van ${all} profielen zijn verrijkt.`,

  unknownTitle: 'Onbekende uitkomsten',
  unknownNote: (n) =>
    `De uitkomst van ${profiles(n)} is onbekend: het indienen werd afgebroken of het antwoord ontbreekt. Misschien is er al voor betaald, daarom worden ze nooit vanzelf opnieuw verzonden.`,
  askable: (n) => `Aan Leadspace kan zonder kosten opnieuw om de resultaten van ${profiles(n)} worden gevraagd.`,
  notAskable: 'Er is geen adres waar de resultaten kunnen worden opgevraagd.',
  collect: 'Resultaten opnieuw opvragen',
  asking:
    'De resultaten worden opnieuw bij Leadspace opgevraagd. Wat binnen twee minuten terugkomt, verschijnt vanzelf op deze kaart.',
  collectWhat: 'Vraagt Leadspace om de resultaten van wat is ingediend. Gratis.',
  sendAgain: 'Opnieuw verzenden',
  sendAgainWhat: 'Eerst een nieuwe proefuitvoering van deze profielen. Ze kunnen twee keer worden betaald.',
  leaveOut: 'Weglaten',
  leaveOutWhat: 'Ze tellen als overgeslagen en worden niet verzonden.',
  settled: 'Er zijn geen onbekende uitkomsten meer.',

  choose: 'Welke verrijking?',
  chooseLabel: 'Verrijking',
  chooseCompany: 'Bedrijf (optioneel)',
  noneCalled: 'Er is geen verrijking die precies zo heet.',
};

function profilesOnly(n: number): string {
  return n.toLocaleString('nl-NL');
}

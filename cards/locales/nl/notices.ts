import type * as English from '../en/notices.js';
import { counter } from '../format.js';

const count = counter('nl');
const number = (n: number) => n.toLocaleString('nl-NL');
const steps = (n: number) => count(n, 'stap', 'stappen');
const members = (n: number) => count(n, 'lid', 'leden');
const records = (n: number) => count(n, 'record', 'records');
const days = (n: number) => count(n, 'dag', 'dagen');

export const notices: typeof English.notices = {
  stop: 'U krijgt dit omdat dit gesprek is geabonneerd: demp het hier, of meld het af bij Meldingen instellen.',
  stopExport:
    'U krijgt dit omdat u deze export hebt gemarkeerd om bij elke vernieuwing opnieuw te maken: Niet meer bij elke vernieuwing beëindigt dat.',
  mute: 'Dempen',
  show: 'Bekijken',
  repeated: (times, since) =>
    `Het is sinds ${since} ${count(times, 'keer', 'keer')} op dezelfde manier mislukt. Deze kaart wordt bijgewerkt in plaats van het opnieuw te melden.`,
  worksAgain: (failures, since) =>
    `Het gaat weer goed, na ${count(failures, 'mislukking', 'mislukkingen')} sinds ${since}.`,
  worksAgainNow: 'Het gaat weer goed.',
  byPerson: (at) => `Gestart ${at} door `,
  bySchedule: (at) => `Gestart ${at} door de planning`,
  took: (duration) => `duurde ${duration}`,
  noticed: (at) => `Vanzelf opgemerkt, ${at}`,
  more: (n) => `en nog ${n}`,
  moreFailed: (n) => `Nog ${count(n, 'stap is', 'stappen zijn')} mislukt.`,
  nothingToDo: 'Er hoeft niets te gebeuren.',

  refresh: {
    good: 'Vernieuwing geslaagd',
    bad: 'Vernieuwing mislukt',
    fixed: 'Vernieuwen gaat weer goed',
    attention: 'Een vernieuwing wacht op iemand',
    canceled: 'Vernieuwing geannuleerd',
    everything: 'Alles',
    retried: 'Wat eerder was mislukt',
    done: (n) => `${steps(n)} vernieuwd.`,
    failedSteps: (n) => `${steps(n)} mislukt.`,
    skipped: (n) => `${steps(n)} overgeslagen.`,
    skippedBecause: (n, name) => `${steps(n)} overgeslagen vanwege ${name}.`,
    notAdministrator: (name) =>
      `${name} is niet uitgevoerd: wie de planning heeft bevestigd is geen beheerder meer. Sla de planning opnieuw op.`,
    canceledWhat: 'Wat klaar was blijft; de rest is zoals het daarvoor was.',
    changes: 'Wat er is veranderd',
    membersOf: members,
    inOut: (into, out) => `${into} erbij, ${out} eruit`,
    segments: (into, out) => `Segmenten: ${into} erbij, ${out} eruit.`,
    withdrawn: (n) => `${number(n)} daarvan vanwege toestemming`,
    consents: (n) => `${count(n, 'toestemming is', 'toestemmingen zijn')} ingetrokken of geweigerd.`,
    unchanged: 'Leden en toestemming zijn zoals ze waren.',
    retriedBy: 'Er hoeft niets te gebeuren: een nieuwere vernieuwing herhaalt wat is mislukt.',
    retry: 'Opnieuw proberen',
    nextRetry:
      'Druk daarna op Opnieuw proberen: alleen wat mislukte, en wat daardoor is overgeslagen, wordt opnieuw gedaan.',
  },

  run: {
    good: 'Uitvoering geslaagd',
    bad: 'Uitvoering mislukt',
    fixed: 'Uitvoeren gaat weer goed',
    attention: 'Een uitvoering staat in de wacht',
    canceled: 'Uitvoering geannuleerd',
    result: (enriched, all) => `${enriched} van ${all} profielen zijn verrijkt.`,
    nextGood: 'Bekijk het resultaat met Verrijkte gegevens weergeven.',
    nextUnknown: 'Beslis met Onbekende uitkomsten afhandelen wat ermee gebeurt.',
    nextCanceled: 'Voer haar opnieuw uit als de rest moet worden verzonden.',
  },

  withdrawals: {
    title: 'Toestemming is ingetrokken',
    what: (withdrawn, all) =>
      `${number(withdrawn)} van ${members(all)} ${withdrawn === 1 ? 'is' : 'zijn'} uit het segment, omdat toestemming is ingetrokken of is verlopen.`,
    summary: (name, withdrawn, all) =>
      `Toestemming is ingetrokken: ${number(withdrawn)} van ${members(all)} van ${name} ${withdrawn === 1 ? 'is' : 'zijn'} eruit.`,
    next: 'Bekijk het segment. Wie er een bestand van gebruikt, heeft een nieuw nodig: Opnieuw exporteren noemt ook wie eruit moet.',
  },

  token: {
    titles: {
      rotate: 'Het Leadspace-token is aan vervanging toe',
      expiring: 'Het Leadspace-token verloopt binnenkort',
      expired: 'Het Leadspace-token is waarschijnlijk verlopen',
    },
    connection: (name) => `Verbinding: ${name}`,
  },

  stale: {
    title: 'Oude gegevens',
    profiles: (name, age, limit) =>
      `De profielen van ${name} zijn ${days(age)} geleden gelezen; na ${days(limit)} gelden ze als oud.`,
    consent: (name, age, limit) =>
      `De toestemmingsgegevens van ${name} zijn ${days(age)} geleden gelezen; na ${days(limit)} gelden ze als oud.`,
    current: 'Gegevens zijn weer actueel',
    currentWhat: (name, at) => `${name} is opnieuw gelezen ${at}.`,
    readAt: (at) => `Laatst gelezen ${at}`,
    next: 'Zet een nieuwer bestand in de importmap en druk op Vernieuwen; een bestand dat was bijgevoegd moet opnieuw worden bijgevoegd.',
    refresh: 'Vernieuwen',
  },

  confirmation: {
    title: 'Een uitvoering wacht op iemand',
    what: (name, n, most) =>
      `${name} zou ${records(n)} naar Leadspace sturen. Met de planning zijn er hoogstens ${number(most)} bevestigd, dus er is niets verzonden.`,
    next: 'Uitvoeren toont de aantallen nog eens voordat er iets weggaat. Of sta er meer toe bij Planning.',
    by: (at) => `Gevraagd door een vernieuwing, ${at}`,
    run: 'Uitvoeren',
    schedule: 'Planning',
  },

  exported: {
    title: 'Een export is klaar',
    failed: 'Een export is mislukt',
    what: (n) => `${members(n)} in het bestand. De toestemming is op dat moment nagekeken.`,
    removed: (n) =>
      `${members(n)} van de vorige export ${n === 1 ? 'moet' : 'moeten'} eruit: ${n === 1 ? 'dat lid staat' : 'die staan'} in een tweede bestand.`,
    until: (time) => `Het bestand kan tot ${time} worden opgehaald.`,
    over: 'Het bestand kon 15 minuten lang worden opgehaald; die zijn voorbij.',
    nextGet: 'Haal het op met Bestanden tonen. Later: Opnieuw exporteren.',
    nextAgain: 'Maak een nieuwe met Opnieuw exporteren.',
    get: 'Bestanden tonen',
    at: (at) => `Gemaakt bij een vernieuwing, ${at}`,
  },

  test: {
    title: 'Dit is een test',
    what: 'Meldingen komen in dit gesprek aan. Er is niets gebeurd, en er hoeft niets te gebeuren.',
    by: (at) => `Verstuurd ${at} door `,
  },
};

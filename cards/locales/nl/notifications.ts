import type * as English from '../en/notifications.js';
import { counter } from '../format.js';
import { notices } from './notices.js';

const count = counter('nl');

const filters = {
  all: 'Alles',
  failures: 'Alleen wat mislukt',
  changes: 'Alleen als er iets is veranderd',
};

export const notifications: typeof English.notifications = {
  title: 'Meldingen in dit gesprek',
  kinds: {
    refresh: 'Vernieuwingen',
    run: 'Uitvoeringen van verrijkingen',
    withdrawals: 'Ingetrokken toestemming',
    token: 'Leadspace-token',
    stale: 'Oude gegevens',
    confirmation: 'Vragen: uitvoeringen die op iemand wachten',
  },
  filters,
  scopes: { personal: '1-op-1-chat', groupChat: 'Groepschat', channel: 'Kanaal' },
  what: 'Wat',
  howMuch: 'Hoeveel',
  filterChoices: {
    all: filters.all,
    failures: `${filters.failures}, op iemand wacht, of het weer doet`,
    changes: `${filters.changes}: leden, toestemming of resultaat`,
  },
  preview: (told, of) =>
    of === 0
      ? 'Er is nog niets gebeurd dat gemeld had kunnen worden.'
      : `Met deze keuze had u ${told} van de laatste ${of} meldingen gekregen.`,
  by: 'Geabonneerd door',
  mute: 'Gedempt',
  notMuted: 'Nee',
  lastDelivery: 'Laatst bezorgd',
  never: 'Nog niets',
  health: 'Bezorging',
  nameAt: (name, at) => `${name}, ${at}`,
  mutedBy: (until, name) => `${until} (${name})`,
  until: (at, zone) => `tot ${at}${zone ? ` (${zone})` : ''}`,
  untilFixed: 'tot het is opgelost: wat nu mis is, of hierna misgaat',
  kindsMissing: 'Kies er minstens één. Wilt u helemaal niets horen: Afmelden.',
  summary: 'Meldingen in dit gesprek: wat, hoeveel, en tot wanneer het stil is.',

  buttons: {
    save: 'Opslaan',
    mute: 'Dempen ...',
    unmute: 'Niet meer dempen',
    test: 'Test sturen',
    unsubscribe: 'Afmelden',
    all: 'Alle abonnementen',
    settings: 'Meldingen instellen',
    subscribe: 'Abonneren',
    undo: 'Ongedaan maken',
    earlier: 'Eerdere',
    later: 'Latere',
  },

  done: {
    subscribed: 'Geabonneerd. Meldingen komen vanaf nu in dit gesprek.',
    saved: 'Opgeslagen.',
    muted: (until) => `Gedempt ${until}.`,
    unmuted: 'Niet meer gedempt.',
    tested: 'Er is een test onderweg naar dit gesprek.',
    unknownFilter:
      'Ik ken “abonneren alles”, “abonneren mislukt” en “abonneren veranderingen”. Door dat woord is niets gewijzigd.',
  },

  muteForm: {
    title: 'Dempen',
    what: 'Wat er intussen gebeurt wordt hier niet gemeld, ook niet achteraf. Het staat in “geschiedenis”.',
    label: 'Hoe lang',
    choices: {
      hour: 'Eén uur',
      hours: 'Vier uur',
      tomorrow: 'Tot morgen, 08:00',
      week: 'Eén week',
      fixed: 'Tot het is opgelost: wat nu mis is, of hierna misgaat',
      off: 'Niet meer gedempt',
    },
    button: 'Dempen',
    typed: 'Of typ het: dempen 2u, dempen 3d, dempen 17:00, dempen 2026-12-01, dempen tot opgelost, dempen uit.',
  },

  unsubscribed: {
    title: 'Afgemeld',
    what: (filter, which) => `Dit gesprek krijgt geen meldingen meer. Tot nu toe: ${which} (${filter}).`,
    none: 'Dit gesprek krijgt geen meldingen.',
    how: 'Abonneer het om hier te horen van vernieuwingen, uitvoeringen, ingetrokken toestemming en wat op iemand wacht.',
  },

  list: {
    title: 'Abonnementen',
    summary: (n) => `Abonnementen: ${count(n, 'gesprek krijgt', 'gesprekken krijgen')} meldingen.`,
    none: 'Geen enkel gesprek is geabonneerd. Typ “abonneren” waar meldingen moeten komen.',
    one: 'Gesprek',
    here: 'dit gesprek',
    by: (name, at) => `door ${name}, ${at}`,
    only: (kinds) => `alleen: ${kinds}`,
    muted: (until) => `gedempt ${until}`,
    last: (at) => `laatst bezorgd ${at}`,
    never: 'nog niets bezorgd',
    page: (page, pages) => `Pagina ${page} van ${pages}`,
    tested: 'Er is een test onderweg daarheen.',
    removed: 'Afgemeld.',
    gone: 'Dat gesprek is niet (meer) geabonneerd.',
    others: 'Andere gesprekken dan dit: alleen beheerders.',
  },

  delivery: {
    well: 'komt aan',
    waiting: (n) => `${count(n, 'bericht wacht', 'berichten wachten')} op verzending`,
    closed: 'opgeschort',
    suspended: 'opgeschort',
    dropped: 'niet bezorgd',
    uncertain: 'onzeker',
    earlier: (at) => `Eerder, ${at}`,
    closedWhat: 'Daarheen wordt niets gestuurd tot iemand mij van daaruit schrijft.',
    suspendedWhat: 'Een bericht is niet gestuurd. Meldingen gaan verder als iemand mij van daaruit schrijft.',
    droppedWhat: 'Een bericht is niet bezorgd en wordt niet opnieuw gestuurd.',
    uncertainWhat:
      'Niemand weet of een bericht is aangekomen, en het wordt niet opnieuw gestuurd, zodat er geen twee keer komt. Stuur een test.',
    reasons: {
      BotNotInConversationRoster: 'Ik ben daar verwijderd: voeg mij opnieuw toe.',
      ConversationBlockedByUser: 'De persoon heeft mij daar geblokkeerd: hef dat op en schrijf mij dan.',
      MessageWritesBlocked: 'Ik ben daar geblokkeerd of verwijderd: hef dat op of voeg mij opnieuw toe.',
      BotDisabledByAdmin: 'Een beheerder van Teams heeft mij uitgezet: sta de app toe in het Teams-beheercentrum.',
      ForbiddenOperationException: 'Ik ben daar niet geïnstalleerd: voeg mij toe.',
      NotEnoughPermissions: 'Ik mag daar niet schrijven: kijk naar de machtigingen van de app in dat team of die chat.',
      ConversationNotFound: 'Dat gesprek bestaat niet meer: meld het af.',
      ActivityNotFoundInConversation: 'Mijn kaart is daar verwijderd: er hoeft niets te gebeuren.',
      MessageSizeTooBig: 'Het bericht was te groot voor Teams: meld het uw operator.',
      ConversationUnknown: 'Ik ben daar verwijderd: voeg mij opnieuw toe.',
      restart: 'Ik ben opnieuw gestart terwijl het onderweg was.',
      gone: 'Waar het over ging is intussen verwijderd.',
      fault: 'Het kon niet worden getekend: meld het uw operator, in het log staat waarom.',
      ServiceUrlNotAllowed: 'Teams noemde er een adres voor dat ik niet ken: meld het uw operator.',
      Unknown: 'Teams zei niet waarom.',
      InvalidBotApiHost: 'Teams heeft er nu een ander adres voor: schrijf mij daar.',
    },
    unknownReason: (code) => `Teams zegt “${code}”.`,
  },

  notices,
};

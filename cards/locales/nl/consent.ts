import type * as English from '../en/consent.js';
import { counter } from '../format.js';

const count = counter('nl');
const profiles = (n: number) => count(n, 'profiel', 'profielen');
const rows = (n: number) => count(n, 'rij', 'rijen');

export const consent: typeof English.consent = {
  title: 'Toestemming',
  none: 'Er zijn nog geen toestemmingsgegevens. Importeer een bestand met een e-mailadres of telefoonnummer en een toestemmingswaarde, of kies toestemmingskolommen wanneer u profielen importeert.',
  askContributor: 'Een inzender of beheerder kan ze importeren.',
  asOf: (at) => `Per ${at}: wat toen was gelezen, over de profielen van nu.`,
  nothingYet: (at) => `Toen was er nog niets gelezen: de eerste toestemmingsgegevens zijn gelezen op ${at}.`,
  counting: 'De cijfers van die datum worden geteld. Ze verschijnen hier; u kunt intussen verdergaan.',
  notCounted: 'De cijfers van die datum konden niet worden geteld, of dat is onderbroken. Vraag ze opnieuw op.',
  over: (n) => `Over ${profiles(n)}, zoals laatst geharmoniseerd:`,
  states: { granted: 'Verleend', denied: 'Geweigerd', notSet: 'Niet ingesteld' },
  split: (granted, denied, notSet) => `🟢 ${granted} verleend · 🔴 ${denied} geweigerd · ⚪ ${notSet} niet ingesteld`,
  grantedOf: (share) => `${share} verleend`,
  chart: { title: 'Verleend, per optie', option: 'Toestemmingsoptie', count: 'Profielen' },
  moreOptions: (n) => `${count(n, 'optie', 'opties')} meer: niet getoond.`,

  outdated:
    'Sinds de laatste harmonisatie zijn er gegevens gelezen. Segmenten harmoniseren vanzelf; Harmoniseren doet het nu.',
  neverUnified: 'De toestemmingsgegevens zijn nog niet met de profielen geharmoniseerd: kies Harmoniseren.',
  unifying: 'Wordt nu met de profielen geharmoniseerd.',
  expiring: (n) => `${count(n, 'verleende toestemming eindigt', 'verleende toestemmingen eindigen')} binnen 30 dagen.`,
  waiting: (n) =>
    `${count(n, 'rij wacht', 'rijen wachten')}: de datum ligt in de toekomst. Wordt bij de volgende vernieuwing opnieuw gelezen.`,
  stale: (n) =>
    `${count(n, 'bron van toestemmingsgegevens is', 'bronnen van toestemmingsgegevens zijn')} oud: vernieuw voordat u erop vertrouwt.`,

  sources: 'Bronnen van toestemmingsgegevens',
  sourceRows: rows,
  read: (at) => `gelezen ${at}`,
  isStale: '⚠️ oud',
  moreSources: (n) => `${count(n, 'bron', 'bronnen')} meer: niet getoond.`,

  lookUp: 'Eén persoon, of een datum',
  who: 'E-mailadres of telefoonnummer',
  whoHint: 'Antwoord in onze 1-op-1-chat',
  date: 'Per',
  show: 'Tonen',
  nothingAsked: 'Typ een adres of nummer, of kies een datum.',
  unify: 'Harmoniseren',
  unification: 'Harmonisatie',
  importData: 'Importeren',
  segments: 'Segmenten',
  overview: 'Toestemming',
  refreshCard: 'Cijfers vernieuwen',
  summary: (options, n) => `Toestemming: ${count(options, 'optie', 'opties')} over ${profiles(n)}.`,

  person: {
    title: 'Toestemming van één persoon',
    asOf: (at) => `Per ${at}: wat toen was gelezen.`,
    profiles: (n) => `${profiles(n)} hiermee: wat hier staat geldt voor al deze.`,
    profile: 'Profiel',
    noProfile: 'Geen profiel heeft dit. De toestemming blijft bewaard en wordt gekoppeld zodra er een is.',
    moreProfiles: (n) => `en nog ${profiles(n)}`,
    noOptions: 'Er zijn nog geen toestemmingsgegevens.',
    noRecord: 'Er is niets over bekend.',
    reasons: {
      newest: 'De nieuwste rij beslist.',
      mostRestrictive: 'Van meer rijen van hetzelfde moment, of van een profiel met dit adres, beslist de strengste.',
      vanishedDenial: 'Deze weigering staat niet meer in de bron. Ze blijft tot er een nieuwere toestemming is.',
      unreadable: 'De waarde is niet te lezen en telt daarom als geweigerd.',
      noLongerInSource: 'Er was toestemming; die staat niet meer in de bron en telt daarom niet meer.',
      expired: 'De tijd van een latere toestemming is voorbij; die telt daarom niet meer.',
      noRecord: 'Er is geen rij hierover.',
    },
    value: 'Waarde in de bron',
    values: { true: 'True', false: 'False', unreadable: 'niet te lezen' },
    said: 'Datum',
    firstRead: (at) => `${at} (eerst gelezen; de rij heeft geen datum)`,
    source: 'Bron',
    sourceRow: (source, row) => `${source}, rij ${row}`,
    consentId: 'Toestemmings-id',
    ends: 'Geldig tot',
    earlier: 'Daarvoor',
    was: (at, status, source, row) => `${at}: ${status} · ${source}, rij ${row}`,
    noneOf: 'Geen rij over',
    moreOptions: (n) => `${count(n, 'optie', 'opties')} meer: niet getoond.`,
    summary: 'Toestemming van één persoon: de rij die beslist, met datum, bron en reden.',
  },

  unified: {
    states: { Queued: 'In wachtrij geplaatst', Refreshing: 'Vernieuwen', Successful: 'Geslaagd', Failed: 'Mislukt' },
    queued: 'Begint wanneer imports die bezig zijn klaar zijn.',
    working: 'Toestemming wordt met de profielen vergeleken. U kunt intussen verdergaan.',
    failed: (reference) =>
      `Gestopt door een fout van de bot (kenmerk ${reference}); de laatste volledige stand blijft. Probeer het opnieuw; stopt het weer, geef het kenmerk dan aan uw beheerder van de bot.`,
    done: (n) => `Van ${profiles(n)} is toestemming bekend.`,
    noProfiles: 'Er zijn nog geen profielen: alle toestemming blijft bewaard en wordt gekoppeld zodra die er zijn.',
    nothing: 'Er zijn nog geen toestemmingsgegevens.',
    matched: 'Rijen met een profiel',
    matchedProfiles: 'Profielen met toestemmingsgegevens',
    unmatched: 'Rijen zonder profiel',
    all: 'Huidige rijen met toestemming',
    sharedKeys: 'Adressen en nummers van meer profielen',
    sharedProfiles: 'Profielen die er een delen',
    rejected: 'Geweigerde rijen',
    parked: 'Rijen zonder profiel blijven bewaard en worden telkens opnieuw vergeleken. Ze maken nooit een profiel.',
    sharedMeans: 'Wat over een gedeeld adres is gezegd geldt voor al zijn profielen; een weigering gaat voor.',
    took: (duration) => `Duurde ${duration}.`,
    next: 'Hierna: maak een segment van wie het goedvindt.',
    nextSegments: 'Segmenten gaan mee wanneer u ze vernieuwt.',
    again: 'Opnieuw harmoniseren',
    lists: { unmatched: 'Lijst zonder profiel', shared: 'Lijst van gedeelde', rejects: 'Lijst van geweigerde' },
    summary: (state) => `Harmonisatie: ${state}.`,
  },

  list: {
    titles: {
      unmatched: 'Rijen zonder profiel',
      shared: 'Gedeelde adressen en nummers',
      rejects: 'Geweigerde rijen',
    },
    made: 'De lijst wordt gemaakt.',
    failed: 'De lijst kon niet worden gemaakt, of is onderbroken. Vraag hem opnieuw op.',
    again: 'Opnieuw maken',
  },
};

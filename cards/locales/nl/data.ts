import type { ImportState, RejectReason } from '../../../services/dataSources.js';
import type * as English from '../en/data.js';
import { counter } from '../format.js';

const count = counter('nl');
const profiles = (n: number) => count(n, 'profiel', 'profielen');
const consentRows = (n: number) => count(n, 'toestemmingsrij', 'toestemmingsrijen');

const states: Record<ImportState, string> = {
  Queued: 'In wachtrij geplaatst',
  Refreshing: 'Vernieuwen',
  Successful: 'Geslaagd',
  Failed: 'Mislukt',
  Canceled: 'Geannuleerd',
};

const reasons: Record<RejectReason, string> = {
  keyMissing: 'Geen waarde in de sleutelkolom',
  keyTwice: 'De sleutel kwam al voor',
  tooFewCells: 'Minder cellen dan kolommen',
  tooManyCells: 'Meer cellen dan kolommen',
  quote: 'Een aanhalingsteken dat niet klopt',
  lineTooLong: 'De regel is te lang',
  encoding: 'Tekens die niet te lezen zijn',
  identifierMissing: 'Geen e-mailadres of telefoonnummer',
  identifierUnreadable: 'Geen leesbaar e-mailadres of telefoonnummer',
  identifierSeveral: 'Meer adressen of nummers in één cel',
  valueMissing: 'Geen toestemmingswaarde',
  optionMissing: 'Geen toestemmingsoptie',
  dateUnreadable: 'Een datum die niet te lezen is of niet bestaat',
  dateAhead: 'Een datum in de toekomst: wordt bij de volgende vernieuwing opnieuw gelezen',
  expiresUnreadable: 'Een einddatum die niet te lezen is of niet bestaat',
};

export const data: typeof English.data = {
  sources: {
    title: 'Gegevensbronnen',
    none: 'Nog geen bedrijfsprofielen. Voeg hier in onze 1:1-chat een CSV-, Parquet- of JSON-bestand toe, of kies er een uit de importmap.',
    summary: (sources, size) =>
      `${profiles(size)} in ${count(sources, 'gegevensbron', 'gegevensbronnen')} ${size === 1 ? 'vormt' : 'vormen'} de entiteit Klant.`,
    unifiedSummary: (sources, rows, size) =>
      `${count(rows, 'rij', 'rijen')} in ${count(sources, 'gegevensbron', 'gegevensbronnen')} zijn geharmoniseerd tot ${profiles(size)}, de entiteit Klant.`,
    consentSummary: (sources, size) =>
      `${consentRows(size)} in ${count(sources, 'gegevensbron', 'gegevensbronnen')} ${size === 1 ? 'zegt' : 'zeggen'} wie waarmee akkoord ging.`,
    kinds: { profiles: '🏢 Bedrijfsprofielen', consent: '☑️ Toestemmingsgegevens' },
    consentRows,
    keyIs: 'sleutel: ',
    contacts: (n) => count(n, 'contactkolom', 'contactkolommen'),
    page: (page, pages) => `Pagina ${page} van ${pages}`,
    profiles,
    read: (at) => `gelezen ${at}`,
    rejected: (n) => `⚠️ ${count(n, 'rij', 'rijen')} geweigerd`,
    importing: '⏳ wordt geïmporteerd',
    failed: '⛔ laatste import mislukt',
    attached: 'bijgevoegd bestand: voeg het opnieuw toe om te vernieuwen',
    label: 'Gegevensbron',
    import: 'Bestand importeren',
    refresh: 'Vernieuwen',
    remove: 'Verwijderen',
    rejects: 'Geweigerde rijen',
    removed: (name) =>
      `${name} is verwijderd, met de profielen. Verrijkte gegevens blijven tot de verrijking wordt verwijderd.`,
    consentRemoved: (name) => `${name} is verwijderd. De toestemmingen eruit tellen niet meer; de weigeringen blijven.`,
    cannotRefresh: (name) =>
      `${name} kwam als bijgevoegd bestand, dat niet wordt bewaard. Voeg het bestand opnieuw toe.`,
    noRejects: (name) => `${name} heeft geen geweigerde rijen.`,
  },

  choose: {
    title: 'Bestand importeren',
    intro: 'Bestanden in de importmap, de nieuwste eerst:',
    none: 'De importmap is leeg. Zet er een CSV-, Parquet- of JSON-bestand in, of voeg het hier in onze chat toe.',
    label: 'Bestand',
    required: 'Kies een bestand.',
    file: (path, size, at) => `${path} · ${size} · ${at}`,
    typed: 'Een ander bestand uit de importmap, op naam',
    more: (n) => `${count(n, 'ouder bestand staat', 'oudere bestanden staan')} niet in de lijst: typ de naam.`,
  },

  mapping: {
    title: 'Bedrijfsprofielen importeren',
    file: 'Bestand',
    encoding: (encoding, separator) => (separator ? `${encoding}, gescheiden door ${separator}` : encoding),
    separators: { ',': 'komma', ';': 'puntkomma', '\t': 'tabteken' },
    columns: 'Kolommen',
    columnsText: (n) =>
      `${count(n, 'kolom', 'kolommen')}; ${n === 1 ? 'die blijft zoals hij is' : 'ze blijven zoals ze zijn'}.`,
    name: 'Naam van de gegevensbron',
    nameRequired: 'Voer een naam in.',
    key: 'Sleutelkolom',
    keyHint: 'De kolom waarvan de waarde voor elk bedrijf anders is',
    keyRequired: 'Kies de kolom die bedrijven uit elkaar houdt.',
    keyTyped: 'Een andere sleutelkolom, op naam',
    emails: 'E-mailkolommen van contactpersonen',
    emailsTyped: 'Andere e-mailkolommen',
    phones: 'Telefoonkolommen van contactpersonen',
    phonesTyped: 'Andere telefoonkolommen',
    typedHint: 'Namen, gescheiden door puntkomma’s',
    contacts: 'Contactkolommen dienen voor toestemming. Ze gaan nooit naar Leadspace.',
    consent: 'Kolommen met toestemming',
    consentTyped: 'Andere kolommen met toestemming',
    consentMeans: 'Staat toestemming in de profielen zelf, dan vraagt een volgende stap wat deze kolommen zeggen.',
    isConsent: 'Dit zijn toestemmingsgegevens',
    column: (name, share) => `${name} · ${share} gevuld`,
    replaces: (name) =>
      `Dit vervangt de gegevensbron "${name}": de rijen maken plaats voor die van dit bestand. Bedrijven met dezelfde sleutel houden hun CustomerId en hun verrijkte gegevens.`,
    preview: (n) => (n === 1 ? 'De eerste rij' : `De eerste ${n} rijen`),
    previewMore: (n) => `en nog ${count(n, 'kolom', 'kolommen')}`,
    import: 'Importeren',
    replace: 'Vervangen',
  },

  import: {
    title: 'Importeren',
    states,
    reading: (read) => `${read} rijen gelezen tot nu toe. U kunt weggaan: deze kaart werkt zichzelf bij.`,
    queued: 'Wacht op zijn beurt.',
    done: (accepted) => `${profiles(accepted)} geïmporteerd.`,
    doneBut: (accepted, rejected) =>
      `${profiles(accepted)} geïmporteerd, ${count(rejected, 'rij', 'rijen')} geweigerd.`,
    failed: 'De import is mislukt en er is niets gewijzigd: de gegevensbron is zoals hij was.',
    canceled: 'De import is geannuleerd en er is niets gewijzigd.',
    read: 'Gelezen',
    accepted: 'Aanvaard',
    rejected: 'Geweigerd',
    reasons,
    why: 'Waarom rijen zijn geweigerd',
    added: 'Nieuw',
    changed: 'Gewijzigd',
    gone: 'Niet meer in het bestand',
    against: 'Tegenover de vorige import',
    took: (duration) => `Duurde ${duration}`,
    keysDifferInCase: (n) =>
      `${count(n, 'sleutel verschilt', 'sleutels verschillen')} alleen in hoofdletters van een andere. Ze tellen als verschillende bedrijven.`,
    rejects: 'Geweigerde rijen',
    sources: 'Gegevensbronnen',
  },

  rejects: {
    title: 'Geweigerde rijen',
    intro: (shown, total) => `${shown} van ${count(total, 'rij', 'rijen')}. Rijen zijn geteld zonder de kopregel.`,
    none: 'Er is geen rij geweigerd.',
    row: 'Rij',
    column: 'Kolom',
    reason: 'Reden',
    how: 'Verbeter ze in het bestand en importeer het opnieuw: bedrijven met dezelfde sleutel houden hun CustomerId.',
    howConsent: 'Verbeter ze in het bestand en importeer het opnieuw.',
    first: 'Eerste rijen',
  },

  remove: {
    title: 'Gegevensbron verwijderen',
    what: (size) =>
      `${profiles(size)} uit deze bron ${size === 1 ? 'verdwijnt' : 'verdwijnen'} uit de entiteit Klant. Het bestand zelf blijft onaangeroerd.`,
    stays: 'Wat Leadspace erover heeft geantwoord blijft tot de verrijking wordt verwijderd.',
    whatConsent: (size) =>
      `De toestemmingen in ${count(size, 'rij', 'rijen')} van deze bron tellen niet meer. Het bestand zelf blijft onaangeroerd.`,
    staysConsent: 'Weigeringen blijven: een nee wordt geen ja doordat het bestand weg is. Ook de geschiedenis blijft.',
    confirm: 'Verwijderen',
  },
};

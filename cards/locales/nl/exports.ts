import type * as English from '../en/exports.js';
import { counter } from '../format.js';

const count = counter('nl');
const profiles = (n: number) => count(n, 'profiel', 'profielen');

/** Exports of segments. */
export const exports: typeof English.exports = {
  title: 'Exporteren',
  exportButton: 'Exporteren',
  again: 'Opnieuw exporteren',
  refreshSegment: 'Het segment vernieuwen',
  viewSegment: 'Segment bekijken',
  withRefresh: 'Bij elke vernieuwing',
  notWithRefresh: 'Niet meer bij elke vernieuwing',

  choose: {
    title: 'Welk segment wilt u exporteren?',
    noneCalled: 'Er is geen segment met precies die naam.',
    choice: (name, members) => `${name} · ${count(members, 'lid', 'leden')}`,
  },

  form: {
    summary: (members) => `Export van een segment met ${count(members, 'lid', 'leden')}.`,
    members: 'Leden',
    found: 'Leden bepaald',
    never: 'Nooit',
    last: 'Vorige export',
    lastText: (at, n) => `${at} · ${profiles(n)}`,
    consent:
      'De toestemming wordt op het moment van exporteren opnieuw nagekeken: wie er niet meer bij past, wordt weggelaten en geteld.',
    left: 'Wie sinds de vorige export uit het segment is gegaan, komt in een tweede bestand.',
    columns: 'Kolommen',
    fewest: 'Aangevinkt: het minimum, of wat de vorige export had. Vraag alleen wat u nodig hebt.',
    kinds: {
      key: 'Sleutels',
      profile: 'Kolommen van het profiel',
      enriched: 'Verrijkte kolommen',
      consent: 'Toestemmingsstatus',
    },
    keyNames: { customerId: 'CustomerId · in elke export dezelfde', sourceKey: 'SourceKey · van uw eigen gegevens' },
    enriched: (field, enrichment) => `${field} · ${enrichment}`,
    others: {
      key: '',
      profile: 'Andere kolommen van het profiel, op naam',
      enriched: 'Andere verrijkte kolommen, op naam',
      consent: 'Andere toestemmingsopties, op naam',
    },
    hint: 'Gescheiden door puntkomma’s',
    also: (names) => `Er zijn ook: ${names}`,
    of: 'Verrijkt door',
    unknown: (name) => `Er is geen kolom “${name}”.`,
    several: (name) => `“${name}” is een kolom van meer verrijkingen: zeg welke, zoals in de lijst.`,
    noColumn: 'Kies minstens één kolom.',
  },

  card: {
    summary: (n) => `Export: ${profiles(n)}.`,
    beingMade: 'De bestanden worden gemaakt.',
    comesHere:
      'De toestemming van elk lid wordt opnieuw nagekeken. U kunt intussen verdergaan: deze kaart werkt zichzelf bij.',
    failed: (reference) =>
      `De bestanden konden niet worden gemaakt of het maken werd onderbroken. Exporteer opnieuw; gebeurt het weer, geef uw beheerder dan dit nummer: ${reference}`,
    exported: 'Profielen in het bestand',
    removedByConsent: 'Weggelaten: toestemming past niet meer',
    removedSinceLast: 'Weg sinds de vorige export',
    consentAsOf: 'Toestemming per',
    exportedAt: 'Geëxporteerd',
    hash: 'SHA-256',
    leftOut: 'Bij wie de toestemming niet meer past, blijft lid van het segment tot het wordt vernieuwd.',
    takeOut:
      'In het tweede bestand staat wie er weg is en waarom. Haal hen overal weg waar het vorige bestand heen is gegaan.',
    withRefresh:
      'Wordt bij elke vernieuwing van alles opnieuw geëxporteerd, zoals deze keer, voor wie dat heeft gevraagd: de bestanden komen in de 1:1-chat.',
    columns: 'Bestanden',
    files: {
      members: 'Leden',
      removed: 'Weg sinds de vorige export',
      manifest: 'Manifest: regel, aantallen, hash',
    },
    rows: (n) => count(n, 'rij', 'rijen'),
    until: (time) =>
      `De koppelingen openen in de browser, werken tot ${time} en eindigen eerder als toestemming wijzigt.`,
    untilSaved: (time) =>
      `De bestanden kunnen tot ${time} worden opgeslagen, en niet meer als eerder toestemming wijzigt.`,
    personalData: 'De bestanden kunnen persoonsgegevens bevatten. Formules erin zijn onschadelijk gemaakt.',
    ended: 'De koppelingen werken niet meer. Exporteer opnieuw: de toestemming wordt dan weer nagekeken.',
    endedSaved: 'De bestanden worden niet langer bewaard. Exporteer opnieuw: de toestemming wordt dan weer nagekeken.',
    download: {
      members: 'Leden downloaden',
      removed: 'Verwijderde leden downloaden',
      manifest: 'Manifest downloaden',
    },
  },

  save: {
    button: 'Opslaan in OneDrive',
    file: 'Bestand',
    descriptions: {
      members: 'Leden van een segment. Kan persoonsgegevens bevatten.',
      removed: 'Wie sinds de vorige export uit een segment is, en waarom. Kan persoonsgegevens bevatten.',
      manifest: 'Waar een export op berust: regel, toestemming per, aantallen en hash.',
    },
    asked: 'Teams vraagt u hieronder of het bestand mag worden opgeslagen.',
    saving: 'Het bestand wordt in uw OneDrive opgeslagen. Het verschijnt hier zodra het er staat.',
    saved: 'Het bestand staat in uw OneDrive.',
    declined: 'U hebt geweigerd, dus er is niets opgeslagen.',
    repeated: 'Dit was al geregeld: het bestand wordt één keer opgeslagen.',
  },
};

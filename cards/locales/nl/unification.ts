import type * as English from '../en/unification.js';
import { counter } from '../format.js';
import { matchKeys } from './origins.js';

const count = counter('nl');
const rows = (n: number) => count(n, 'rij', 'rijen');
const profiles = (n: number) => count(n, 'profiel', 'profielen');

const lists: (typeof English.unification)['file']['titles'] = {
  duplicates: 'Duplicaten',
  matched: 'Overeenkomende rijen',
  ambiguous: 'Dubbelzinnige rijen',
  unmatched: 'Rijen zonder overeenkomst',
  leftOut: 'Weggelaten rijen',
};

export const unification: typeof English.unification = {
  title: 'Harmonisatie',
  open: 'Harmonisatie',
  nothingYet: 'Er verandert niets voordat u het voorbeeld hebt gezien en op Toepassen hebt gedrukt.',
  applied: (by, at) => `Wat nu geldt is toegepast door ${by} op ${at}.`,
  notApplied: 'Nu is elke rij van elke bron een eigen profiel.',
  stale: 'Zo staat de definitie er nu voor.',
  canceled: 'De harmonisatie is geannuleerd; wat gold blijft gelden.',
  next: 'Volgende',
  preview: 'Voorbeeld',
  warnings: {
    oneSource:
      'Er is maar één bron van profielen: die kan worden ontdubbeld, en er is niets om haar mee te vergelijken.',
    noRules: 'Zonder overeenkomstregel blijft elke rij een eigen profiel, duplicaten daargelaten.',
    ruleIdle: (rule) => `Regel ${rule} kan niets vinden: minder dan twee bronnen hebben wat zij vergelijkt.`,
  },
  keys: matchKeys,
  keep: {
    mostFilled: 'de rij die het meest is ingevuld',
    mostRecent: 'de meest recente rij',
    leastRecent: 'de minst recente rij',
  },
  keepLabel: 'Winnende record van duplicaten',

  sources: {
    title: 'Klantgegevens',
    summary: 'Harmonisatie: de volgorde van de bronnen.',
    intro: 'De eerste bron is de primaire; een latere wordt vergeleken met die ervoor.',
    place: (name) => `Plaats van ${name}`,
    unmatched: (name) => `Rijen van ${name} zonder overeenkomst`,
    add: 'worden profielen',
    leaveOut: 'worden weggelaten',
    choose: 'Kolommen en duplicaten van',
    edit: 'Kolommen en duplicaten',
    rows,
    columns: { name: 'Naam', website: 'Website', country: 'Land', changed: 'Gewijzigd' },
    noColumn: 'geen',
    duplicates: (by) => `duplicaten op ${by}`,
    noDuplicates: 'geen ontdubbeling',
    more: (n) => `${count(n, 'andere bron houdt', 'andere bronnen houden')} de plaats.`,
  },

  source: {
    title: 'Kolommen en duplicaten',
    summary: 'Harmonisatie: één gegevensbron.',
    none: 'geen',
    labels: {
      name: 'Bedrijfsnaam',
      website: 'Website van het bedrijf',
      country: 'Land',
      changed: 'Wanneer een rij voor het laatst is gewijzigd',
    },
    byName: (label) => `${label}: een andere kolom, bij naam`,
    duplicates: 'Ontdubbelingsregels',
    duplicatesIntro:
      'Rijen die overeenkomen in alles wat u kiest, zijn één. Kiest u niets, dan zijn er geen duplicaten.',
    by: 'Duplicaten komen overeen in',
    column: (name) => `kolom ${name}`,
    contacts: 'E-mailadressen en telefoonnummers zijn de kolommen die bij de import zijn gekozen.',
    save: 'Opslaan',
  },

  rules: {
    title: 'Overeenkomstregels',
    summary: 'Harmonisatie: overeenkomstregels.',
    intro: 'Regels worden na elkaar geprobeerd; binnen een regel moet alles overeenkomen.',
    exact:
      'Wat wordt vergeleken, wordt eerst genormaliseerd (rechtsvormen, hoofdletters, accenten, www., namen van landen) en moet dan gelijk zijn. Een rij die met meerdere overeenkomt is dubbelzinnig: zij blijft zonder overeenkomst, en staat in een lijst.',
    rule: (n) => `Regel ${n}`,
  },

  columns: {
    title: 'Geharmoniseerde gegevensweergave',
    summary: 'Harmonisatie: wiens waarde telt.',
    policy: 'Een kolom neemt de waarde',
    policies: {
      order: 'van de eerste in de volgorde van bronnen die er een heeft',
      mostRecent: 'van de meest recente rij',
      leastRecent: 'van de minst recente rij',
    },
    own: 'Kolommen met een eigen regel',
    column: 'Een kolom met een eigen regel',
    columnTyped: 'Deze kolom, bij naam',
    takes: 'Zij neemt de waarde',
    takesOnes: { mostRecent: 'van de meest recente rij', leastRecent: 'van de minst recente rij' },
    combined: 'Kolommen die één zijn',
    combinedHint: 'Kolommen met dezelfde naam zijn vanzelf één.',
    first: 'Voeg deze kolom samen',
    second: 'met deze',
    none: '-',
    combine: 'Samenvoegen',
    kept: 'Wat elke bron heeft blijft zoals het is, en staat op het profiel.',
    done: 'De kolommen zijn nu één.',
    twoNeeded: 'Kies twee kolommen van verschillende bronnen.',
  },

  review: {
    title: 'Voorbeeld van de harmonisatie',
    summary: (n) => `Voorbeeld van de harmonisatie: ${profiles(n)}.`,
    states: { Queued: 'In wachtrij', Refreshing: 'Bezig met vergelijken', Successful: 'Gereed', Failed: 'Mislukt' },
    waiting: 'Het voorbeeld wacht tot wat bezig is klaar is.',
    working: 'De rijen worden vergeleken. Daar verandert niets door.',
    failed: (reference) =>
      `Het voorbeeld is gestopt door een fout van de bot (referentie ${reference}); er is niets gewijzigd. Probeer het opnieuw; stopt het weer, geef dan de referentie aan uw operator.`,
    over: 'Dit voorbeeld is voorbij: gegevens of instellingen zijn gewijzigd, of de bot is opnieuw gestart. Er is niets mee toegepast.',
    ready: 'Er is nog niets veranderd. Na Toepassen volgt elke vernieuwing dit.',
    profiles: 'profielen',
    joined: 'uit meerdere bronnen',
    inRows: 'rijen',
    sources: 'Rijen per bron',
    rowsOf: rows,
    duplicates: (n) => count(n, 'duplicaat', 'duplicaten'),
    matched: (n) => `${rows(n)} met overeenkomst`,
    unmatched: (n) => `${rows(n)} zonder overeenkomst`,
    ambiguous: (n) => `${count(n, 'daarvan is', 'daarvan zijn')} dubbelzinnig`,
    leftOut: (n) => `${rows(n)} weggelaten`,
    primary: 'primaire bron',
    rules: 'Overeenkomstregels',
    ruleRows: rows,
    difference: 'Vergeleken met nu',
    same: 'Dezelfde profielen als nu.',
    examples: 'Voorbeelden',
    row: (n) => `rij ${n}`,
    nameless: 'zonder naam',
    noExamples: 'Er is er van geen enkele soort een.',
    ofLists: lists,
    explained: {
      duplicates: 'blijft, in plaats van',
      matched: 'is één profiel met',
      ambiguous: 'komt overeen met',
      unmatched: 'alleen',
      leftOut: 'weggelaten',
    },
    by: (words) => `op ${words}`,
    list: 'Lijst om te downloaden',
    download: 'Lijst downloaden',
    apply: 'Toepassen',
    again: 'Opnieuw maken',
  },

  differences: {
    added: (n) => `${count(n, 'nieuw profiel', 'nieuwe profielen')}`,
    gone: (n) => `${profiles(n)} verdwenen`,
    merged: (n) => `${profiles(n)} opgegaan in een ander`,
    split: (n) => `${profiles(n)} afgesplitst`,
  },

  file: {
    titles: lists,
    made: 'De lijst wordt gemaakt.',
    failed: 'De lijst kon niet worden gemaakt.',
    again: 'Opnieuw proberen',
  },

  entity: {
    title: 'Entiteit Klant',
    consent: 'Toestemming',
    line: (all, joined) => `${profiles(all)}, waarvan ${count(joined, 'uit meerdere bronnen', 'uit meerdere bronnen')}`,
  },
};

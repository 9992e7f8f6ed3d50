import type * as English from '../en/admin.js';
import { counter } from '../format.js';

const count = counter('nl');
const profiles = (n: number) => count(n, 'profiel', 'profielen');

export const admin: typeof English.admin = {
  welcome: {
    title: 'Hallo, ik ben Enrichment Steward',
    what: 'Ik help beheerders van Customer Insights hun bedrijfsprofielen te verrijken met Leadspace: met toestemming, zichtbaar, en zonder dat er iets wordt verzonden voordat u hebt gezien wat.',
    installedBy: (name) => `Toegevoegd door ${name}.`,
    personal: 'Instellen, gegevens toewijzen en resultaten lezen doet u hier in onze chat.',
    shared:
      'Noem mij met @ om hier status en resultaten te vragen. Instellen en gegevens van afzonderlijke profielen gaan verder in uw 1:1-chat met mij.',
    try: 'Typ op elk moment hulp.',
  },

  help: {
    title: 'Wat ik hier kan doen',
    what: 'Ik verrijk de bedrijfsprofielen van Customer Insights met Leadspace: branche, grootte, locatie en meer.',
    claim: 'Niemand beheert mij nog. Tijdens ontwikkeling wordt beheerder wie op de knop drukt.',
    noRole: (helpers) =>
      `U hebt hier nog geen rol. Wie u er een kan geven: ${helpers}. Die typt “rollen” in een chat of kanaal waar u beiden bent.`,
    anAdministrator: 'een beheerder van uw organisatie',
    noData: 'Er zijn nog geen bedrijfsprofielen. Importeer een bestand met bedrijven, of verbind eerst met Leadspace.',
    noDataYet: 'Er zijn nog geen bedrijfsprofielen.',
    noEnrichment: (size) =>
      `${profiles(size)} ${size === 1 ? 'kan' : 'kunnen'} worden verrijkt. Verbind met Leadspace en wijs uw gegevens toe.`,
    askAdministrator: (size) =>
      `${profiles(size)} ${size === 1 ? 'kan' : 'kunnen'} worden verrijkt. Een beheerder verbindt met Leadspace en wijst de gegevens toe.`,
    running: (n) => `${count(n, 'uitvoering is', 'uitvoeringen zijn')} bezig.`,
    enriched: (n) => `${profiles(n)} verrijkt tot nu toe.`,
    ready:
      'Alles is ingesteld. Uitvoeren begint met een proef: er wordt niets verzonden voordat u de aantallen hebt gezien.',
    commands: 'Woorden die u kunt typen',
    yourRole: (role) => `Uw rol: ${role}`,
    claimButton: 'Ik ben de beheerder',
    claimed: 'U bent nu de beheerder.',
    enrich: 'Mijn gegevens verrijken',
    importData: 'Bedrijfsprofielen importeren',
    enrichments: 'Mijn verrijkingen',
  },

  commands: {
    setup: { word: 'instellen', does: 'Verbinden met Leadspace en gegevens toewijzen' },
    data: { word: 'gegevens', does: 'Bedrijfsprofielen: lijst, importeren, vernieuwen, verwijderen' },
    unification: {
      word: 'harmonisatie',
      does: 'Eén entiteit Klant uit meerdere bronnen: voorbeeld, dan Toepassen',
    },
    consent: { word: 'toestemming', does: 'Wie wat goedvindt; of één persoon: toestemming [e-mail of telefoon]' },
    segments: { word: 'segmenten', does: 'Segmenten: lijst, leden, vernieuwen, toestemmingsbewaking' },
    segment: { word: 'segment', does: 'Nieuw segment uit lijsten, of uit een regel die u erachter typt' },
    measures: { word: 'metingen', does: 'Cijfers over profielen of een segment, met hun verloop' },
    export: {
      word: 'exporteren',
      does: 'Een segment als CSV; toestemming wordt opnieuw nagekeken: exporteren [segment]',
    },
    run: { word: 'uitvoeren', does: 'Eerst een proef, dan Uitvoeren' },
    enrichments: { word: 'verrijkingen', does: 'Mijn verrijkingen' },
    view: { word: 'weergeven', does: 'Verrijkte gegevens weergeven' },
    refresh: { word: 'vernieuwen', does: 'Alles opnieuw, of één: vernieuwen [naam]' },
    schedule: { word: 'planning', does: 'Wat vanzelf draait, en wanneer' },
    history: { word: 'geschiedenis', does: 'Eerdere uitvoeringen en vernieuwingen' },
    subscribe: { word: 'abonneren', does: 'Meldingen in dit gesprek; dempen [hoe lang], afmelden' },
    subscriptions: { word: 'abonnementen', does: 'Elk gesprek dat meldingen krijgt' },
    status: { word: 'status', does: 'Is alles in orde, en wat is de volgende stap' },
    roles: { word: 'rollen', does: 'Wie wat mag doen' },
    remove: { word: 'verwijderen', does: 'Een verrijking of verbinding verwijderen: eerst een plan' },
    language: { word: 'taal', does: 'Engels of Nederlands' },
  },

  roleNames: { administrator: 'Beheerder', contributor: 'Inzender', viewer: 'Kijker', none: 'Geen rol' },

  roles: {
    title: 'Rollen',
    can: {
      administrator: 'verbindt, gaat akkoord, wijst toe, voert uit, verwijdert, geeft rollen',
      contributor: 'importeert en vernieuwt gegevens, leest resultaten',
      viewer: 'leest status en resultaten',
    },
    people: 'Mensen met een rol',
    nobody: 'Nog niemand heeft een rol.',
    more: (n) => `en nog ${count(n, 'persoon', 'personen')}`,
    person: 'Persoon',
    role: 'Rol',
    save: 'Opslaan',
    saved: (name, role) => `${name}: ${role}`,
    onlyYou: 'Typ rollen in een groepschat of kanaal waar iemand aanwezig is om die persoon een rol te geven.',
    choose: 'Kies een persoon',
    configured: 'Beheerders uit de configuratie staan hier niet bij.',
  },

  language: {
    title: 'Taal',
    which: 'Welke taal zal ik spreken?',
    now: 'Ik spreek vanaf nu Nederlands met u.',
    nowHere: 'Ik spreek vanaf nu Nederlands in dit gesprek.',
    unknown: 'Ik spreek Engels en Nederlands. Kies er een:',
  },

  status: {
    title: 'Status',
    well: 'Alles is in orde.',
    notYet: 'Nog niet alles is ingesteld. De volgende stap staat hieronder.',
    attention: (n) => `${count(n, 'punt vraagt', 'punten vragen')} aandacht.`,
    provider: 'Leadspace',
    providerSandbox: (address) => `Lokale sandbox op ${address}`,
    connection: 'Verbinding',
    noConnection: 'Nog geen.',
    noConnectionNext: 'Verbind met Mijn gegevens verrijken.',
    token: (name, ending, since) =>
      ending ? `${name} · token eindigt op ${ending}, toegevoegd ${since}` : `${name} · token toegevoegd ${since}`,
    tokenNext: {
      fresh: '',
      rotate: 'Het token is ouder dan 6 maanden. Leadspace raadt een nieuw token aan: Token vervangen.',
      expiring: 'Het token verloopt 24 maanden nadat het is toegevoegd. Vervang het nu.',
      expired: 'Het token is ouder dan 24 maanden en waarschijnlijk verlopen. Vervang het.',
    },
    notVerified: 'Opgeslagen zonder te verifiëren. Bij de eerste uitvoering blijkt of het werkt.',
    consentOutdated:
      'De privacytekst, of waar gegevens heen gaan, is gewijzigd. Er wordt niets verzonden tot een beheerder opnieuw akkoord gaat.',
    agreeAgain: 'Opnieuw akkoord gaan',
    data: 'Bedrijfsprofielen',
    dataIs: (size, sources, asOf) =>
      `${profiles(size)} uit ${count(sources, 'gegevensbron', 'gegevensbronnen')}${asOf ? ` · stand van ${asOf}` : ''}`,
    noData: 'Nog geen.',
    noDataNext: 'Importeer een bestand bij Gegevensbronnen.',
    enrichment: 'Verrijking',
    noEnrichment: 'Nog geen.',
    noEnrichmentNext: 'Wijs de gegevens toe met Mijn gegevens verrijken.',
    enrichmentIs: (name, state, enriched, at) =>
      `${name} · ${state} · ${profiles(enriched)} verrijkt${at ? ` · ${at}` : ''}`,
    inactive: 'gedeactiveerd',
    failedNext: 'Open de verrijking in Mijn verrijkingen om te zien waarom en voer haar opnieuw uit.',
    consent: 'Toestemming',
    consentRead: (at) => `De oudste gegevens zijn gelezen op ${at}.`,
    consentOld: (names) => `Ouder dan toegestaan: ${names}.`,
    consentOldNext: 'Zet het nieuwe bestand ervoor in de plaats en kies dan Alles vernieuwen.',
    consentNewer: 'Sinds de laatste harmonisatie zijn er gegevens gelezen.',
    consentNewerNext: 'Kies Harmoniseren bij “toestemming”; een vernieuwing doet het ook.',
    segments: 'Segmenten',
    segmentsCurrent: (n) => `${count(n, 'segment', 'segmenten')}, actueel`,
    segmentsOutdated: (outdated, n) =>
      `${outdated.toLocaleString('nl-NL')} van ${count(n, 'segment', 'segmenten')} verouderd`,
    segmentsNext: 'Typ “vernieuwen”: tot dan worden ze niet geëxporteerd.',
    refresh: 'Vernieuwing',
    noRefresh: 'Nog geen.',
    noRefreshNext: 'Typ “vernieuwen” om alle gegevens opnieuw te lezen.',
    refreshIs: (state, at) => (at ? `${state} · ${at}` : state),
    refreshFailed: (names) => `mislukt: ${names}`,
    refreshNext: 'Kies Opnieuw proberen; bij “geschiedenis” staat waarom het mislukte.',
    schedule: 'Planning',
    noSchedule: 'Er draait niets vanzelf.',
    noScheduleNext: 'Plan het met “planning”.',
    outbox: 'Postvak UIT',
    outboxEmpty: 'Er wacht niets op verzending.',
    outboxWaits: (n) => `${count(n, 'bericht wacht', 'berichten wachten')} op verzending.`,
    outboxNext: 'Ze gaan vanzelf, zo snel als Teams ze aanneemt.',
    told: 'Meldingen',
    notTold: 'Geen enkel gesprek krijgt bericht als er iets misgaat.',
    notToldNext: 'Typ “abonneren” in het gesprek dat bericht moet krijgen.',
    lastDelivery: (at) => `laatste ${at}`,
    neverDelivered: 'nog niets verzonden',
    queue: 'Wachtrij',
    idle: 'Er is niets bezig.',
    working: (runs, batches) =>
      `${count(runs, 'uitvoering', 'uitvoeringen')} bezig, ${count(batches, 'batch wacht', 'batches wachten')}`,
    hold: (name) => `${name} staat in de wacht.`,
    audit: 'Logboek',
    auditIs: (entries) => `${count(entries, 'regel', 'regels')}, ononderbroken`,
    auditBroken: (entries) => `${count(entries, 'regel', 'regels')}, en de keten is verbroken`,
    auditNext:
      'Iemand heeft het opgeslagen logboek gewijzigd. Meld het uw operator en bewaar een kopie van de gegevensmap.',
    settings: 'Instellingen',
    settingsRestored:
      'Het instellingenbestand was bij de laatste start beschadigd of weg; de laatste goede kopie is ervoor in de plaats gekomen.',
    settingsNext:
      'De nieuwste wijziging kan ongedaan zijn: kijk naar rollen, verbindingen en verrijkingen. Laat uw beheerder de schijf nakijken.',
    conversations: 'Gesprekken',
    closed: (n) => `In ${count(n, 'gesprek', 'gesprekken')} mag ik niet meer schrijven.`,
    closedNext: 'Voeg mij daar opnieuw toe, of schrijf mij daar. Ben ik bewust verwijderd, dan hoeft u niets te doen.',
    running: 'Versie',
    runningIs: (version, since) => `${version}, actief sinds ${since}`,
    development: 'Ontwikkeling: alleen deze machine kan mij bereiken.',
    more: (n) => `en nog ${n}`,
    again: 'Opnieuw controleren',
    replaceToken: 'Token vervangen',
  },
};

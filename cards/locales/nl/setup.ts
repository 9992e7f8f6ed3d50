import type * as English from '../en/setup.js';
import { counter } from '../format.js';

const count = counter('nl');
const profiles = (size: number) => count(size, 'profiel', 'profielen');

export const setup: typeof English.setup = {
  step: (step) => `Leadspace instellen · stap ${step} van 3`,
  stale: 'Die kaart hoorde bij een eerdere stap. Hier staat uw instelling nu.',

  prerequisites: {
    title: 'Mijn gegevens verrijken',
    intro: 'Leadspace voegt branche, grootte, locatie en meer toe aan uw bedrijfsprofielen. U hebt drie dingen nodig:',
    token: 'Leadspace-token',
    tokenText: 'Een actieve Leadspace-licentie en de permanente sleutel ervan.',
    role: 'Beheerder',
    roleText: 'U bent hier beheerder.',
    data: 'Geharmoniseerde bedrijfsprofielen',
    dataText: (size) => `${profiles(size)} in de entiteit Klant.`,
    noData: 'Nog geen. Importeer eerst een bestand met bedrijven, of maak nu verbinding en importeer later.',
    getStarted: 'Aan de slag',
    importData: 'Bedrijfsprofielen importeren',
    licence: 'Leadspace (in browser bekijken)',
  },

  connection: {
    title: 'Verbinding kiezen',
    label: 'Verbinding',
    anotherOne: 'Een nieuwe verbinding',
    ending: (name, ending) => (ending ? `${name} (token eindigt op ${ending})` : name),
    agreeAgain: 'opnieuw akkoord gaan',
    replaceToken: 'Token vervangen',
  },

  connect: {
    title: 'Verbinden',
    heading: 'Verbinden met Leadspace',
    token: 'Leadspace-token',
    tokenHint: 'De permanente sleutel van uw Leadspace-licentie',
    tokenKept: 'Veilig bewaard. Laat leeg om deze te gebruiken.',
    tokenRequired: 'Voer het Leadspace-token in.',
    tokenSafe: 'Wordt versleuteld opgeslagen en nooit meer getoond.',
    enterToken: 'Token invoeren',
    enterTokenFirst: 'Er is nog geen token. Kies “Token invoeren”.',
    openTokenPage: 'Pagina openen',
    openTokenPageInBrowser: 'Pagina openen (in browser bekijken)',
    tokenOnPage: 'Het wordt op een eigen pagina ingevoerd, versleuteld opgeslagen en nooit meer getoond.',
    tokenStored: (ending) => (ending ? `Opgeslagen, eindigt op ${ending}.` : 'Opgeslagen.'),
    tokenUntried: 'Het is nog niet geprobeerd.',
    noToken: 'Nog geen token.',
    agreement: 'Uw akkoord',
    agree: 'Ik ga akkoord',
    agreeRequired: 'Vink "Ik ga akkoord" aan om te verbinden. Zonder akkoord mag er niets naar Leadspace.',
    connect: 'Verbinden met Leadspace',
    unverified:
      'Het token kon niet worden geverifieerd. Het is bewaard: probeer het opnieuw, of sla het op en laat de eerste uitvoering uitwijzen of het werkt.',
    saveUnverified: 'Opslaan zonder te verifiëren',
    replaceHeading: 'Token vervangen',
    replaceText:
      'Het nieuwe token wordt geverifieerd en vervangt dan het oude. Toestemming en verrijkingen blijven bestaan.',
  },

  privacy: {
    title: 'Gegevensprivacy en naleving',
    confirm: 'Bevestigen',
    renewTitle: 'Akkoord met de huidige privacytekst',
    renewText:
      'De tekst, of waar gegevens heen gaan, is gewijzigd sinds het akkoord. Er wordt niets verzonden tot u hiermee akkoord gaat.',
    lines: (destination) => [
      [
        'Wat vertrekt',
        'De kolommen die u toewijst: de naam van het bedrijf en, als u ze kiest, bedrijfswebsite en bedrijfslocatie, met per record een referentienummer van ons. Geen andere kolom wordt verzonden.',
      ],
      [
        'Persoonsgegevens',
        'Wat wordt verzonden kan een persoonsgegeven zijn: de naam van een eenmanszaak is de naam van een persoon.',
      ],
      ['Waarheen', `Naar Leadspace op ${destination}, buiten de nalevingsgrens van Customer Insights.`],
      [
        'Verantwoordelijk',
        'Gegevens worden op uw instructie overgedragen. Uw organisatie is ervoor verantwoordelijk dat ze zo gebruikt mogen worden, en dat Leadspace voldoet aan uw privacy- en beveiligingsverplichtingen.',
      ],
      [
        'Intrekken',
        'Een beheerder kan de verrijking op elk moment verwijderen. Vanaf dan wordt er niets meer verzonden; wat Leadspace dan al heeft, regelt u met Leadspace.',
      ],
    ],
  },

  dataSet: {
    title: 'Gegevens toewijzen',
    connected: 'Verbonden met Leadspace. Het token werkt.',
    savedUnverified: 'Opgeslagen zonder te verifiëren. Bij de eerste uitvoering blijkt of het token werkt.',
    name: 'Naam',
    suggestedName: 'Leadspace-bedrijfsprofielen',
    nameHint: 'Hoe deze verrijking heet in Mijn verrijkingen',
    nameRequired: 'Voer een naam in.',
    label: 'Klantgegevensset',
    required: 'Kies een gegevensset.',
    size: (name, size, asOf) => `${name} · ${profiles(size)}${asOf ? ` · stand van ${asOf}` : ''}`,
    segment: 'Segment',
    outdated: 'verouderd',
    outdatedNote:
      'De toestemming of de regel is gewijzigd sinds de leden van een verouderd segment zijn bepaald: vernieuw het eerst. Wie niet meer past, wordt hoe dan ook tegengehouden.',
    noProfiles: 'Er zijn nog geen bedrijfsprofielen. Importeer een bestand met bedrijven; uw instelling wacht hier.',
  },

  fields: {
    title: 'Velden',
    intro: 'Website en locatie zijn optioneel; elk maakt de overeenkomsten nauwkeuriger.',
    name: 'Naam van bedrijf',
    website: 'Bedrijfswebsite',
    location: 'Bedrijfslocatie',
    required: 'Kies het veld met de naam van het bedrijf.',
    filled: (field, share) => `${field} · ${share} gevuld`,
    none: 'Niet gebruiken',
    more: (left) => `${count(left, 'veld staat', 'velden staan')} niet in de lijst: typ dan de naam.`,
    typed: (field) => `${field}: een ander veld, op naam`,
    consent: 'Toestemming die verleend moet zijn (optioneel)',
    consentOption: (option, granted, denied) => `${option} · ${granted} verleend, ${denied} geweigerd`,
    noConsent: 'Niet naar toestemming vragen',
    consentHint:
      'Met een optie gekozen worden alleen profielen verzonden die deze hebben verleend: zonder gegeven is niet verleend.',
    preview: 'De eerste drie zoals ze verzonden zouden worden',
    noPreview: 'Kies de naam van het bedrijf om de eerste drie profielen te zien.',
    again: 'Voorbeeld',
    apply: 'Toepassen',
  },

  applied: {
    title: 'Klaar om uit te voeren',
    saved: 'Opgeslagen. Er is nog niets verzonden: Uitvoeren telt eerst wat er verzonden zou worden.',
    name: 'Naam',
    connection: 'Verbinding',
    dataSet: 'Gegevensset',
    consent: 'Alleen met toestemming voor',
    run: 'Uitvoeren',
    enrichments: 'Mijn verrijkingen',
  },

  canceled: 'Instellen geannuleerd. Wat niet was toegepast is weg; verbindingen blijven.',
  tokenReplaced: 'Het nieuwe token werkt en is in gebruik.',
  tokenReplacedUnverified: 'Het nieuwe token is in gebruik. Bij de volgende uitvoering blijkt of het werkt.',
  agreedAgain: 'Dank u. Er mogen weer gegevens worden verzonden.',
  startAgain: 'Mijn gegevens verrijken',
};

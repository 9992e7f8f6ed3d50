import type * as English from '../en/general.js';

export const general: typeof English.general = {
  next: 'Volgende',
  back: 'Vorige',
  cancel: 'Annuleren',
  close: 'Sluiten',
  edit: 'Bewerken',
  help: 'Hulp',
  previousPage: 'Terug',
  nextPage: 'Meer',
  customer: 'Klant',
  sandbox: 'Lokale sandbox: er verlaat niets deze machine en er wordt niets betaald.',
  problem: 'Dat is niet gelukt',
  nextStep: (words) => `Wat u kunt doen: ${words}`,
  fault: 'Er ging bij ons iets mis',
  faultWhat:
    'Er is niets verloren gegaan van wat u hebt ingevuld. Probeer het nog eens; gebeurt het weer, geef uw beheerder dan dit nummer:',
  unknownCommand: 'Die opdracht ken ik niet',
  nearest: (word) => `Bedoelt u “${word}”?`,
  unknownHow: 'Typ “hulp” om te zien wat ik hier kan doen.',
  moveTitle: 'Laten we dit in onze eigen chat doen',
  moveWhy:
    'Hierbij vraag ik dingen die niet voor iedereen hier bedoeld zijn. Druk op de knop en ik ga verder in onze 1-op-1-chat.',
  moveButton: 'Verder in onze chat',
  sentTitle: 'Naar onze chat gestuurd',
  sentWhat: 'U vindt het in uw 1-op-1-chat met mij.',
  installTitle: 'Ik kan u nog niet schrijven',
  installHow:
    'Voeg me eerst toe aan uw eigen chats: open Apps in Teams, zoek Enrichment Steward en kies Toevoegen. Vraag het daarna opnieuw.',
  onlyInChat: 'Dit werkt alleen in onze 1-op-1-chat. Vraag het me daar.',
  alreadyDone: 'Dat was al gebeurd.',
  tooFast: 'Dat was te veel tegelijk. Wacht even en druk er dan nog eens op.',
  drawnBelow: 'Zie de nieuwe kaart hieronder.',
  open: {
    help: 'Hulp',
    setup: 'Instellen',
    data: 'Gegevensbronnen',
    unification: 'Harmonisatie',
    enrichments: 'Mijn verrijkingen',
    segments: 'Segmenten',
    measures: 'Metingen',
    run: 'Uitvoeren',
    status: 'Status',
    roles: 'Rollen',
  },
};

export const inputs: typeof English.inputs = {
  required: 'Vul dit in.',
  invalid: 'Deze waarde kan niet worden gebruikt.',
  tooLong: 'Dit is te lang.',
  unknownChoice: 'Kies er een uit de lijst.',
};

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
};

export const inputs: typeof English.inputs = {
  required: 'Vul dit in.',
  invalid: 'Deze waarde kan niet worden gebruikt.',
  tooLong: 'Dit is te lang.',
  unknownChoice: 'Kies er een uit de lijst.',
};

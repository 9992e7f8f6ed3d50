import type * as English from '../en/origins.js';
import { counter } from '../format.js';

const count = counter('nl');

export const matchKeys: typeof English.matchKeys = {
  email: 'e-mailadres van contact',
  phone: 'telefoon',
  domain: 'domein van de website',
  nameCountry: 'bedrijfsnaam + land',
};

export const origins: typeof English.origins = {
  title: 'Uit de bronnen',
  rowsOf: (n) => `uit ${count(n, 'rij', 'rijen')} van de bronnen`,
  roles: { leading: 'Leidende rij', matched: 'Overeenkomend', alternate: 'Duplicaat' },
  keys: matchKeys,
  byRule: (agreed) => `Komt overeen op ${agreed}`,
  key: 'Sleutel',
  role: 'Rol',
  inSource: 'In de bron',
  inProfile: 'In het profiel',
  same: 'Hetzelfde',
  differs: (value) => `Andere waarde: ${value}`,
  emptyProfile: 'Leeg in het profiel',
  agrees: 'Alle waarden zijn die van het profiel.',
  absent: 'Niet meer in de bron: wat er stond is niet bewaard.',
  moreRows: (n) => `${count(n, 'rij', 'rijen')} meer, niet getoond.`,
  moreValues: (n) => `${count(n, 'waarde wijkt', 'waarden wijken')} verder af van het profiel.`,
  customerId: 'CustomerId',
  previous: 'Eerdere CustomerIds',
  andMore: (ids, n) => `${ids} en ${n} meer`,
  partSince: (id, at) => `CustomerId ${id} hoort sinds ${at} bij dit profiel.`,
};

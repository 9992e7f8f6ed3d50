import type * as English from '../en/entityErrors.js';

const calculations: Record<string, string> = {
  sum: 'een som',
  average: 'een gemiddelde',
  minimum: 'een minimum',
  maximum: 'een maximum',
};

export const entityErrors: typeof English.entityErrors = {
  changedColumnMissing: {
    message: ({ source = '' }) =>
      `Geen kolom van ${source} zegt wanneer een rij is gewijzigd, dus niets is het meest of minst recent.`,
    next: 'Kies die kolom van de bron, of een andere regel voor welke rij of waarde blijft.',
  },
  matchColumnMissing: {
    message: ({ source = '' }) =>
      `Hiermee kan niet naar duplicaten van ${source} worden gezocht: er is geen kolom voor gekozen.`,
    next: 'Kies de kolom, of zoek op iets anders naar duplicaten.',
  },
  previewOutdated: {
    message: () => 'Gegevens of instellingen zijn sinds dit voorbeeld gewijzigd; er is niets toegepast.',
    next: 'Maak het voorbeeld opnieuw met “harmonisatie”, bekijk de nieuwe aantallen en pas die toe.',
  },
  attributeMissing: {
    message: () => 'Er is niet gezegd waarvan de meting is.',
    next: 'Kies een kenmerk; van een aandeel ook wat het moet zijn.',
  },
  attributeGone: {
    message: ({ attribute = '' }) => `Het kenmerk ${attribute} bestaat niet (meer).`,
    next: 'Kies een ander, of importeer of verrijk opnieuw waar het uit komt.',
  },
  attributeUnfit: {
    message: ({ attribute = '', calculates = '' }) =>
      `${attribute} bevat geen getallen of datums waarvan ${calculations[calculates] ?? 'dit'} te maken is.`,
    next: 'Kies een ander kenmerk, of tel het.',
  },
  groupRefused: {
    message: ({ attribute = '' }) =>
      `Een meting wordt niet opgesplitst naar ${attribute}: het zegt wie iemand is, of bijna elk profiel heeft er een eigen waarde voor.`,
    next: 'Splits op wat veel profielen gemeen hebben, zoals een branche of een land.',
  },
};

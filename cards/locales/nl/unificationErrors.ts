import type { ErrorCode } from '../../../services/errors.js';
import type { ErrorText } from '../en/errors.js';

export const unificationErrors = {
  changedColumnMissing: {
    message: ({ source = '' }) => `${source} heeft geen kolom die zegt wanneer een rij het laatst is gewijzigd.`,
    next: 'Kies die kolom voor de bron, of houd de meest gevulde of de eerste in volgorde.',
  },
  matchColumnMissing: {
    message: ({ source = '' }) => `Een kolom waarop ${source} moet worden vergeleken, is niet gekozen.`,
    next: 'Kies de kolom met namen, websites of landen, of vergelijk op iets anders.',
  },
  previewOutdated: {
    message: () => 'Bronnen of instellingen zijn gewijzigd sinds dit voorbeeld is gemaakt; er is niets toegepast.',
    next: 'Maak het voorbeeld opnieuw en bekijk de getallen.',
  },
  attributeMissing: {
    message: () => 'Deze meting heeft een kenmerk nodig.',
    next: 'Kies het kenmerk dat moet worden opgeteld, gemiddeld of vergeleken.',
  },
  groupRefused: {
    message: ({ field = '' }) => `Een meting kan niet worden gesplitst op ${field}: dat zou personen onderscheiden.`,
    next: 'Splits op iets dat veel profielen delen, zoals branche of land.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;

import type { Words } from './attributes.js';

/** Lines above the conditions that belong together. */
export const HEADINGS: Record<'all' | 'any' | 'not' | 'row', Words> = {
  all: { en: 'All of these:', nl: 'Al deze:' },
  any: { en: 'At least one of these:', nl: 'Minstens een van deze:' },
  not: { en: 'Not:', nl: 'Niet:' },
  row: { en: 'On one consent row:', nl: 'Op één toestemmingsrij:' },
};

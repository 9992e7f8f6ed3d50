import type { Format } from '../cards/locales/format.js';
import type { words } from './words/en.js';

export type Language = 'en' | 'nl';

/** The words of one language, with numbers, dates and durations as they are written in it and in the reader's time zone. */
export type Words = Omit<typeof words, 'format'> & Format & { language: Language };

/** One language is loaded, not both. */
export async function loadWords(language: Language, timeZone: string): Promise<Words> {
  const { words } = language === 'nl' ? await import('./words/nl.js') : await import('./words/en.js');
  const { format, ...texts } = words;
  return { ...texts, ...format(language, timeZone), language };
}

/** 18 Nov 2026: where the time of day would be too much. */
export const dayOf = (at: number, { language, timeZone }: Words): string =>
  new Date(at).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'medium', timeZone });

/** `nl-BE` is Dutch; everything else is English. */
export const languageOf = (tag: string | undefined): Language => (/^nl\b/i.test(tag ?? '') ? 'nl' : 'en');

import { english } from './locales/en/index.js';
import { type Format, format } from './locales/format.js';
import { dutch } from './locales/nl/index.js';

/** All words of one language. English is the measure: a Dutch entry that is missing does not compile. */
export type Texts = typeof english;

/** The words of one language with the formats of one reader's time zone. */
export type Locale = Texts & Format & { language: 'en' | 'nl' };

const TEXTS = { en: english, nl: dutch } satisfies Record<'en' | 'nl', Texts>;

/** `timeZone` is an IANA name; one that the machine does not know counts as UTC. */
export function createLocale(language: 'en' | 'nl', timeZone = 'UTC'): Locale {
  return { ...TEXTS[language], ...format(language, timeZone), language };
}

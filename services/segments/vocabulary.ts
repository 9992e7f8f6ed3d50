import type { ConsentStatus } from '../consent.js';
import type { Words } from './attributes.js';
import { fold } from './values.js';

/** The first word of each language is how the value is shown. */
const TRUTH: Record<'true' | 'false', { en: string[]; nl: string[] }> = {
  true: { en: ['True', 'yes', 'y', '1', 'opted in'], nl: ['Waar', 'ja', 'j', 'aangemeld'] },
  false: { en: ['False', 'no', 'n', '0', 'opted out'], nl: ['Onwaar', 'nee', 'afgemeld'] },
};

const STATUS: Record<ConsentStatus, { en: string[]; nl: string[] }> = {
  granted: { en: ['granted', 'given'], nl: ['verleend', 'gegeven'] },
  denied: { en: ['denied', 'refused', 'withdrawn'], nl: ['geweigerd', 'ingetrokken'] },
  notSet: { en: ['not set', 'notSet'], nl: ['niet ingesteld'] },
};

const VALUES = { truth: TRUTH, status: STATUS } as const;

/** The value as a rule keeps it (`true`, `notSet`), from a word of either language; undefined for what is no such word. */
export function readWord(type: 'truth' | 'status', text: string): string | undefined {
  const said = fold(text);
  const found = Object.entries(VALUES[type]).find(([, { en, nl }]) =>
    [...en, ...nl].some((word) => fold(word) === said),
  );
  return found?.[0];
}

/** How a value of ours is shown; what is none of ours is shown as it is. */
export function showWord(type: 'truth' | 'status', value: string): Words {
  const words = (VALUES[type] as Record<string, { en: string[]; nl: string[] }>)[value];
  return { en: words?.en[0] ?? value, nl: words?.nl[0] ?? value };
}

/** All values of a type, in the order in which they are offered. */
export const wordsOfType = (type: 'truth' | 'status'): Words[] =>
  Object.keys(VALUES[type]).map((value) => showWord(type, value));

/** Options that many organisations have, in both languages: for suggestions only, nothing is translated silently. */
const OPTION_PAIRS: readonly (readonly string[])[] = [
  ['newsletter', 'nieuwsbrief', 'e-mail newsletter', 'e-mailnieuwsbrief'],
  ['product updates', 'productupdates', 'productnieuws', 'product news'],
  ['offers', 'aanbiedingen', 'promotions', 'acties'],
  ['events', 'evenementen'],
  ['surveys', 'enquêtes', 'onderzoek', 'research'],
  ['phone', 'telefoon', 'telephone', 'bellen', 'calls'],
  ['post', 'mail', 'direct mail', 'postal mail'],
  ['sms', 'text messages', 'tekstberichten'],
  ['cookies', 'tracking', 'volgen'],
  ['profiling', 'profilering'],
  ['personalisation', 'personalization', 'personalisatie'],
  ['third parties', 'derden', 'partners'],
  ['data sharing', 'gegevens delen'],
  ['do not sell', 'niet verkopen'],
  ['do not contact', 'niet benaderen'],
  ['invoices', 'facturen'],
  ['marketing', 'reclame', 'advertising'],
];

/** Other words for the same option, folded. */
export function translationsOf(option: string): string[] {
  const said = fold(option);
  return OPTION_PAIRS.filter((pair) => pair.includes(said)).flatMap((pair) => pair.filter((word) => word !== said));
}

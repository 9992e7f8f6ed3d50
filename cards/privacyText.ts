import { z } from 'zod';
import type { CardElement } from './card.js';
import type { Locale } from './locale.js';
import { subheading } from './parts.js';

/** What an agreeing form sends: the tick, and which text was on the screen in which language. */
export const AgreedInput = z.object({
  agree: z.string().max(10).optional(),
  text: z.string().min(1).max(40),
  language: z.enum(['en', 'nl']),
  /** Of the wording itself, by which it is known again; forms of earlier versions did not carry it. */
  wording: z.string().max(100).optional(),
});
export type AgreedInput = z.infer<typeof AgreedInput>;

export const privacyData = (locale: Locale, version: string, destination: string) => ({
  text: version,
  language: locale.language,
  wording: wordingMark(privacyWording(locale, destination)),
});

/** Tells one wording from the next (FNV-1a); it is no proof, that is the hash of the receipt. */
export function wordingMark(wording: string): string {
  let mark = 0x811c9dc5;
  for (const letter of wording) mark = Math.imul(mark ^ letter.codePointAt(0)!, 0x01000193);
  return (mark >>> 0).toString(16);
}

/** The privacy text as it stands on the screen; a consent receipt holds the hash of exactly this. */
export function privacyWording(locale: Locale, destination: string): string {
  const { title, lines } = locale.setup.privacy;
  return [title, ...lines(destination).map(([label, words]) => `${label}: ${words}`)].join('\n');
}

/** Drawn from the same entries as the wording, and never cut: what is agreed to has to be readable in full. */
export function privacyParts(locale: Locale, destination: string): CardElement[] {
  const { title, lines } = locale.setup.privacy;
  const shown = lines(destination).map(([label, words], index) => ({
    type: 'RichTextBlock',
    ...(index > 0 && { spacing: 'Small' }),
    inlines: [
      { type: 'TextRun', text: `${label}: `, weight: 'Bolder', size: 'Small' },
      { type: 'TextRun', text: words, size: 'Small' },
    ],
  }));
  return [subheading(title), { type: 'Container', style: 'emphasis', items: shown }];
}

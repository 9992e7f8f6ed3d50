import type { FileLink } from '../services/results.js';
import { button, link } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import type { Locale } from './locale.js';
import { facts, heading, note, text } from './parts.js';

/** A file to download. Its address is a secret of 15 minutes, so the card stands in the 1:1 chat only. */
export function fileLinkCard(file: FileLink, enrichmentId: string, locale: Locale): AdaptiveCard {
  const words = locale.results;
  return card(locale, {
    fallbackText: words.fileSummary,
    body: fileBody(file, locale),
    actions: [
      link(words.download, file.url),
      button('viewEnriched', locale.general.back, { enrichment: enrichmentId }),
    ],
  });
}

/** What there is to say about a file that waits to be downloaded. */
export function fileBody(file: FileLink, locale: Locale): CardElement[] {
  const words = locale.results;
  return [
    heading(words.fileTitle),
    facts([
      [words.file, file.name],
      [words.rows, locale.number(file.rows)],
      [words.size, locale.bytes(file.bytes)],
    ]),
    text(words.until(locale.time(file.expiresAt))),
    note('warning', words.personalData),
  ];
}

import type { FileLink } from '../services/results.js';
import { button, link } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { facts, heading, text } from './parts.js';

/** All rejected rows of an import to download. Its address is a secret of 15 minutes, so the card stands in the 1:1 chat only. */
export function rejectsFileCard(file: FileLink, importId: string, locale: Locale): AdaptiveCard {
  const { results, consentImport } = locale;
  const words = consentImport.rejectsFile;
  return card(locale, {
    fallbackText: words.summary,
    body: [
      heading(words.title),
      facts([
        [results.file, file.name],
        [results.rows, locale.number(file.rows)],
        [results.size, locale.bytes(file.bytes)],
      ]),
      text(words.what, { subtle: true }),
      text(results.until(locale.time(file.expiresAt))),
    ],
    actions: [link(results.download, file.url), button('showRejects', locale.general.back, { import: importId })],
  });
}

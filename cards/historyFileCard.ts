import type { HistoryFilter } from '../services/history.js';
import type { FileLink } from '../services/results.js';
import { button, link } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { facts, heading, text } from './parts.js';

/** The history to download. Its address is a secret of 15 minutes, so the card stands in the 1:1 chat only. */
export function historyFileCard(file: FileLink, filter: HistoryFilter, locale: Locale): AdaptiveCard {
  const { results, history } = locale;
  const words = history.file;
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
    actions: [link(results.download, file.url), button('showHistory', locale.general.back, { ...filter })],
  });
}

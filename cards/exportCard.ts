import type { ExportView } from '../services/results.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import { fileLinkCard } from './fileLinkCard.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';

/** An export while it is made; in the end the card of its file. */
export function exportCard(view: ExportView, locale: Locale): AdaptiveCard {
  if (view.link) return fileLinkCard(view.link, view.enrichmentId, locale);
  const words = locale.results;
  const failed = view.state === 'Failed';
  const data = { enrichment: view.enrichmentId };
  return card(locale, {
    fallbackText: failed ? words.fileFailed : words.fileBeingMade,
    body: [
      heading(words.exportCsv),
      failed ? note('problem', words.fileFailed) : note('info', words.fileBeingMade),
      failed ? undefined : text(words.fileComesHere, { subtle: true }),
    ],
    actions: [
      failed ? button('exportEnriched', words.exportCsv, data) : undefined,
      button('viewEnriched', locale.general.back, data),
    ],
  });
}

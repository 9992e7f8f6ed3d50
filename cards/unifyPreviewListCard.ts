import type { UnifyPreviewListView } from '../services/unifications.js';
import { button, link } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import { fileBody } from './fileLinkCard.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';

/** A list behind a number of a preview, while it is made and as a file: 1:1 chat only. */
export function unifyPreviewListCard(view: UnifyPreviewListView, locale: Locale): AdaptiveCard {
  const words = locale.unification.file;
  const { results } = locale;
  const failed = view.state === 'Failed';
  const back = button('showPreview', locale.general.back, { preview: view.preview });
  if (view.link)
    return card(locale, {
      fallbackText: results.fileSummary,
      body: fileBody(view.link, locale),
      actions: [link(results.download, view.link.url), back],
    });
  return card(locale, {
    fallbackText: failed ? words.failed : words.made,
    body: [
      heading(words.titles[view.list]),
      failed ? note('problem', words.failed) : note('info', words.made),
      failed ? undefined : text(results.fileComesHere, { subtle: true }),
    ],
    actions: [
      failed ? button('downloadPreviewList', words.again, { preview: view.preview, list: view.list }) : undefined,
      back,
    ],
  });
}

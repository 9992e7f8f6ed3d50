import type { UnifyListView } from '../services/consent.js';
import { button, link } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import { fileBody } from './fileLinkCard.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';

/** A list behind a number of the unification, while it is made and as a file: 1:1 chat only. */
export function unifyListCard(view: UnifyListView, locale: Locale): AdaptiveCard {
  const words = locale.consent.list;
  const { results } = locale;
  const failed = view.state === 'Failed';
  const back = button('showUnification', locale.general.back);
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
    actions: [failed ? button('downloadUnifyList', words.again, { list: view.list }) : undefined, back],
  });
}

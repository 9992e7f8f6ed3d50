import { button } from './buttons.js';
import type { AdaptiveCard } from './card.js';
import type { Locale } from './locale.js';
import { byLine, type NoticeOf, nameLine, noticeCard, plainName, summaryOf } from './noticeParts.js';
import { safeText } from './safeText.js';

/** A scheduled run would send more than was confirmed: an administrator is asked, and nothing was sent. */
export function confirmationNotice(notice: NoticeOf<'confirmation'>, locale: Locale): AdaptiveCard {
  const { confirmation: words, show } = locale.notifications.notices;
  const { enrichment, records, most, refresh } = notice.content;
  return noticeCard(notice, locale, {
    title: words.title,
    summary: summaryOf(notice, [`${words.title}:`, words.what(plainName(enrichment.name), records, most)]),
    result: words.what(safeText(enrichment.name, 80), records, most),
    about: [nameLine(enrichment.name)],
    by: byLine(words.by(locale.dateTime(notice.at))),
    next: words.next,
    buttons: [
      button('planRun', words.run, { enrichment: enrichment.id }, { style: 'positive' }),
      button('editSchedule', words.schedule, { what: `enrichment:${enrichment.id}` }),
      button('showRefresh', show, { refresh }),
    ],
  });
}

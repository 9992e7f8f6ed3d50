import { button } from './buttons.js';
import type { AdaptiveCard } from './card.js';
import type { Locale } from './locale.js';
import { byLine, type NoticeOf, nameLine, noticeCard, plainName, summaryOf } from './noticeParts.js';

/** Many members have left a segment because of their consent. A number, and never who: it may stand in a channel. */
export function withdrawalsNotice(notice: NoticeOf<'withdrawals'>, locale: Locale): AdaptiveCard {
  const { withdrawals: words, noticed } = locale.notifications.notices;
  const { segment, members, withdrawn } = notice.content;
  const about = { segment: segment.id };
  return noticeCard(notice, locale, {
    title: words.title,
    summary: summaryOf(notice, [words.summary(plainName(segment.name), withdrawn, members)]),
    result: words.what(withdrawn, members),
    about: [nameLine(segment.name)],
    by: byLine(noticed(locale.dateTime(notice.at))),
    next: words.next,
    buttons: [
      button('planExport', locale.exports.again, about, { style: 'positive' }),
      button('showSegment', locale.exports.viewSegment, about),
    ],
  });
}

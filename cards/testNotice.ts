import type { AdaptiveCard } from './card.js';
import type { Locale } from './locale.js';
import { byLine, type NoticeOf, noticeCard, summaryOf } from './noticeParts.js';

/** Somebody wanted to know whether notifications arrive. */
export function testNotice(notice: NoticeOf<'test'>, locale: Locale): AdaptiveCard {
  const words = locale.notifications.notices.test;
  return noticeCard(notice, locale, {
    title: words.title,
    summary: summaryOf(notice, [`${words.title}.`, words.what]),
    result: words.what,
    by: byLine(words.by(locale.dateTime(notice.at)), notice.content.by),
  });
}

import { button } from './buttons.js';
import type { AdaptiveCard } from './card.js';
import type { Locale } from './locale.js';
import { byLine, type NoticeOf, nameLine, noticeCard, plainName, summaryOf } from './noticeParts.js';

/** A token is as old as `status` says that it should not become. */
export function tokenNotice(notice: NoticeOf<'token'>, locale: Locale): AdaptiveCard {
  const { token: words, noticed } = locale.notifications.notices;
  const { connection, age } = notice.content;
  const title = words.titles[age];
  return noticeCard(notice, locale, {
    title,
    summary: summaryOf(notice, [`${title} (${plainName(connection.name)}).`]),
    // It says what to do as well.
    result: locale.admin.status.tokenNext[age],
    about: [nameLine(words.connection(connection.name))],
    by: byLine(noticed(locale.dateTime(notice.at))),
    buttons: [
      button('replaceToken', locale.admin.status.replaceToken, { connection: connection.id }, { style: 'positive' }),
    ],
  });
}

import type { SegmentExportView } from '../services/exports.js';
import { button } from './buttons.js';
import type { AdaptiveCard } from './card.js';
import type { Locale } from './locale.js';
import { byLine, type NoticeOf, nameLine, noticeCard, plainName, summaryOf } from './noticeParts.js';
import { note, text } from './parts.js';

/**
 * The export that somebody wants to have again with each refresh was made. It holds no link: links last minutes, and a card years.
 * For the 1:1 chat of that person.
 */
export function exportNotice(notice: NoticeOf<'export'>, view: SegmentExportView, locale: Locale): AdaptiveCard {
  const words = locale.notifications.notices.exported;
  const { segment } = notice.content;
  const { files, state, failure } = view;
  const failed = state === 'Failed';
  const title = failed ? words.failed : words.title;
  const result = failed ? locale.exports.card.failed(failure?.reference ?? '–') : words.what(view.exported);
  const can = files.length > 0;
  const outcome = failed ? 'bad' : 'good';
  return noticeCard({ ...notice, outcome }, locale, {
    title,
    summary: summaryOf({ outcome }, [`${title} (${plainName(segment.name)}).`, result]),
    result,
    about: [nameLine(segment.name)],
    body: [
      view.removedSinceLast > 0 ? note('warning', words.removed(view.removedSinceLast)) : undefined,
      failed ? undefined : text(can ? words.until(untilOf(view, locale)) : words.over),
    ],
    by: byLine(words.at(locale.dateTime(view.endedAt ?? notice.at))),
    next: can ? words.nextGet : words.nextAgain,
    why: 'asked',
    buttons: [
      can ? button('showExport', words.get, { export: view.id }, { style: 'positive' }) : undefined,
      button('planExport', locale.exports.again, { segment: segment.id }),
      button('markRefreshed', locale.exports.notWithRefresh, { segment: segment.id, on: false }),
      button('showSegment', locale.exports.viewSegment, { segment: segment.id }),
    ],
  });
}

const untilOf = ({ files }: SegmentExportView, locale: Locale): string =>
  locale.time(Math.min(...files.map(({ link }) => link.expiresAt)));

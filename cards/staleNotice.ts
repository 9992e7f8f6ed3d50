import { button } from './buttons.js';
import type { AdaptiveCard } from './card.js';
import type { Locale } from './locale.js';
import { byLine, type NoticeOf, nameLine, noticeCard, plainName, summaryOf } from './noticeParts.js';
import { text } from './parts.js';
import { safeText } from './safeText.js';

const DAY = 86_400_000;

/** A data source was not read for longer than the setting allows; or it is current again after that. */
export function staleNotice(notice: NoticeOf<'stale'>, locale: Locale): AdaptiveCard {
  const { stale: words, noticed, nothingToDo } = locale.notifications.notices;
  const { source } = notice.content;
  const current = notice.outcome === 'fixed';
  // Old data is a warning: nothing has failed.
  const outcome = current ? 'fixed' : 'attention';
  const title = current ? words.current : words.title;
  const result = (name: string) => resultWords(notice, name, locale);
  return noticeCard({ ...notice, outcome }, locale, {
    title,
    summary: summaryOf({ outcome }, [`${title}:`, result(plainName(source.name))]),
    result: result(safeText(source.name, 80)),
    about: [nameLine(source.name)],
    body: [current ? undefined : text(words.readAt(locale.dateTime(notice.content.readAt)))],
    by: byLine(noticed(locale.dateTime(notice.at))),
    ...(current ? { done: nothingToDo } : { next: words.next }),
    buttons: [current ? undefined : refreshButton(source.id, locale)],
  });
}

function resultWords({ at, outcome, content }: NoticeOf<'stale'>, name: string, locale: Locale): string {
  const { of, readAt, days } = content;
  const words = locale.notifications.notices.stale;
  if (outcome === 'fixed') return words.currentWhat(name, locale.dateTime(readAt));
  return words[of](name, Math.floor((at - readAt) / DAY), days);
}

/** With all that depends on it. */
const refreshButton = (source: string, { notifications: { notices } }: Locale) =>
  button('startRefresh', notices.stale.refresh, { what: `source:${source}`, scope: 'with' }, { style: 'positive' });

import type { Notice, NoticeContent, Outcome } from '../services/notifications.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { withoutMarkdown } from './inputs.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text, value } from './parts.js';
import { safeText } from './safeText.js';

/** A notice with the content of its kind. */
export type NoticeOf<Kind extends NoticeContent['kind']> = Notice & { content: Extract<NoticeContent, { kind: Kind }> };

const NOTES = { good: 'good', fixed: 'good', bad: 'problem', attention: 'warning' } as const satisfies Record<
  Outcome,
  Parameters<typeof note>[0]
>;

/** Signs of their own: a toast and a list of chats show no colour. */
const SIGNS = { good: '✅', fixed: '✅', bad: '⛔', attention: '⚠️' } as const satisfies Record<Outcome, string>;

export interface NoticeContents {
  title: string;
  /** What the toast says: short and complete, with names where they matter. */
  summary: string;
  /** The result in a sentence. */
  result: string;
  /** What it is about, above the result: a line a name. */
  about?: readonly (CardElement | undefined)[];
  /** Below the result. */
  body?: readonly (CardElement | undefined)[];
  /** Who or what started it. */
  by: CardElement;
  /** What to do. */
  next?: string | undefined;
  /** That nothing needs to be done. */
  done?: string | undefined;
  buttons?: readonly (CardElement | undefined)[];
  /** `subscribed`: to who has subscribed; `asked`: to who asked for this very thing, so there is nothing to mute. */
  why?: 'subscribed' | 'asked';
}

/** What happened, the result, who or what began it, what to do next, and how to hear no more of it. */
export function noticeCard(notice: Notice, locale: Locale, contents: NoticeContents): AdaptiveCard {
  const { title, summary, result, about = [], body = [], by, next, done, buttons = [], why = 'subscribed' } = contents;
  const { notices: words, buttons: names } = locale.notifications;
  return card(locale, {
    fallbackText: summary,
    body: [
      heading(title),
      ...about,
      note(NOTES[notice.outcome], result),
      ...body,
      history(notice, locale),
      by,
      next ? value(locale.general.nextStep(next), { most: 600 }) : undefined,
      done ? text(done) : undefined,
      { ...text(why === 'subscribed' ? words.stop : words.stopExport, { subtle: true, small: true }), separator: true },
    ],
    actions: [
      ...buttons,
      why === 'subscribed' ? button('askMute', words.mute) : undefined,
      why === 'subscribed' ? button('showSubscription', names.settings) : undefined,
    ],
  });
}

/** A failure that has come before, or that is over. */
function history({ outcome, times, since, at }: Notice, locale: Locale): CardElement | undefined {
  const words = locale.notifications.notices;
  if (outcome === 'fixed')
    return text(since < at ? words.worksAgain(times, locale.dateTime(since)) : words.worksAgainNow);
  return times > 1 ? text(`🔁 ${words.repeated(times, locale.dateTime(since))}`) : undefined;
}

/** For the toast, which some clients read as markdown. */
export const plainName = (name: string): string => withoutMarkdown(safeText(name, 60));

export const summaryOf = ({ outcome }: Pick<Notice, 'outcome'>, sentences: readonly (string | undefined)[]): string =>
  `${SIGNS[outcome]} ${sentences.filter(Boolean).join(' ')}`;

/** Who or what began it. */
export const byLine = (words: string, name?: string, after = ''): CardElement =>
  line([words, ...(name === undefined ? [] : [{ data: name, most: 60 }, after])], { subtle: true, small: true });

/** What a notice is about, below its title. */
export const nameLine = (name: string): CardElement => ({ ...value(name, { bold: true, most: 80 }), spacing: 'None' });

import type { Filter, Mute, NoticeKind, SubscriptionView } from '../services/notifications.js';
import type { Locale } from './locale.js';
import { safeText } from './safeText.js';

export const KINDS = [
  'refresh',
  'run',
  'withdrawals',
  'token',
  'stale',
  'confirmation',
] as const satisfies readonly NoticeKind[];

export const FILTERS = ['all', 'failures', 'changes'] as const satisfies readonly Filter[];

/** Until when it is quiet. People of several zones may read it, so it names the one that it is told in. */
export const muteWords = ({ until }: Mute, locale: Locale): string =>
  until === 'fixed' ? locale.notifications.untilFixed : untilWords(until, locale);

/** UTC is named in the time already. */
const untilWords = (at: number, { notifications: words, dateTime, timeZone }: Locale): string =>
  words.until(dateTime(at), timeZone === 'UTC' ? '' : timeZone);

/** The name of the conversation where the platform has said it, else what kind of place it is. */
export const placeName = ({ title, scope }: SubscriptionView, locale: Locale): string =>
  title === undefined ? locale.notifications.scopes[scope] : safeText(title, 80);

export interface Health {
  sign: '✅' | '🕓' | '⚠️' | '⛔';
  state: string;
  /** Why, and what to do. Empty where nothing is wrong. */
  why: string;
}

/** Whether what is sent arrives. What went wrong before the last arrival is told as well: nobody sends it again. */
export function healthOf({ closed, trouble, waiting, lastAt }: SubscriptionView['delivery'], locale: Locale): Health {
  const words = locale.notifications.delivery;
  if (closed !== undefined)
    return { sign: '⛔', state: words.closed, why: `${reasonOf(closed, locale)} ${words.closedWhat}` };
  const why = trouble ? troubleWords(trouble, locale) : '';
  if (trouble && trouble.at >= (lastAt ?? 0)) return { sign: '⚠️', state: words[trouble.how], why };
  if (waiting > 0) return { sign: '🕓', state: words.waiting(waiting), why };
  return { sign: '✅', state: words.well, why };
}

function troubleWords({ how, code, at }: Trouble, locale: Locale): string {
  const words = locale.notifications.delivery;
  const what = { suspended: words.suspendedWhat, dropped: words.droppedWhat, uncertain: words.uncertainWhat }[how];
  return `${locale.dateTime(at)}: ${reasonOf(code, locale)} ${what}`;
}

type Trouble = NonNullable<SubscriptionView['delivery']['trouble']>;

function reasonOf(code: string, locale: Locale): string {
  const { reasons, unknownReason } = locale.notifications.delivery;
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return known ?? unknownReason(safeText(code, 60));
}

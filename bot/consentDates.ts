import { dateReader } from '../services/consent/dates.js';
import { ServiceError } from '../services/errors.js';

/** What `consent` was asked: whose, and of which day. */
export interface Asked {
  who: string;
  day: string;
}

/** Words before a day. */
const OF_DAY = /^(?:(.*?)\s+)?(?:as of|per)\s+(.+)$/i;
const DAY_LAST = /^(?:(.*?)\s+)?(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\S*|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})$/;

/** `holly@contoso.com 2026-03-01`, `as of 2026-03-01`, `per 1 maart 2026`, a number with spaces in it. */
export function askedOf(words: string): Asked {
  const [, who = '', day = ''] = OF_DAY.exec(words) ?? DAY_LAST.exec(words) ?? ['', words];
  return { who: who.trim(), day: day.trim() };
}

/**
 * The end of a day where the reader lives, or the very moment that was typed. Days that can be read in two ways are not guessed.
 * @throws `dateUnreadable`
 */
export function momentOf(day: string, timeZone: string): number {
  const read = dateReader({ timeZone });
  const start = read(day)?.at;
  if (start === undefined) throw new ServiceError('dateUnreadable');
  if (/\d:\d\d|\d{10}/.test(day)) return start;
  // A day and a half on it is the next day, also where one of them has 23 hours or 25.
  const next = new Date(start + 36 * 3_600_000).toLocaleDateString('sv-SE', { timeZone });
  return (read(next)?.at ?? start) - 1;
}

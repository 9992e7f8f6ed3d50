import { cleanedDate, fullYear, shapeOf } from './dateShapes.js';
import type { DateOrder } from './mapping.js';
import { wallClock } from './zones.js';

export type DateRead = { at: number; reason?: undefined } | { reason: 'dateUnreadable'; at?: undefined };
export type DateReader = (text: string) => DateRead | undefined;

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];
const DAY = 86_400_000;
const UNREADABLE: DateRead = { reason: 'dateUnreadable' };
const FIRST_YEAR = 1900;

/**
 * Makes the reader of a column of dates: epoch milliseconds, or undefined for a blank cell. It reads ISO 8601, day, month and year
 * in numbers by `order`, names of months in English and Dutch, epochs (10 digits seconds, 13 milliseconds) and Excel's serial numbers
 * (5 digits). A date that names no zone is in `timeZone` (IANA), one without a time is the start of that day. Two-digit years are 1970 to
 * 2069, four-digit ones begin at 1900. Without `order` a date that could be two different days is unreadable: it is never guessed. @throws RangeError for an unknown zone
 */
export function dateReader({ order, timeZone }: { order?: DateOrder | undefined; timeZone: string }): DateReader {
  const momentOf = wallClock(timeZone);
  return (text) => {
    const shape = shapeOf(text);
    if (!shape) return cleanedDate(text) === '' ? undefined : UNREADABLE;
    if (shape.is === 'moment') return { at: shape.at };
    const day = shape.is === 'day' ? dayNumber(shape.year, shape.month, shape.day) : theDay(shape.numbers, order);
    if (day === undefined) return UNREADABLE;
    return { at: shape.zone === undefined ? momentOf(day, shape.time) : day * DAY + shape.time - shape.zone };
  };
}

/**
 * Whether the dates of a column can be read as different days, and nothing in it decides. Take all its values: the one that
 * decides may be the last.
 */
export function isAmbiguous(values: Iterable<string>): boolean {
  const { possible, apart } = lookAt(values);
  if (possible === 0) return apart.length > 0;
  return apart.some((pair) => (possible & pair) === pair);
}

/** The one order of day, month and year in which all dates of a column can be read; undefined where several or none can, or need to be. */
export function guessOrder(values: Iterable<string>): DateOrder | undefined {
  const { possible } = lookAt(values);
  return ORDERS.find((_, place) => possible === 1 << place);
}

/** Pairs of orders, as bits. */
const PAIRS = [0b011, 0b101, 0b110] as const;

/** The orders (as bits) in which all values can be read that can be read at all, and the pairs by which some value is two days. */
function lookAt(values: Iterable<string>): { possible: number; apart: number[] } {
  let possible = 0b111;
  let differ = 0;
  for (const value of values) {
    const shape = shapeOf(value);
    if (shape?.is !== 'numbers') continue;
    const days = ORDERS.map((order) => dayIn(shape.numbers, order));
    const readable = days.reduce<number>((bits, day, place) => (day === undefined ? bits : bits | (1 << place)), 0);
    if (readable === 0) continue;
    possible &= readable;
    for (const [index, pair] of PAIRS.entries())
      if ((readable & pair) === pair && isTwoDays(days, pair)) differ |= 1 << index;
  }
  return { possible, apart: PAIRS.filter((_, index) => differ & (1 << index)) };
}

const isTwoDays = (days: readonly (number | undefined)[], pair: number): boolean =>
  new Set(days.filter((_, place) => pair & (1 << place))).size > 1;

/** The day of three numbers; without an order only where all orders that can be say the same. */
function theDay(numbers: readonly [string, string, string], order: DateOrder | undefined): number | undefined {
  if (order) return dayIn(numbers, order);
  const days = new Set(ORDERS.map((each) => dayIn(numbers, each)).filter((day) => day !== undefined));
  return days.size === 1 ? [...days][0] : undefined;
}

function dayIn([a, b, c]: readonly [string, string, string], order: DateOrder): number | undefined {
  const [year, month, day] = order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : [a, b, c];
  if (day.length > 2 || year.length === 1) return undefined;
  return dayNumber(fullYear(year), Number(month), Number(day));
}

/** Days since 1970-01-01; undefined for a day that no calendar has. */
function dayNumber(year: number, month: number, day: number): number | undefined {
  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) return undefined;
  const at = Date.UTC(year, month - 1, day);
  return day > 28 && new Date(at).getUTCDate() !== day ? undefined : at / DAY;
}

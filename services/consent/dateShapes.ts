/** A text as what it says of a date. `zone` is the offset from UTC in milliseconds, where it names one; `time` milliseconds of the day. */
export type DateShape =
  | { is: 'moment'; at: number }
  | { is: 'day'; year: number; month: number; day: number; time: number; zone?: number }
  /** Three numbers of which only the order says which is the day: 03/04/2026, 03-04-26. */
  | { is: 'numbers'; numbers: readonly [string, string, string]; time: number; zone?: number };

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?$/;
/** A time at the end: 14:05, 2:05:06.5 PM, T10:00:00+02:00, 10:00 uur, 10:00:00 GMT+0100 (CET). */
const TIME =
  /(?:^|[\s,T])(?:(?:at|om|um)\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?m\.?)?(?:\s*(?:uur|h))?(?:\s*(z|utc|gmt)?\s*([+-]\d{1,2}(?::?\d{2})?)?(?:\s*\([^()]*\))?)$/i;
const NUMBERS = /^(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?$/;
/** 20260304, 202603041005, 20260304100500, 20260304T100500Z */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$/;
const EPOCH = /^(?:(\d{10})(?:\.(\d{1,9}))?|(\d{13})(?:\.0+)?)$/;
/** Days since 1899-12-30 as Excel counts them, 1954 to 2119, with the time of day behind the point. */
const SERIAL = /^([2-7]\d{4})(\.\d+)?$/;
const SERIAL_OF_1970 = 25_569;
const DAY = 86_400_000;
const LONGEST = 80;

const MONTHS: readonly RegExp[] = [
  /^jan(?:uary|uari)?$/,
  /^feb(?:ruary|ruari)?$/,
  /^(?:mar(?:ch)?|mrt|maart)$/,
  /^apr(?:il)?$/,
  /^(?:may|mei)$/,
  /^jun[ei]?$/,
  /^jul[yi]?$/,
  /^aug(?:ust|ustus)?$/,
  /^sept?(?:ember)?$/,
  /^o[ck]t(?:ober)?$/,
  /^nov(?:ember)?$/,
  /^dec(?:ember)?$/,
];
const WEEKDAY =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|ma(?:andag)?|di(?:nsdag)?|woe?(?:nsdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?)$/;

/** Text as it is looked at: NFKC, no invisible characters, trimmed, out of `="..."`, which keeps Excel from changing it. */
export function cleanedDate(text: string): string {
  const visible = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  return visible.replace(/^="([^"]*)"$/, '$1').trim();
}

/** What a text says of a date, by its shape alone; undefined for what is none. Whether there is such a day is left to the reader. */
export function shapeOf(text: string): DateShape | undefined {
  const iso = ISO.exec(text);
  if (iso) return isoShape(iso);
  const cleaned = cleanedDate(text);
  if (cleaned === '' || cleaned.length > LONGEST) return undefined;
  return digitsShape(cleaned) ?? writtenShape(cleaned);
}

function isoShape(match: RegExpExecArray): DateShape | undefined {
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const time = hour === undefined ? 0 : timeOf(hour, minute!, second, fraction);
  const offset = zone === undefined ? undefined : offsetOf(zone);
  if (time === undefined || (zone !== undefined && offset === undefined)) return undefined;
  return dayShape([year!, month!, day!], time, offset);
}

/** Digits alone: epochs by their length, Excel's serial numbers, and dates without separators. */
function digitsShape(text: string): DateShape | undefined {
  const epoch = EPOCH.exec(text);
  if (epoch) return { is: 'moment', at: epoch[3] ? Number(epoch[3]) : Number(epoch[1]) * 1000 + millis(epoch[2]) };
  const serial = SERIAL.exec(text);
  if (serial) return serialShape(Number(serial[1]), Number(serial[2] ?? 0));
  const compact = COMPACT.exec(text);
  if (!compact) return undefined;
  const [, year, month, day, hour, minute, second, zone] = compact;
  const time = hour === undefined ? 0 : timeOf(hour, minute!, second);
  return time === undefined ? undefined : dayShape([year!, month!, day!], time, zone && 0);
}

// Excel keeps times as fractions of a day, which are a little beside the second that was meant.
function serialShape(days: number, fraction: number): DateShape {
  const date = new Date((days - SERIAL_OF_1970) * DAY);
  const time = Math.min(Math.round(fraction * 86_400) * 1000, DAY - 1000);
  return { is: 'day', year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), time };
}

function writtenShape(text: string): DateShape | undefined {
  const match = TIME.exec(text);
  const rest = (match ? text.slice(0, match.index) : text).replace(/[\s,]+$/, '');
  const dated = match ? rest : rest.replace(/z$/i, '');
  const zone = match ? zoneOf(match) : dated === rest ? undefined : 0;
  const time = match ? timeOf(match[1]!, match[2]!, match[3], match[4], match[5]) : 0;
  if (time === undefined || zone === 'none') return undefined;
  const numbers = NUMBERS.exec(dated);
  return numbers ? numbersShape(numbers, time, zone) : namedShape(dated, time, zone);
}

function numbersShape(match: RegExpExecArray, time: number, zone: number | undefined): DateShape | undefined {
  const [, first, , second, third] = match;
  if (first!.length === 4 && third!.length <= 2) return dayShape([first!, second!, third!], time, zone);
  if (first!.length > 2 || third!.length === 3) return undefined;
  return { is: 'numbers', numbers: [first!, second!, third!], time, ...(zone !== undefined && { zone }) };
}

/** 4 maart 2026, March 4th, 2026, Wed, 04 Mar 2026, 04-MAR-26, 2026-Mar-04 */
function namedShape(text: string, time: number, zone: number | undefined): DateShape | undefined {
  const words = text.toLowerCase().split(/[\s,.\-/]+/);
  const parts = words.filter((word, place) => word !== '' && word !== 'of' && !(place === 0 && WEEKDAY.test(word)));
  const place = parts.findIndex((word) => MONTHS.some((name) => name.test(word)));
  if (parts.length !== 3 || place < 0 || place > 1) return undefined;
  const month = String(MONTHS.findIndex((name) => name.test(parts[place]!)) + 1);
  const others = parts
    .filter((_, index) => index !== place)
    .map((word) => word.replace(/^(\d{1,2})(?:st|nd|rd|th|ste|de|e)$/, '$1'));
  if (!others.every((word) => /^\d{1,2}$|^\d{4}$/.test(word))) return undefined;
  const [day, year] = others[0]!.length === 4 ? [others[1]!, others[0]!] : [others[0]!, others[1]!];
  return day.length === 4 ? undefined : dayShape([year, month, day], time, zone);
}

const dayShape = (
  [year, month, day]: readonly [string, string, string],
  time: number,
  zone: number | '' | undefined,
): DateShape => ({
  is: 'day',
  year: fullYear(year),
  month: Number(month),
  day: Number(day),
  time,
  ...(typeof zone === 'number' && { zone }),
});

/** Two digits are years from 1970 to 2069. */
export const fullYear = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900);

function timeOf(hour: string, minute: string, second = '0', fraction?: string, half?: string): number | undefined {
  const hours = half ? twentyFour(Number(hour), half) : Number(hour);
  const [minutes, seconds] = [Number(minute), Number(second)];
  if (hours === undefined || minutes > 59 || seconds > 59) return undefined;
  const time = ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis(fraction);
  // 24:00 is the end of the day.
  return time > DAY ? undefined : time;
}

function twentyFour(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

const millis = (fraction = '0'): number => Math.floor(Number(`0.${fraction}`) * 1000 + 1e-6);

function zoneOf([, , , , , , name, offset]: RegExpExecArray): number | undefined | 'none' {
  if (offset === undefined) return name === undefined ? undefined : 0;
  return name?.toLowerCase() === 'z' ? 'none' : (offsetOf(offset) ?? 'none');
}

function offsetOf(text: string): number | undefined {
  if (text === 'Z') return 0;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(text)!;
  const offset = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || offset > 18 * 60) return undefined;
  return (sign === '-' ? -1 : 1) * offset * 60_000;
}

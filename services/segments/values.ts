/** A time that a condition names: a whole day (UTC) or one moment; epoch milliseconds, the end excluded. */
export interface Span {
  from: number;
  until: number;
}

const NUMBER = /^-?\d{1,30}(\.\d{1,30})?$/;
const DECIMAL_COMMA = /^-?\d{1,30},(\d{1,2}|\d{4,30})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}(:\d{2})?)?$/i;
const DAY_MS = 86_400_000;

/** A number with a point, as a rule keeps it. */
export function readNumber(text: string): number | undefined {
  return NUMBER.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** A number as people type it. Three digits after a comma could be thousands: such a number is not guessed. */
export function typedNumber(text: string): string | undefined {
  const typed = text.trim();
  if (NUMBER.test(typed)) return typed;
  return DECIMAL_COMMA.test(typed) ? typed.replace(',', '.') : undefined;
}

/** An ISO day or moment (UTC where it names no zone). Other ways to write a date are not guessed. */
export function readDate(text: string): Span | undefined {
  const typed = text.trim();
  if (DAY.test(typed)) {
    const from = Date.parse(`${typed}T00:00:00Z`);
    return realDay(typed, from) ? { from, until: from + DAY_MS } : undefined;
  }
  if (!MOMENT.test(typed)) return undefined;
  const day = typed.slice(0, 10);
  if (!realDay(day, Date.parse(`${day}T00:00:00Z`))) return undefined;
  const zoned = /(Z|[+-]\d{2}(:\d{2})?)$/i.test(typed.slice(11)) ? typed : `${typed}Z`;
  const from = Date.parse(zoned.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
  return Number.isNaN(from) ? undefined : { from, until: from + 1 };
}

// The 30th of February is read as the 2nd of March by some engines.
const realDay = (day: string, at: number): boolean => !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);

/** How names compare: any letter case, spaces of any kind and number alike. */
export const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

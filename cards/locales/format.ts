/** Numbers, dates and durations as the reader writes them. Times come in as epoch milliseconds. */
export interface Format {
  number(count: number): string;
  /** 0.873 -> 87 % */
  percent(share: number): string;
  dateTime(at: number): string;
  time(at: number): string;
  /** 95,000 -> 1 min 35 s */
  duration(ms: number): string;
  bytes(count: number): string;
  /** IANA name of the reader's time zone. */
  timeZone: string;
}

export function format(language: 'en' | 'nl', timeZone = 'UTC'): Format {
  const tag = language === 'nl' ? 'nl-NL' : 'en-GB';
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const number = (count: number) => count.toLocaleString(tag);
  return {
    number,
    percent: (share) => share.toLocaleString(tag, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }),
    dateTime: (at) =>
      `${new Date(at).toLocaleString(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })}${zone === 'UTC' ? ' UTC' : ''}`,
    time: (at) => new Date(at).toLocaleTimeString(tag, { timeStyle: 'medium', timeZone: zone }),
    duration,
    bytes: (count) => bytes(count, number),
    timeZone: zone,
  };
}

/** The same in both languages: h, min and s are understood in each. */
function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds === 0) return '< 1 s';
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

function bytes(count: number, number: (count: number) => string): string {
  if (count < 1000) return `${number(count)} B`;
  if (count < 1_000_000) return `${number(Math.round(count / 1000))} kB`;
  return `${number(Math.round(count / 100_000) / 10)} MB`;
}

/** An IANA name that this machine knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** For the words: `count(3, 'profile', 'profiles')` -> "3 profiles". */
export function counter(language: 'en' | 'nl'): (count: number, one: string, many: string) => string {
  const { number } = format(language);
  return (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;
}

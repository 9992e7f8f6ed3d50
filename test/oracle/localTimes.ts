const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What clocks of a place show, minute by minute: found by asking for each, so that nothing is known of offsets and their changes. */
export interface LocalMinutes {
  timeZone: string;
  from: number;
  /** `2026-03-29 02:59`, by minute after `from`. */
  shown: string[];
}

export function localMinutes(timeZone: string, from: number, to: number): LocalMinutes {
  const two = '2-digit' as const;
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: two, day: two, hour: two, minute: two },
  });
  const shown = Array.from({ length: (to - from) / MINUTE + 1 }, (_, index) => format.format(from + index * MINUTE));
  return { timeZone, from, shown };
}

/** The moment at which clocks change within it (where they do not: its middle), which way, and the first local time (as if it were UTC) that is skipped or repeated. */
export function changeIn({ from, shown }: LocalMinutes): {
  change: 'gap' | 'repeated' | 'none';
  at: number;
  wall: number;
} {
  const walls = shown.map((text) => Date.parse(`${text.replace(' ', 'T')}Z`));
  const index = walls.findIndex((wall, minute) => minute > 0 && wall - walls[minute - 1]! !== MINUTE);
  const middle = Math.floor(walls.length / 2);
  if (index < 0) return { change: 'none', at: from + middle * MINUTE, wall: walls[middle]! };
  const [before, after] = [walls[index - 1]! + MINUTE, walls[index]!];
  const change = after > before ? 'gap' : 'repeated';
  return { change, at: from + index * MINUTE, wall: Math.min(before, after) };
}

/**
 * When a local time of each day comes: the first minute at which clocks show it, or something later. By moment, then by what was
 * planned. `after`: the minutes have to begin before it, so that it can be seen what they show first.
 */
export function plannedMoments(
  { timeZone, from, shown }: LocalMinutes,
  { times, days }: { times: readonly string[]; days: readonly number[] },
  after: number,
): { at: number; planned: string }[] {
  const first = Date.parse(`${shown[0]!.slice(0, 10)}T00:00Z`);
  const dates = Array.from({ length: Math.ceil(shown.length / 1_440) + 2 }, (_, index) => first + index * DAY)
    .filter((date) => days.includes(new Date(date).getUTCDay() || 7))
    .map((date) => new Date(date).toISOString().slice(0, 10));
  return dates
    .flatMap((date) => times.map((time) => ({ date, time })))
    .map(({ date, time }) => {
      const index = shown.findIndex((text) => text >= `${date} ${time}`);
      return { index, at: from + index * MINUTE, planned: `${date}T${time} ${timeZone}` };
    })
    .filter(({ index, at }) => index > 0 && at > after)
    .map(({ at, planned }) => ({ at, planned }))
    .sort((one, other) => one.at - other.at || (one.planned < other.planned ? -1 : 1));
}

const DAY = 86_400_000;

/** Reads the clock of a place: the moment at which it shows a day and a time. */
export type WallClock = (day: number, time: number) => number;

/**
 * The moment (epoch milliseconds) at which clocks in an IANA time zone show a local time: `day` counts from 1970-01-01, `time` is
 * milliseconds of that day. A local time that clocks skip is the moment as many minutes after the gap began, so that a day that has
 * no midnight starts when it starts; one that they show twice is the first. Days are looked up once. @throws RangeError for an unknown zone
 */
export function wallClock(timeZone: string): WallClock {
  const offsetAt = offsetReader(timeZone);
  /** Offset of a day on which clocks do not change, and undefined for one on which they may. */
  const offsets = new Map<number, number | undefined>();

  function offsetOf(day: number): number | undefined {
    if (offsets.has(day)) return offsets.get(day);
    const [before, after] = around(day);
    const offset = before === after ? before : undefined;
    offsets.set(day, offset);
    return offset;
  }

  // A zone is at most 14 hours from UTC: within these two days around lies everything that clocks show on this day.
  const around = (day: number): [number, number] => [offsetAt((day - 1) * DAY), offsetAt((day + 2) * DAY)];

  function changing(day: number, wall: number): number {
    const [before, after] = around(day);
    const late = wall - after;
    return offsetAt(wall - before) !== before && offsetAt(late) === after ? late : wall - before;
  }

  return (day, time) => {
    const wall = day * DAY + time;
    const offset = offsetOf(day);
    return offset === undefined ? changing(day, wall) : wall - offset;
  };
}

function offsetReader(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(
      ...([part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')] as const),
    );
    return wall - Math.floor(at / 1000) * 1000;
  };
}

import fc from 'fast-check';
import type { ScheduleWork } from '../../../services/schedules.js';
import type { ScheduleTarget } from '../../../storage/settings.js';
import { changeIn, type LocalMinutes, localMinutes, plannedMoments } from '../../oracle/localTimes.js';
import { CHANGES } from '../../support/clockChanges.js';
import {
  at,
  COMPANIES,
  EVERY_DAY,
  minutes,
  openSchedules,
  READERS,
  type ScheduleHarness,
} from '../../support/schedules.js';

const DAY = minutes(24 * 60);

type Step =
  | { do: 'pass'; minutes: number }
  | { do: 'jump'; minutes: number }
  | { do: 'start' }
  | { do: 'end' }
  | { do: 'change'; of: number; times: number[] };

/** Minutes after the first local time that is skipped or repeated. */
const times = fc.uniqueArray(fc.integer({ min: -30, max: 60 }), { minLength: 2, maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 5, max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('jump' as const), minutes: fc.integer({ min: -75, max: 75 }) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'start' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'end' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change' as const), of: fc.nat(1), times }) },
);
const stories = fc.record({
  change: fc.constantFrom(...CHANGES),
  workers: fc.integer({ min: 0, max: 2 }),
  first: fc.tuple(times, times),
  steps: fc.array(step, { minLength: 10, maxLength: 14 }),
});

const TARGETS: { id: string; target: ScheduleTarget }[] = [
  { id: 'companies', target: COMPANIES },
  { id: 'readers', target: READERS },
];

interface Kept {
  times: string[];
  changedAt: number;
}

/** Everything that was planned and is entered: true where it fired. */
async function entered(house: ScheduleHarness): Promise<Map<string, boolean>> {
  const rows = await house.sql.all('SELECT schedule_id, planned, refresh_id FROM schedule_fires');
  return new Map(rows.map((row) => [`${row.schedule_id} ${row.planned}`, row.refresh_id !== null]));
}

interface Story {
  workers: number;
  first: number[][];
  steps: Step[];
}

/** Resolves to the number of planned times that came while somebody worked. */
async function play(house: ScheduleHarness, shown: LocalMinutes, story: Story): Promise<number> {
  const { wall } = changeIn(shown);
  const kept = new Map<string, Kept>();
  const workers: ScheduleWork[] = [];
  let seen = 0;

  async function keep(of: number, offsets: number[]): Promise<void> {
    const { id, target } = TARGETS[of]!;
    const texts = offsets.map((offset) => new Date(wall + minutes(offset)).toISOString().slice(11, 16)).sort();
    await house.keep(id, target, at(texts, { timeZone: shown.timeZone }));
    kept.set(id, { times: texts, changedAt: house.clock.now() });
  }

  /** What comes while somebody works and clocks run fires, unless it was entered before. */
  async function pass(length: number): Promise<void> {
    const [before, from] = [await entered(house), house.clock.now()];
    await house.pass(minutes(length));
    if (workers.length === 0) return;
    const after = await entered(house);
    for (const [id, { times, changedAt }] of kept) {
      const planned = plannedMoments(shown, { times, days: EVERY_DAY }, Math.max(from, changedAt));
      for (const slot of planned.filter((each) => each.at <= house.clock.now())) {
        const name = `${id} ${slot.planned}`;
        seen += 1;
        expect([name, after.get(name)]).toEqual([name, before.get(name) ?? true]);
      }
    }
  }

  const does: { [Name in Step['do']]: (step: Extract<Step, { do: Name }>) => Promise<unknown> } = {
    pass: ({ minutes: length }) => pass(length),
    jump: async ({ minutes: length }) => house.jump(minutes(length)),
    start: async () => workers.length < 3 && workers.push(await house.worker()),
    end: async () => workers.length > 0 && (await house.end(workers.shift()!)),
    change: ({ of, times: offsets }) => keep(of, offsets),
  };
  for (const [of, offsets] of story.first.entries()) await keep(of, offsets);
  for (let each = 0; each < story.workers; each += 1) workers.push(await house.worker());
  for (const each of story.steps) await does[each.do](each as never);
  await house.end(await house.worker());

  const fired = [...(await entered(house)).values()].filter((isFired) => isFired);
  expect(await house.asked()).toHaveLength(fired.length);
  return seen;
}

test('whatever happens to clocks and processes, what is planned fires at most once, and once where somebody works as it comes', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(stories, async ({ change, ...played }) => {
      const middle = Date.parse(change.date);
      const shown = localMinutes(change.timeZone, middle - 2 * DAY, middle + 2 * DAY);
      const house = await openSchedules(new Date(changeIn(shown).at - minutes(45)).toISOString());
      try {
        seen += await play(house, shown, played);
      } finally {
        await house.close();
      }
    }),
    { numRuns: 12 },
  );

  expect(seen).toBeGreaterThan(15);
}, 120_000);

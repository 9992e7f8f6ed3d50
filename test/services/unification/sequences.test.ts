import { type Happened, walk } from '../../support/unifySequences.js';
import { WORLDS } from '../../support/unifyWorld.js';

// Sources are read again, come, go, change places; companies become one and are parted; people grant and deny, and runs end in between.
// Whatever happens: no id is lost, no consent loosened, nothing orphaned that was found, and originals stay as they are.

/** Seeds that have found something once: they always run. */
const FAILED_ONCE: readonly number[] = [40];
/** Of so many sequences each as there are worlds. A thousand are in `sequences.long.test.ts`. */
const SEEDS = [...new Set([...FAILED_ONCE, 1, 2, 3])];

test(`${SEEDS.length * WORLDS} sequences of unifications keep every promise`, async () => {
  const happened: Partial<Happened> = {};
  for (const seed of SEEDS) {
    const walked = await walk(seed);
    expect(walked.wrong).toEqual([]);
    for (const [what, times] of Object.entries(walked.happened) as [keyof Happened, number][])
      happened[what] = (happened[what] ?? 0) + times;
  }

  // What it is about has happened, all of it and often.
  const seldom = Object.entries(happened).filter(([what, times]) => times < (what === 'lateRuns' ? 4 : 20));
  expect(seldom).toEqual([]);
}, 120_000);

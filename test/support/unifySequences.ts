import { createRandom } from '../../sandbox/leadspace/companies/random.js';
import type { UnifyDifference } from '../../services/unification/view.js';
import { openUnifyDesk, type UnifyDesk } from './unifyDesk.js';
import { type Kept, keptIn } from './unifyKept.js';
import { consents, followed, identities, nothingLost, originals, see, sums, values } from './unifyPromises.js';
import { type UnifyWorld, unifyWorld } from './unifyWorld.js';

const STEPS = 6;

export interface Walked {
  /** Every promise that was broken. */
  wrong: string[];
  /** How often what happened that a sequence is meant to be about. */
  happened: Happened;
}

export type Happened = Record<
  keyof UnifyDifference | 'denied' | 'duplicates' | 'leftOut' | 'aside' | 'lateRuns',
  number
>;

/** Everything that one seed is walked with. */
interface Walk {
  world: UnifyWorld;
  desk: UnifyDesk;
  kept: Kept;
  /** By every CustomerId that there ever was: the rows that it was last given for. */
  holders: Map<number, number[]>;
  happened: Happened;
}

/** All worlds for as many unifications as there are steps. */
export async function walk(seed: number): Promise<Walked> {
  const random = createRandom(seed);
  const world = unifyWorld(random);
  const desk = await openUnifyDesk(world);
  const kept = keptIn(desk.sql, random);
  const happened = {
    added: 0,
    gone: 0,
    merged: 0,
    split: 0,
    denied: 0,
    duplicates: 0,
    leftOut: 0,
    aside: 0,
    lateRuns: 0,
  };
  const it: Walk = { world, desk, kept, happened, holders: new Map() };
  const wrong: string[] = [];
  try {
    await desk.bring();
    await (await kept.begin()).end();
    await kept.findMembers();
    for (let step = 0; step < STEPS; step++) {
      if (step > 0) world.change();
      const found = await stepOf(it, random.pick(['late', 'early', 'none', 'none']));
      wrong.push(...found.map((what) => `seed ${seed}, step ${step}: ${what}`));
      if (random.chance(0.2)) await kept.findMembers();
    }
  } finally {
    await desk.close();
  }
  return { wrong, happened };
}

/** Sources are read, and unified; a run ends before, or begins before and ends after. */
async function stepOf(it: Walk, running: 'late' | 'early' | 'none'): Promise<string[]> {
  const { desk, world, kept } = it;
  await desk.bring();
  const run = running === 'none' ? undefined : await kept.begin();
  if (running === 'early') await run?.end();
  const [before, outputs, members] = [await see(desk.sql), await kept.outputs(), await kept.members()];
  const difference = await desk.unify();
  const now = await see(desk.sql);
  const wrong = [
    ...identities(before, now, it.holders),
    ...(difference ? sums(before, now, difference) : []),
    ...followed(before, now, outputs, await kept.outputs(), members, await kept.members()),
    ...(await consents(desk, world, now)),
    ...(await originals(desk, world)),
    ...(await values(desk, world, now)),
  ];
  if (running === 'late') await run?.end();
  await count(it, now.roles, difference, running === 'late');
  return [...wrong, ...(await nothingLost(desk.sql, kept, now))];
}

async function count(
  { desk: { sql }, happened }: Walk,
  roles: ReadonlyMap<number, string>,
  difference: UnifyDifference | undefined,
  isLate: boolean,
): Promise<void> {
  const rows = [...roles.values()];
  const counted = await sql.get(
    `SELECT (SELECT count(*) FROM enriched_aside) AS aside,
       (SELECT count(*) FROM unified_consent u WHERE NOT granted AND EXISTS (SELECT 1 FROM profile_contacts c
          JOIN consent_state s ON s.kind = c.kind AND s.identifier = c.value
          WHERE c.customer_id = u.customer_id AND s.granted)) AS denied`,
  );
  const found = {
    ...(difference ?? { added: 0, gone: 0, merged: 0, split: 0 }),
    ...{ denied: Number(counted?.denied), aside: Number(counted?.aside), lateRuns: isLate ? 1 : 0 },
    duplicates: rows.filter((role) => role === 'alternate').length,
    leftOut: rows.filter((role) => role === 'leftOut').length,
  };
  for (const [what, times] of Object.entries(found)) happened[what as keyof Happened] += times;
}

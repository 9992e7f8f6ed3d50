import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OVERLAPPING } from '../../sandbox/sample/overlapping.js';
import { writeOverlapping } from '../../sandbox/sample/writeGenerated.js';
import { systemClock } from '../../services/clock.js';
import { commitEntity, makeEntity } from '../../services/unification/entity.js';
import { findSource } from '../../storage/sources.js';
import { CHOICES, definitionOf } from '../sandbox/sample/unified.js';
import { ADA, type ImportHarness, openImports } from '../support/imports.js';
import { ratioLine, type Timings, timed } from './timing.js';
import { unifyByHand } from './unifyByHand.js';

/** So many companies, which give each of three lists about half as many rows. `npm run bench -- unify 2400000` for millions. */
const COMPANIES = Number(process.argv[3] ?? 200_000);
const SEED = 2026;
/** As much as the same statements by hand need for millions of rows; the bot itself gets by with 160. */
const MEMORY_MB = 2_000;

/** Three lists of partly the same companies, unified by the product and by SQL that somebody typed for them. */
export async function benchUnify(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-unify-'));
  await mkdir(join(folder, 'import'));
  await writeOverlapping(join(folder, 'import'), COMPANIES, SEED);
  const house = await openImports({ folder, clock: systemClock(), threads: 2, memoryMb: MEMORY_MB });
  try {
    const definition = definitionOf(await importAll(house));
    const [hand, own, commit]: [Timings, Timings, Timings] = [[], [], []];
    let [byHand, profiles, matched] = [{ profiles: 0, matched: 0 }, 0, 0];
    await timed(hand, async () => {
      byHand = await unifyByHand(house.sql);
    });
    await timed(own, async () => {
      const entity = (await makeEntity(house.sql, definition, () => undefined))!;
      await timed(commit, () => house.sql.write((tx) => commitEntity(tx, entity, definition, 0)));
      profiles = entity.profiles;
      matched = entity.figures.sources.reduce((sum, source) => sum + source.matched, 0);
    });
    const seconds = (times: Timings) => `${(times[0]! / 1_000).toFixed(1)} s`;
    console.log(`by hand: ${seconds(hand)}, ${byHand.matched} rows matched, ${byHand.profiles} profiles`);
    console.log(
      `the product: ${seconds(own)} (commit ${seconds(commit)}), ${matched} rows matched, ${profiles} profiles`,
    );
    console.log(ratioLine({ what: 'unification, compared with SQL typed by hand', ratio: own[0]! / hand[0]! }));
    return true;
  } finally {
    await house.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function importAll(house: ImportHarness): Promise<string[]> {
  const ids: string[] = [];
  for (const source of OVERLAPPING) {
    const { columns: _columns, ...choice } = CHOICES[source];
    const { draft } = await house.sources.openFile(ADA, `${source}.csv`);
    const { id } = await house.sources.start(ADA, draft, { name: source, ...choice });
    await house.ended(id);
    ids.push((await findSource(house.sql, { name: source }))!.id);
  }
  return ids;
}

import { join } from 'node:path';
import { OVERLAPPING } from '../../sandbox/sample/overlapping.js';
import { systemClock } from '../../services/clock.js';
import { commitEntity, makeEntity } from '../../services/unification/entity.js';
import type { UnificationDefinition } from '../../storage/settings.js';
import { findSource } from '../../storage/sources.js';
import { CHOICES, definitionOf } from '../sandbox/sample/unified.js';
import { ADA, openImports } from './imports.js';

/**
 * A process of its own that imports `crm.csv`, `billing.csv` and `fair.csv` from the import folder of the folder it is given, unifies
 * them, and prints what that took: seconds of each step, and the most memory.
 */
const folder = process.argv[2]!;
const memoryMb = Number(process.argv[3]);
const house = await openImports({ folder, clock: systemClock(), threads: 2, memoryMb });
let maxRss = 0;
const probe = setInterval(() => {
  maxRss = Math.max(maxRss, process.memoryUsage.rss());
}, 50);
const took: Record<string, number> = {};

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  took[what] = Math.round((performance.now() - start) / 100) / 10;
  console.error(`${what}: ${took[what]} s, ${Math.round(maxRss / 2 ** 20)} MB`);
  return result;
}

const ids: string[] = [];
for (const source of OVERLAPPING) {
  const { columns: _columns, ...choice } = CHOICES[source];
  const draft = await house.sources.openFile(ADA, `${source}.csv`);
  await timed(`import ${source}`, async () => {
    const { id } = await house.sources.start(ADA, draft.draft, { name: source, ...choice });
    const { state } = await house.ended(id);
    if (state !== 'Successful') throw new Error(`${join('import', source)} could not be imported`);
  });
  ids.push((await findSource(house.sql, { name: source }))!.id);
}
const definition: UnificationDefinition = definitionOf(ids);
const entity = (await timed('unify', () => makeEntity(house.sql, definition, () => undefined)))!;
await timed('commit', () => house.sql.write((tx) => commitEntity(tx, entity, definition, 0)));
clearInterval(probe);
const rows = await house.sql.get('SELECT count(*) AS profiles FROM customer');
console.log(
  JSON.stringify({
    ...{ took, maxMb: Math.round(maxRss / 2 ** 20), profiles: Number(rows?.profiles) },
    figures: { profiles: entity.figures.profiles, joined: entity.figures.joined, sources: entity.figures.sources },
  }),
);
await house.close();

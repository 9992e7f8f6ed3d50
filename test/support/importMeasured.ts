import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../services/clock.js';
import { ADA, openImports } from './imports.js';

/** A process of its own that imports `import/a.csv` of the folder it is given, and prints what that took. */
const folder = process.argv[2]!;
const house = await openImports({ folder, clock: systemClock(), threads: 2 });
await house.sql.write((tx) => tx.run('CREATE TABLE IF NOT EXISTS probe (n BIGINT)'));
const draft = await house.sources.openFile(ADA, 'a.csv');
const mapping = { name: 'a', key: draft.key!, emails: draft.emails, phones: draft.phones };

let maxRss = 0;
let maxLag = 0;
let maxWrite = 0;
let going = true;

/** What a turn would meet: how late a timer is, and how long a small write takes. */
async function probe(): Promise<void> {
  while (going) {
    const start = performance.now();
    await delay(5);
    maxLag = Math.max(maxLag, performance.now() - start - 5);
    maxRss = Math.max(maxRss, process.memoryUsage.rss());
  }
}
async function probeWrites(): Promise<void> {
  while (going) {
    const start = performance.now();
    await house.sql.write((tx) => tx.run('INSERT INTO probe VALUES (1)'));
    maxWrite = Math.max(maxWrite, performance.now() - start);
    await delay(20);
  }
}

const probes = Promise.all([probe(), probeWrites()]);
const start = performance.now();
const { id } = await house.sources.start(ADA, draft.draft, mapping);
const { state, read, accepted, added, changed } = await house.ended(id);
const seconds = Math.round((performance.now() - start) / 100) / 10;
going = false;
await probes;
const [maxRssMb, maxLagMs, maxWriteMs] = [maxRss / 1e6, maxLag, maxWrite].map(Math.round);
process.stdout.write(
  `${JSON.stringify({ state, read, accepted, added, changed, seconds, maxRssMb, maxLagMs, maxWriteMs })}\n`,
);
await house.close();

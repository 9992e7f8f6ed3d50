import { createApp } from '../../bot/app.js';
import { readConfig } from '../../bot/config.js';
import { makeServices } from '../../bot/house.js';
import { silentLog } from '../../services/log.js';
import type { CrashPoint } from '../../services/runs/parts.js';
import { createFastClock } from './fastClock.js';

// The whole bot as a process that kills itself the n-th time a run passes a point (or any point): `mortalBot.ts POINT N`.
// With small batches and a fast clock, so that a run passes each of them often and soon.

const [point = 'never', nth = '1'] = process.argv.slice(2);
let passed = 0;

function reached(at: CrashPoint): void {
  if (at === point || point === 'any') passed += 1;
  if (passed === Number(nth)) process.kill(process.pid, 'SIGKILL');
}

const app = await createApp(readConfig(process.env), {
  clock: createFastClock(Date.now(), 20),
  log: silentLog,
  house: (parts) => makeServices({ ...parts, runs: { reached, settings: { batchSize: 5, lanes: 2 } } }),
});
console.log(`listens on ${app.url}`);
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));

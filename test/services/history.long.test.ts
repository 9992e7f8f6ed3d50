import { systemCaller } from '../../services/audit.js';
import { createHistory } from '../../services/history.js';
import { seedHistory } from '../support/history.js';
import { ADA, openTrust } from '../support/trust.js';

test('10,000 runs and refreshes are paged to the oldest and back to the newest: each once, in one order', async () => {
  const trust = await openTrust();
  const { sql } = trust.storage;
  await seedHistory(sql, { runs: 6_000, refreshes: 4_000, from: Date.parse('2026-11-01T09:00Z') });
  const files = { offer: () => Promise.reject(new Error('no file is asked for')) };
  const history = createHistory({ ...trust, sql, files, system: systemCaller('contoso') });
  const page = (at: string) => history.page(ADA, {}, { timeZone: 'Europe/Amsterdam', at });

  const down: string[] = [];
  let last = '';
  for (let at: string | undefined = ''; at !== undefined; ) {
    const { rows, next, previous } = await page(at);
    down.push(...rows.map(({ id }) => id));
    last = previous ?? last;
    at = next;
  }
  expect(down).toHaveLength(10_000);
  expect(new Set(down).size).toBe(10_000);

  const up: string[][] = [];
  for (let at: string | undefined = last; at !== undefined; ) {
    const { rows, previous } = await page(at);
    up.unshift(rows.map(({ id }) => id));
    at = previous;
  }
  expect(up.flat()).toEqual(down.slice(0, 9_995));
  await trust.storage.close();
}, 900_000);

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { strayConsentTables } from '../../../storage/consentLedger.js';
import { consentVersions } from '../../../storage/consentState.js';
import { strayTables } from '../../../storage/snapshots.js';
import { csv } from '../../support/csv.js';
import { type ImportHarness, openImports } from '../../support/imports.js';
import { buildProgram, type Program } from '../../support/program.js';

/** Row 3 has no address, and the last one is ragged. */
const file = (odd: string, even: string) =>
  `${csv([
    ['Email', 'Consent option', 'Consent value'],
    ...Array.from({ length: 300 }, (_, row) => [
      row === 2 ? '' : `p${row}@x.example`,
      'News',
      row % 2 === 1 ? odd : even,
    ]),
  ])}ragged\n`;

const OLD = file('yes', 'no');
const NEW = file('no', 'yes');

let program: Program;
beforeAll(async () => {
  program = await buildProgram('importOnce.ts');
});
afterAll(() => program.remove());

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'));
  await mkdir(join(folder, 'import'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs an import in a process of its own and kills it (SIGKILL) at the given step; resolves to the steps that were taken. */
function importAndKill(at: number): Promise<number> {
  const args = [program.file, folder, 'consent'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let steps = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('step')) steps += 1;
    if (steps === at) child.kill('SIGKILL');
  });
  return new Promise((done) => child.once('exit', () => done(steps)));
}

/** Who agrees: all of it must be of one import. */
async function granted(house: ImportHarness): Promise<'old' | 'new'> {
  const said = await house.consent();
  expect(Object.keys(said)).toHaveLength(299);
  const odd = said['p1@x.example News'];
  for (const [key, value] of Object.entries(said)) expect(value).toBe((Number(/\d+/.exec(key)) % 2 === 1) === odd);
  return odd ? 'old' : 'new';
}

test('killed at any step, an import leaves the consent there was or the new one, and is taken up again by the next start', async () => {
  await writeFile(join(folder, 'import', 'a.csv'), OLD);
  const all = await importAndKill(Number.POSITIVE_INFINITY);
  expect(all).toBeGreaterThan(20);

  const found = new Set<string>();
  // Some on the way, and those around the switch, which is among the last.
  for (const at of [...Array(Math.floor(all / 6)).keys()].map((part) => 6 * part + 5).concat(all - 2, all - 1, all)) {
    await writeFile(join(folder, 'import', 'a.csv'), NEW);
    expect(await importAndKill(at)).toBeGreaterThanOrEqual(at);
    const house = await openImports({ folder });
    found.add(await granted(house));
    await house.sources.resume();
    const [open] = await house.sql.all(`SELECT import_id FROM imports WHERE state IN ('Queued', 'Refreshing')`);
    if (open) {
      const ended = await house.ended(String(open.import_id));
      expect(ended).toMatchObject({ state: 'Successful', read: 301, accepted: 299, rejected: 2 });
      expect(await granted(house)).toBe('new');
    }
    const { stateNo } = await consentVersions(house.sql);
    expect([...(await strayTables(house.sql)), ...(await strayConsentTables(house.sql, stateNo))]).toEqual([]);
    const [loose] = await house.sql.all(
      `SELECT count(*) AS n FROM consent_entries e WHERE NOT EXISTS (
         SELECT 1 FROM consent_snapshots s WHERE s.source_no = e.source_no AND s.snapshot_no = e.snapshot_no)`,
    );
    expect(loose!.n).toBe(0);
    await house.runConsent('a.csv', OLD);
    await house.close();
  }
  expect(found).toEqual(new Set(['old', 'new']));
}, 240_000);

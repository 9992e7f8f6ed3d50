import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { strayTables } from '../../../storage/snapshots.js';
import { csv } from '../../support/csv.js';
import { type ImportHarness, openImports } from '../../support/imports.js';
import { buildProgram, type Program } from '../../support/program.js';

/** Row 3 has no key, so that rejects are written too, and the file is cleaned first. */
const file = (tag: string) =>
  `${csv([
    ['Id', 'Name', 'Mail'],
    ...Array.from({ length: 500 }, (_, row) => [row === 2 ? '' : `${row}`, `${tag} ${row}`, `a${row}@x.example`]),
  ])}ragged\n`;

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
  const child = spawn(process.execPath, [program.file, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let steps = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('step')) steps += 1;
    if (steps === at) child.kill('SIGKILL');
  });
  return new Promise((done) => child.once('exit', () => done(steps)));
}

async function names(house: ImportHarness): Promise<Set<string>> {
  const rows = await house.sql.all('SELECT source_key FROM customer');
  if (rows.length === 0) return new Set();
  expect(rows).toHaveLength(499);
  const { rows: stored } = await house.stored('a');
  return new Set(stored.map(([, name]) => name!.split(' ')[0]!));
}

test('killed at any step, an import leaves the old profiles or the new ones, and is taken up again by the next start', async () => {
  await writeFile(join(folder, 'import', 'a.csv'), file('old'));
  const all = await importAndKill(Number.POSITIVE_INFINITY);
  expect(all).toBeGreaterThan(20);
  await writeFile(join(folder, 'import', 'a.csv'), file('new'));

  const found: string[] = [];
  // Every sixth step, and those around the switch, which is among the last.
  for (const at of [...Array(Math.floor(all / 6)).keys()]
    .map((index) => 6 * index + 2)
    .concat(all - 3, all - 2, all - 1, all)) {
    expect(await importAndKill(at)).toBeGreaterThanOrEqual(at);
    const house = await openImports({ folder });
    const before = await names(house);
    expect(before.size).toBe(1);
    found.push([...before][0]!);
    await house.sources.resume();
    const [open] = await house.sql.all(`SELECT import_id FROM imports WHERE state IN ('Queued', 'Refreshing')`);
    if (open) {
      expect(await house.ended(String(open.import_id))).toMatchObject({
        state: 'Successful',
        read: 501,
        accepted: 499,
        rejected: 2,
        added: 0,
        gone: 0,
      });
      expect(await names(house)).toEqual(new Set(['new']));
    }
    expect((await house.stored('a')).ids).toEqual([...Array(499).keys()].map((index) => index + 1));
    expect(await strayTables(house.sql)).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.endsWith('.csv'))).toEqual([]);
    await house.run('a.csv', file('old'));
    await writeFile(join(folder, 'import', 'a.csv'), file('new'));
    await house.close();
  }
  expect(new Set(found)).toEqual(new Set(['old', 'new']));
}, 240_000);

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OVERLAPPING, overlappingRows } from '../../../sandbox/sample/overlapping.js';
import { writeOverlapping } from '../../../sandbox/sample/writeGenerated.js';
import { ROOT } from '../../support/sourceFiles.js';

// A million rows of each of three lists become one Customer entity, in a process of its own with the memory that the bot gives its database.

/** So many companies give each list a million rows or more. */
const COMPANIES = 2_400_000;
const SEED = 2026;
const MEMORY_MB = 160;
const MOST_MB = 1_500;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unify-million-'));
  await mkdir(join(folder, 'import'));
  await writeOverlapping(join(folder, 'import'), COMPANIES, SEED);
}, 30 * 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test(
  'three lists of a million rows and more: unified and committed, every row accounted for, in less than 1.5 GB',
  async () => {
    const program = join(ROOT, 'test/support/unifyMeasured.ts');
    const { stdout, stderr } = await promisify(execFile)('npx', ['tsx', program, folder, String(MEMORY_MB)], {
      cwd: ROOT,
      maxBuffer: 2 ** 24,
    });
    console.log(stderr);
    const { maxMb, profiles, figures } = JSON.parse(stdout) as {
      maxMb: number;
      profiles: number;
      figures: { profiles: number; joined: number; sources: { rows: number; duplicates: number; matched: number }[] };
    };

    expect(maxMb).toBeLessThan(MOST_MB);
    expect(profiles).toBe(figures.profiles);
    for (const [index, source] of OVERLAPPING.entries()) {
      let rows = 0;
      for (const _row of overlappingRows(source, COMPANIES, SEED)) rows += 1;
      expect(figures.sources[index]!.rows).toBe(rows);
      expect(rows).toBeGreaterThan(999_999);
    }
    const alone = figures.sources.map(({ rows, duplicates, matched }) => rows - duplicates - matched);
    expect(profiles).toBe(alone.reduce((sum, rows) => sum + rows, 0));
  },
  60 * 60_000,
);

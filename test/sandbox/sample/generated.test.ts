import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createDirectory } from '../../../sandbox/leadspace/companies/directory.js';
import { findMatch } from '../../../sandbox/leadspace/match/matcher.js';
import { GENERATED_COLUMNS, generatedRow } from '../../../sandbox/sample/generated.js';
import { writeGenerated } from '../../../sandbox/sample/writeGenerated.js';

const folder = mkdtempSync(join(tmpdir(), 'generated-'));

async function generate(profiles: number, seed: number): Promise<string> {
  const file = join(folder, `${profiles}-${seed}.csv`);
  await writeGenerated(file, profiles, seed);
  return readFileSync(file, 'utf8');
}

test('the same seed gives the same file, another seed another one, and a longer file begins with the shorter one', async () => {
  const [short, long, other] = [await generate(1200, 1), await generate(2000, 1), await generate(1200, 2)];

  expect(await generate(1200, 1)).toBe(short);
  expect(long.startsWith(short)).toBe(true);
  expect(other).not.toBe(short);
});

test('holds what was asked for, with a key of its own for each', async () => {
  const rows: string[][] = parse(await generate(1000, 3));

  expect(rows[0]).toEqual([...GENERATED_COLUMNS]);
  expect(new Set(rows.slice(1).map(([key]) => key)).size).toBe(1000);
});

test('every outcome occurs: a match, none, no name, a name too long, the same company twice', () => {
  const directory = createDirectory([]);
  const rows = Array.from({ length: 20_000 }, (_, at) => generatedRow(at, 1));
  const seen = new Set<string>();
  const counts = { matched: 0, notMatched: 0, noName: 0, tooLong: 0, twice: 0 };
  for (const [, name = '', website, location] of rows) {
    const same = [name.trim(), website, location].join('|');
    if (name === '') counts.noName += 1;
    else if (name.length > 255) counts.tooLong += 1;
    else if (seen.has(same)) counts.twice += 1;
    else counts[findMatch(directory, { name, website }) ? 'matched' : 'notMatched'] += 1;
    seen.add(same);
  }

  expect(counts.matched / rows.length).toBeGreaterThan(0.8);
  expect(counts.notMatched / rows.length).toBeGreaterThan(0.05);
  expect(counts.noName / rows.length).toBeGreaterThan(0.01);
  expect(counts.tooLong).toBeGreaterThan(0);
  expect(counts.twice / rows.length).toBeGreaterThan(0.02);
});

test('a folder that is not there is an error, not silence', async () => {
  await expect(writeGenerated(join(folder, 'none', 'x.csv'), 100_000, 1)).rejects.toMatchObject({ code: 'ENOENT' });
});

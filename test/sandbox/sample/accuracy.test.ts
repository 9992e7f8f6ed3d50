import { existsSync, readFileSync } from 'node:fs';
import { type Accuracy, measureAccuracy } from './accuracy.js';
import { accuracyTable, tableIn, withTable } from './accuracyTable.js';

const ROOT = new URL('../../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');

let lines: Accuracy[];
beforeAll(async () => {
  lines = await measureAccuracy();
});

test('the published tables are what the sample gives today (`npm run accuracy` writes them anew)', () => {
  expect(tableIn(read('sandbox/data/accuracy.md'))).toBe(accuracyTable(lines));
  // The README quotes the same table.
  if (existsSync(new URL('README.md', ROOT))) expect(tableIn(read('README.md'))).toBe(accuracyTable(lines));
});

test('each further field gives more right matches, and more that are sure', () => {
  const [name, website, location, all] = lines as [Accuracy, Accuracy, Accuracy, Accuracy];
  const high = (line: Accuracy) => line.levels[0]?.right ?? 0;

  for (const better of [website, location]) {
    expect(better.right).toBeGreaterThan(name.right);
    expect(better.wrong).toBeLessThan(name.wrong);
    expect(all.right).toBeGreaterThanOrEqual(better.right);
    expect(all.wrong).toBeLessThanOrEqual(better.wrong);
    expect(high(all)).toBeGreaterThan(high(better));
  }
});

test('sure matches are never wrong, and every sent profile is counted once', () => {
  for (const line of lines) {
    expect(line.levels[0]?.wrong).toBe(0);
    expect(line.right + line.wrong + line.missed + line.rightlyNot).toBe(line.profiles);
    const byLevel = line.levels.reduce((sum, { right, wrong }) => sum + right + wrong, 0);
    expect(byLevel).toBe(line.right + line.wrong);
  }
});

test('a table between markers is replaced, and only that', () => {
  const text = 'before\n<!-- accuracy -->\nold\n<!-- /accuracy -->\nafter';

  expect(tableIn(withTable(text, '| new |'))).toBe('| new |');
  expect(withTable(text, '| new |')).toMatch(/^before\n[\s\S]*\nafter$/);
  expect(() => withTable('no markers', 'x')).toThrow('No <!-- accuracy -->');
});

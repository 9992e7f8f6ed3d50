import { OVERLAPPING, OVERLAPPING_COLUMNS, overlappingRows } from '../../../sandbox/sample/overlapping.js';
import { measureUnified, unifiedTable } from './unified.js';

// Three lists of partly the same companies, and how well they become one.

test('the same seed gives the same rows, of all columns; another seed gives others', () => {
  for (const source of OVERLAPPING) {
    const rows = [...overlappingRows(source, 200, 1)];
    expect([...overlappingRows(source, 200, 1)]).toEqual(rows);
    expect([...overlappingRows(source, 200, 2)]).not.toEqual(rows);
    for (const { cells } of rows) expect(cells).toHaveLength(OVERLAPPING_COLUMNS[source].length);
  }
});

test.each([1, 2, 3])(
  'lists of seed %i: whoever is matched is the same company, and all are found that the keys allow',
  async (seed) => {
    const figures = await measureUnified(400, seed);

    for (const { matched, right } of figures.rules) expect(right).toBe(matched);
    const matched = figures.rules.reduce((sum, rule) => sum + rule.matched, 0);
    expect(matched).toBe(figures.findable);
    expect(matched).toBeGreaterThan(0.5 * figures.possible);
    expect(matched).toBeLessThan(figures.possible);
    const { duplicates } = figures;
    expect(duplicates.found).toBeGreaterThan(5);
    expect(duplicates).toMatchObject({ found: duplicates.possible, right: duplicates.possible });
    // Every rule has something to find, and the truth is none of what is looked at.
    for (const rule of figures.rules) expect(rule.matched).toBeGreaterThan(0);
    for (const source of figures.plan.sources) {
      const looked = [source.name, source.website, source.country, source.changed?.field, ...byOf(source.duplicates)];
      expect(looked.filter((field) => field !== undefined && figures.truth.includes(field))).toEqual([]);
    }
    expect(unifiedTable(figures)).toContain('all rules');
  },
);

const byOf = (duplicates: { by: readonly ({ key: string } | { field: number })[] } | undefined): number[] =>
  (duplicates?.by ?? []).flatMap((key) => ('field' in key ? [key.field] : []));

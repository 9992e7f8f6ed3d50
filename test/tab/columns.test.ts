import { ENRICHED_FIELDS } from '../../services/results.js';
import { columnName, columnsOf, keepColumns, keptColumns, storeOf } from '../../tab/profiles/columns.js';
import { loadWords } from '../../tab/words.js';

const words = await loadWords('en', 'UTC');
const all = columnsOf(words);

/** A browser's store for texts. */
function aStore(kept: Record<string, string> = {}) {
  return {
    kept,
    getItem: (name: string) => kept[name] ?? null,
    setItem(name: string, text: string) {
      kept[name] = text;
    },
  };
}

test('every enriched field can be a column, and no two columns are called the same', () => {
  const names = all.map((column) => columnName(column, words));

  expect(all).toEqual(expect.arrayContaining([...ENRICHED_FIELDS]));
  expect(new Set(names).size).toBe(all.length);
});

test('what was chosen is there the next time, with the company name before it', () => {
  const store = aStore();

  keepColumns(['city', 'customerId'], store);

  expect(keptColumns(all, store)).toEqual(['ownName', 'customerId', 'city']);
});

test.each(['{', '"city"', 'null', '{"0":"city"}'])('what is kept and is no choice (%s) is the first choice', (text) => {
  const store = aStore({ 'enrichment-steward.columns': text });

  expect(keptColumns(all, store)).toEqual(keptColumns(all, undefined));
  expect(keptColumns(all, store)).toContain('industry');
});

test('columns that a later version has and this one has not are left out', () => {
  const store = aStore({ 'enrichment-steward.columns': '["mood","city"]' });

  expect(keptColumns(all, store)).toEqual(['ownName', 'city']);
});

test('a browser that keeps nothing shows the table all the same', () => {
  const refusal = () => {
    throw new Error('denied');
  };
  const forbidden = Object.defineProperty({} as never, 'localStorage', { get: refusal });

  expect(storeOf(forbidden)).toBeUndefined();
  expect(() => keepColumns(['city'], { getItem: refusal, setItem: refusal })).not.toThrow();
  expect(keptColumns(all, { getItem: refusal, setItem: refusal })).toEqual(keptColumns(all, undefined));
});

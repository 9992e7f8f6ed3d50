import type { ProfilesQuery } from '../../services/results/tableView.js';
import { narrowingsOf, withChanged, withFilter, without, withSearch } from '../../tab/profiles/query.js';

const NARROWED: ProfilesQuery = {
  search: 'contoso',
  filters: { industry: ['Retail', ''], country: ['NL'] },
  changed: true,
};

test('everything that narrows the table is there to be taken back', () => {
  expect(narrowingsOf(NARROWED)).toEqual([
    { by: 'search', value: 'contoso' },
    { by: 'industry', value: 'Retail' },
    { by: 'industry', value: '' },
    { by: 'country', value: 'NL' },
    { by: 'changed' },
  ]);
});

test('taken back one by one, nothing is left, in whatever order', () => {
  const all = narrowingsOf(NARROWED);

  expect(all.reduce(without, NARROWED)).toEqual({});
  expect(all.reduceRight(without, NARROWED)).toEqual({});
});

test('taking back one value of a filter keeps the others', () => {
  expect(without(NARROWED, { by: 'industry', value: 'Retail' }).filters).toEqual({ industry: [''], country: ['NL'] });
});

test('a filter without values is no filter, and spaces are no search', () => {
  expect(withFilter({ filters: { country: ['NL'] } }, 'country', [])).toEqual({});
  expect(withSearch({ search: 'x', changed: true }, '   ')).toEqual({ changed: true });
  expect(withSearch({}, ' acme ')).toEqual({ search: 'acme' });
  expect(withChanged({ changed: true }, false)).toEqual({});
});

import { chosenColumns } from '../../cards/exportColumns.js';
import { exportForm } from '../../cards/exportForm.js';
import { createLocale } from '../../cards/locale.js';
import { english } from '../../cards/locales/en/index.js';
import { inputs, readable } from '../support/cardText.js';
import { aPlan, consentColumn, enrichedColumns, keyColumns, profileColumn } from '../support/exportViews.js';

const locale = createLocale('en');
const two = [...enrichedColumns('Leadspace', 'one'), ...enrichedColumns('Second opinion', 'two')];
const many = Array.from({ length: 30 }, (_, index) => profileColumn(`Column ${index}`, index >= 28));

const chosen = (given: Record<string, string>, columns = aPlan().columns, words = locale) =>
  chosenColumns(exportForm.input.parse({ segment: 'segment-1', ...given }), columns, words);
const labels = (columns = aPlan().columns) =>
  inputs(exportForm.draw(aPlan({ columns }), locale)).map(({ label }) => label);

test('a kind that there is nothing of is not asked for', () => {
  expect(labels([...keyColumns, profileColumn('Company', true)])).toEqual(['Keys', 'Columns of the profile']);
});

test('what is proposed is in the list first, however far behind it stands in the data', () => {
  const text = readable(exportForm.draw(aPlan({ columns: [...keyColumns, ...many] }), locale));

  expect(text).toMatch(/Column 28\nColumn 29\nColumn 0\n/);
  expect(text).toContain('There are also: Column 10; Column 11;');
});

test('with one enrichment its name stands once; with two of them at every column', () => {
  const one = readable(exportForm.draw(aPlan(), locale));
  expect(one).toContain('Leadspace companies');
  expect(one).toContain('\nIndustry\n');
  const both = readable(exportForm.draw(aPlan({ columns: two }), locale));
  expect(both).toContain('\nIndustry · Leadspace\n');
});

test('a column is chosen by the name that the list or the file gives it, in any letter case and either language', () => {
  expect(chosen({ enrichedTyped: 'phone; LINKEDIN' }).keys).toEqual([
    'e:enrichment-1:phone',
    'e:enrichment-1:linkedin',
  ]);
  expect(chosen({ enrichedTyped: 'Telefoon' }, undefined, createLocale('nl')).keys).toEqual(['e:enrichment-1:phone']);
  expect(chosen({ enrichedTyped: 'Phone · Second opinion; Leadspace: phone' }, two).keys).toEqual([
    'e:two:phone',
    'e:one:phone',
  ]);
});

test('a name that two enrichments have has to say which', () => {
  expect(chosen({ enrichedTyped: 'Phone' }, two)).toEqual({
    keys: [],
    problems: { enrichedTyped: english.exports.form.several('Phone') },
  });
});

test('two columns that differ in letter case alone are each found by exactly their name', () => {
  const columns = [profileColumn('name'), profileColumn('Name'), consentColumn('News')];

  expect(chosen({ profileTyped: 'Name' }, columns).keys).toEqual(['p:Name']);
  expect(chosen({ profileTyped: 'NAME' }, columns).problems.profileTyped).toBeDefined();
});

test('a ticked column that is typed as well is one column', () => {
  const columns = [profileColumn('Company')];
  const ticked = inputs(exportForm.draw(aPlan({ columns: [profileColumn('Company', true)] }), locale));

  expect(chosen({ profile: String(ticked[0]?.value), profileTyped: 'company' }, columns).keys).toEqual(['p:Company']);
});

test('values that no list has offered choose nothing', () => {
  expect(chosen({ key: 'sourceKey,x', consent: 'c:newsletter' })).toEqual({
    keys: [],
    problems: { key: english.exports.form.noColumn },
  });
});

import { importCard } from '../../cards/importCard.js';
import { createLocale } from '../../cards/locale.js';
import { readable } from '../support/cardText.js';
import { anImport } from '../support/setupViews.js';

const english = createLocale('en');

test('a first import compares with nothing; a later one tells what changed', () => {
  const first = anImport({ accepted: 612, added: 612, changed: 0, gone: 0 });

  expect(readable(importCard(first, english))).not.toContain('Against the import before');
  expect(readable(importCard(anImport(), english))).toContain('Against the import before');
  expect(readable(importCard({ ...first, gone: 4 }, english))).toContain('Against the import before');
});

test('what took no time to speak of took less than a second', () => {
  const { startedAt } = anImport();

  expect(readable(importCard(anImport({ endedAt: startedAt + 80 }), english))).toContain('Took < 1 s');
  expect(readable(importCard(anImport({ endedAt: startedAt + 1_400 }), english))).toContain('Took 1 s');
});

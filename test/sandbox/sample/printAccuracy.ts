import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { measureAccuracy } from './accuracy.js';
import { accuracyTable, hasMarkers, withTable } from './accuracyTable.js';

// `npm run accuracy`: prints the table and writes it where it is quoted.

const table = accuracyTable(await measureAccuracy());
for (const name of ['sandbox/data/accuracy.md', 'README.md']) {
  const file = new URL(`../../../${name}`, import.meta.url);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (hasMarkers(text)) writeFileSync(file, withTable(text, table));
}
console.log(table);

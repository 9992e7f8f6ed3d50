import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { inventedCompanies } from '../../../sandbox/leadspace/companies/invented.js';
import { realCompanies } from '../../../sandbox/leadspace/companies/real.js';
import { sampleFiles } from '../../../sandbox/sample/files.js';

const read = (name: string) => readFileSync(new URL(`../../../sandbox/data/${name}`, import.meta.url), 'utf8');

test('the committed sample is what `npm run sample` writes', () => {
  for (const [name, text] of Object.entries(sampleFiles())) expect(read(name) === text).toBe(true);
});

test('the sample is a list as a CRM holds it', () => {
  const rows: Record<string, string>[] = parse(read('company-profiles.csv'), { columns: true });
  const ids = new Set([...realCompanies(), ...inventedCompanies()].map(({ id }) => id));
  const count = (fits: (row: Record<string, string>) => boolean) => rows.filter(fits).length;

  expect(rows.length).toBeGreaterThanOrEqual(600);
  expect(new Set(rows.map((row) => row['Account Number'])).size).toBe(rows.length);
  expect(count((row) => !/[\p{L}\p{N}]/u.test(row['Company Name'] ?? ''))).toBeGreaterThanOrEqual(10);
  expect(count((row) => row['Meant company'] === '')).toBeGreaterThanOrEqual(40);
  expect(count((row) => row.Website === '')).toBeGreaterThan(100);
  expect(count((row) => row.Location === '')).toBeGreaterThan(50);
  expect(rows.every((row) => row['Meant company'] === '' || ids.has(row['Meant company'] ?? ''))).toBe(true);
});

test('every mail address is on a domain that nobody owns', () => {
  const rows: Record<string, string>[] = parse(read('company-profiles.csv'), { columns: true });
  const addresses = rows.flatMap((row) => [row['Contact Email'], row['Contact Email 2']]).filter(Boolean);

  expect(addresses.length).toBeGreaterThan(500);
  expect(addresses.filter((address) => !address?.endsWith('.example'))).toEqual([]);
});

import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { csvLine } from '../sample/csv.js';

/** The next full list of the website: some who had agreed to the newsletter do not any more. Gives how many. */
export async function withdrawFrom(path: string, people: number, date: string): Promise<number> {
  const rows: string[][] = parse(await readFile(path), { bom: true });
  let withdrawn = 0;
  const changed = rows.map((row) => {
    const [id = '', email = '', option, value] = row;
    if (withdrawn === people || option !== 'Newsletter' || value !== 'True') return row;
    withdrawn += 1;
    return [id, email, option, 'False', date];
  });
  await writeFile(path, changed.map((row) => csvLine(row)).join(''));
  return withdrawn;
}

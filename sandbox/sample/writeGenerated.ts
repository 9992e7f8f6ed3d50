import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { CONSENT_COLUMNS, generatedConsent } from './consents.js';
import { csvLine } from './csv.js';
import { GENERATED_COLUMNS, generatedRow } from './generated.js';
import { OVERLAPPING, OVERLAPPING_COLUMNS, type OverlappingSource, overlappingRows } from './overlapping.js';

const ROWS_AT_ONCE = 500;

/** Writes a CSV file of `profiles` rows in constant memory; the same for the same seed. */
export const writeGenerated = (file: string, profiles: number, seed: number): Promise<void> =>
  writeRows(file, GENERATED_COLUMNS, profiles, (at) => generatedRow(at, seed));

/** Writes `rows` rows of consent data over that many generated profiles of the same seed. */
export const writeGeneratedConsents = (
  file: string,
  { rows, profiles, seed }: { rows: number; profiles: number; seed: number },
): Promise<void> => writeRows(file, CONSENT_COLUMNS, rows, (at) => generatedConsent(at, profiles, seed));

/** Writes `crm.csv`, `billing.csv` and `fair.csv` into a folder that is there: three lists of partly the same companies. */
export async function writeOverlapping(folder: string, companies: number, seed: number): Promise<void> {
  for (const source of OVERLAPPING)
    await writeLines(join(folder, `${source}.csv`), OVERLAPPING_COLUMNS[source], cellsOf(source, companies, seed));
}

function* cellsOf(source: OverlappingSource, companies: number, seed: number): Iterable<string[]> {
  for (const { cells } of overlappingRows(source, companies, seed)) yield cells;
}

const writeRows = (file: string, columns: readonly string[], rows: number, rowAt: (at: number) => string[]) =>
  writeLines(file, columns, upTo(rows, rowAt));

function* upTo(rows: number, rowAt: (at: number) => string[]): Iterable<string[]> {
  for (let at = 0; at < rows; at += 1) yield rowAt(at);
}

async function writeLines(file: string, columns: readonly string[], rows: Iterable<string[]>): Promise<void> {
  const out = createWriteStream(file);
  const done = finished(out);
  // Without a listener a full disk would be an unhandled rejection before we get to wait for it.
  done.catch(() => undefined);
  out.write(csvLine(columns));
  let text = '';
  let count = 0;
  for (const row of rows) {
    if (out.destroyed) break;
    text += csvLine(row);
    count += 1;
    if (count % ROWS_AT_ONCE > 0) continue;
    if (!out.write(text)) await Promise.race([once(out, 'drain'), done]);
    text = '';
  }
  out.write(text);
  out.end();
  await done;
}

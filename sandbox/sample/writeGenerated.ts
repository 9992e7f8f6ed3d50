import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { CONSENT_COLUMNS, generatedConsent } from './consents.js';
import { csvLine } from './csv.js';
import { GENERATED_COLUMNS, generatedRow } from './generated.js';

const ROWS_AT_ONCE = 500;

/** Writes a CSV file of `profiles` rows in constant memory; the same for the same seed. */
export const writeGenerated = (file: string, profiles: number, seed: number): Promise<void> =>
  writeRows(file, GENERATED_COLUMNS, profiles, (at) => generatedRow(at, seed));

/** Writes `rows` rows of consent data over that many generated profiles of the same seed. */
export const writeGeneratedConsents = (
  file: string,
  { rows, profiles, seed }: { rows: number; profiles: number; seed: number },
): Promise<void> => writeRows(file, CONSENT_COLUMNS, rows, (at) => generatedConsent(at, profiles, seed));

async function writeRows(
  file: string,
  columns: readonly string[],
  rows: number,
  rowAt: (at: number) => string[],
): Promise<void> {
  const out = createWriteStream(file);
  const done = finished(out);
  // Without a listener a full disk would be an unhandled rejection before we get to wait for it.
  done.catch(() => undefined);
  out.write(csvLine(columns));
  for (let at = 0; at < rows && !out.destroyed; at += ROWS_AT_ONCE) {
    let text = '';
    for (let row = at; row < Math.min(at + ROWS_AT_ONCE, rows); row += 1) text += csvLine(rowAt(row));
    if (!out.write(text)) await Promise.race([once(out, 'drain'), done]);
  }
  out.end();
  await done;
}

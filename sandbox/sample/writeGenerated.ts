import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { csvLine } from './csv.js';
import { GENERATED_COLUMNS, generatedRow } from './generated.js';

const ROWS_AT_ONCE = 500;

/** Writes a CSV file of `profiles` rows in constant memory; the same for the same seed. */
export async function writeGenerated(file: string, profiles: number, seed: number): Promise<void> {
  const out = createWriteStream(file);
  const done = finished(out);
  // Without a listener a full disk would be an unhandled rejection before we get to wait for it.
  done.catch(() => undefined);
  out.write(csvLine(GENERATED_COLUMNS));
  for (let at = 0; at < profiles && !out.destroyed; at += ROWS_AT_ONCE) {
    let text = '';
    for (let row = at; row < Math.min(at + ROWS_AT_ONCE, profiles); row += 1) text += csvLine(generatedRow(row, seed));
    if (!out.write(text)) await Promise.race([once(out, 'drain'), done]);
  }
  out.end();
  await done;
}

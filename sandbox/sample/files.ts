import { inventedCompanies } from '../leadspace/companies/invented.js';
import { realCompanies } from '../leadspace/companies/real.js';
import { csvLine } from './csv.js';
import { SAMPLE_COLUMNS, type SampleRow, sampleProfiles } from './profiles.js';

const SEED = 2026;
const DUTCH_HEADERS = [
  'Klantnummer',
  'Bedrijfsnaam',
  'Website',
  'Vestigingsplaats',
  'E-mailadres',
  'Tweede e-mailadres',
  'Telefoon',
  'Accountmanager',
  'Klant sinds',
  'Opmerkingen',
  'Bedoeld bedrijf',
];
/** The Dutch file is a short one: the Low Countries, their neighbours, and every sixth row. */
const NEARBY = /nederland|netherlands|holland|belgi|duitsland|germany|luxemb|\bNL\b|\bBE\b|\bDE\b/i;

/** The committed sample files, by name. Written by `npm run sample`; a test compares them. */
export function sampleFiles(): Record<string, string> {
  const rows = sampleProfiles(realCompanies(), inventedCompanies(), SEED);
  const dutch = rows.filter((row, at) => at % 6 === 0 || NEARBY.test(row.Location));
  return {
    'company-profiles.csv': fileOf(SAMPLE_COLUMNS, rows, ','),
    // As Excel saves it in the Netherlands: byte order mark, semicolons.
    'bedrijfsprofielen.csv': `\uFEFF${fileOf(DUTCH_HEADERS, dutch, ';')}`,
  };
}

function fileOf(headers: readonly string[], rows: readonly SampleRow[], separator: string): string {
  const lines = rows.map((row) =>
    csvLine(
      SAMPLE_COLUMNS.map((column) => row[column]),
      separator,
    ),
  );
  return csvLine(headers, separator) + lines.join('');
}

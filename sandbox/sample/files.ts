import { inventedCompanies } from '../leadspace/companies/invented.js';
import { realCompanies } from '../leadspace/companies/real.js';
import { CONSENT_COLUMNS, sampleConsents } from './consents.js';
import { contosoFiles } from './contoso.js';
import { contosoBillingFiles } from './contosoBilling.js';
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
const DUTCH_CONSENT_HEADERS = [
  'Toestemmings-id',
  'E-mailadres',
  'Toestemmingsoptie',
  'Toestemmingswaarde',
  'Datum van toestemming',
];
/** What the options and values of the sample are called in Dutch. */
const DUTCH_WORDS: Record<string, string> = {
  Newsletter: 'Nieuwsbrief',
  'Product updates': 'Productupdates',
  'Sharing with partners': 'Delen met partners',
  True: 'ja',
  False: 'nee',
  maybe: 'misschien',
};
/** The Dutch file is a short one: the Low Countries, their neighbours, and every sixth row. */
const NEARBY = /nederland|netherlands|holland|belgi|duitsland|germany|luxemb|\bNL\b|\bBE\b|\bDE\b/i;

/** The committed sample files, by name. Written by `npm run sample`; a test compares them. */
export function sampleFiles(): Record<string, string> {
  const rows = sampleProfiles(realCompanies(), inventedCompanies(), SEED);
  const dutch = rows.filter((row, at) => at % 6 === 0 || NEARBY.test(row.Location));
  const consents = (of: readonly SampleRow[]) => sampleConsents(of, SEED);
  return {
    ...contosoFiles(),
    ...contosoBillingFiles(),
    'consent.csv': linesOf(CONSENT_COLUMNS, consents(rows), ','),
    'toestemming.csv': `\uFEFF${linesOf(DUTCH_CONSENT_HEADERS, inDutch(consents(dutch)), ';')}`,
    'company-profiles.csv': fileOf(SAMPLE_COLUMNS, rows, ','),
    // As Excel saves it in the Netherlands: byte order mark, semicolons.
    'bedrijfsprofielen.csv': `\uFEFF${fileOf(DUTCH_HEADERS, dutch, ';')}`,
  };
}

function fileOf(headers: readonly string[], rows: readonly SampleRow[], separator: string): string {
  return linesOf(
    headers,
    rows.map((row) => SAMPLE_COLUMNS.map((column) => row[column])),
    separator,
  );
}

const linesOf = (headers: readonly string[], rows: readonly string[][], separator: string): string =>
  [headers, ...rows].map((cells) => csvLine(cells, separator)).join('');

/** Days as they are written in the Netherlands, and the words for options and values. */
const inDutch = (rows: readonly string[][]): string[][] =>
  rows.map((row) =>
    row.map((cell) => DUTCH_WORDS[cell] ?? cell.replace(/^(\d{4})-(\d{2})-(\d{2})$/, (_, y, m, d) => `${d}-${m}-${y}`)),
  );

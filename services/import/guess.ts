import type { SourceColumn } from '../dataSources.js';

export type ColumnGuess = NonNullable<SourceColumn['guess']>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^[+(]?\d[\d\s().\-/]{6,20}$/;
/** "Customer Since: 2019-03-14" and "14-03-2019 08:30" have a phone number's letters, and are none. */
const DATE = /^(\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3(\d{4}|\d{2}))([T ]\d{1,2}[:.]\d{2}.*)?$/;
const WEBSITE = /^(https?:\/\/)?(www\.)?[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}(\/\S*)?$/u;

/** Names in English and Dutch, the likeliest first; compared in lower case with only letters and digits. */
const NAMES: Record<Exclude<ColumnGuess, 'email' | 'phone'>, readonly RegExp[]> = {
  companyName: [
    /^(company|account|organi[sz]ation|business|legal)name$/,
    /^(bedrijfs?|account|organisatie|firma|klant|handels)naam$/,
    /^(companyname|company|bedrijf|firma|organi[sz]ation|organisatie|onderneming)/,
    /^(name|naam)$/,
    /(company|bedrijf)/,
    /^(customer|client|klant|account)(name|naam)?$/,
  ],
  website: [
    /^(company|bedrijfs?)?(website|web|homepage|webpagina)(url)?$/,
    /website|webadres|homepage/,
    /domain|domein/,
    /^(www|url|site)$/,
  ],
  location: [
    /^(company|bedrijfs?)?(location|locatie|hq|headquarters?|hoofdkantoor|vestiging)/,
    /location|locatie|headquarter/,
    /^(full)?(address|adres)/,
    /^(country|land)/,
    /^(city|town|plaats|stad|woonplaats)/,
    /address|adres/,
  ],
  key: [
    /^(account|customer|company|client|crm|source|klant|debiteur|relatie|bedrijfs?)(id|no|nr|num|number|nummer|code|key)$/,
    /^(id|key|sleutel|nr|nummer|number|code|guid)$/,
    /(id|nr|number|nummer|code|key|guid)$/,
    /^(account|customer|klant|debiteur|relatie)$/,
    /^(kvk|vat|btw|duns)/,
  ],
};
const EMAIL_NAME = /e?mail/;
const PHONE_NAME = /phone|telefoon|mobiel|mobile|cell|gsm|^tel/;

/** What each column probably is, from its name and the rows looked at. Key, company name, website and location at most once each. */
export function guessColumns(
  names: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): (ColumnGuess | undefined)[] {
  const columns = names.map((name, index) =>
    describe(
      name,
      rows.map((row) => (row[index] ?? '').trim()),
    ),
  );
  const guesses: (ColumnGuess | undefined)[] = columns.map((column) => contactGuess(column));
  for (const guess of ['companyName', 'website', 'location', 'key'] as const) {
    const best = bestFor(guess, columns, guesses);
    if (best !== undefined) guesses[best] = guess;
  }
  return guesses;
}

/** The column whose values tell the rows apart, preferably one that is nothing else; undefined when no column does. */
export function guessKey(names: readonly string[], rows: readonly (readonly (string | null)[])[]): string | undefined {
  const guessed = guessColumns(names, rows).indexOf('key');
  if (guessed >= 0) return names[guessed];
  return names.find((name, index) =>
    tellsApart(
      describe(
        name,
        rows.map((row) => (row[index] ?? '').trim()),
      ),
    ),
  );
}

const tellsApart = (column: Described): boolean => column.unique && column.filled === 1;

interface Described {
  plain: string;
  filled: number;
  unique: boolean;
  email: number;
  phone: number;
  website: number;
}

function describe(name: string, values: readonly string[]): Described {
  const filled = values.filter(Boolean);
  const share = (pattern: RegExp) =>
    filled.length ? filled.filter((value) => pattern.test(value)).length / filled.length : 0;
  return {
    plain: name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''),
    filled: values.length ? filled.length / values.length : 0,
    unique: filled.length > 0 && new Set(filled).size === filled.length,
    email: share(EMAIL),
    phone: share(PHONE) - share(DATE),
    website: share(WEBSITE),
  };
}

function contactGuess(column: Described): ColumnGuess | undefined {
  if (column.email > 0.6 || (EMAIL_NAME.test(column.plain) && column.email >= 0.2)) return 'email';
  if (PHONE_NAME.test(column.plain) && (column.phone > 0.4 || column.filled === 0)) return 'phone';
  return undefined;
}

/** The column whose name stands first in the list; a key must be filled and different in each row, and content alone may show a website. */
function bestFor(
  guess: keyof typeof NAMES,
  columns: readonly Described[],
  taken: readonly (ColumnGuess | undefined)[],
): number | undefined {
  let best: { index: number; rank: number } | undefined;
  for (const [index, column] of columns.entries()) {
    if (taken[index]) continue;
    const rank = rankOf(guess, column);
    if (rank !== undefined && (!best || rank < best.rank)) best = { index, rank };
  }
  return best?.index;
}

function rankOf(guess: keyof typeof NAMES, column: Described): number | undefined {
  const patterns = NAMES[guess];
  const rank = patterns.findIndex((pattern) => pattern.test(column.plain));
  const named = rank < 0 ? undefined : rank;
  if (guess === 'key') return tellsApart(column) ? named : undefined;
  if (guess === 'website') return named ?? (column.website > 0.6 ? patterns.length : undefined);
  return named;
}

import { csvLine } from './csv.js';

/** Two people of one company who want different things, and one who has said nothing: the smallest list that shows what consent does. */
const ACCOUNTS = [
  ['CON-1', 'Contoso', 'contoso.com', 'Seattle, WA, United States', 'holly@contoso.com', '+1 206 555 0101'],
  ['CON-2', 'Contoso Retail', 'contoso.com', 'Seattle, WA, United States', 'frank@contoso.com', '+1 206 555 0102'],
  ['CON-3', 'Fabrikam', 'fabrikam.com', 'Utrecht, Netherlands', 'amy@fabrikam.com', '+31 30 200 0103'],
];
const CONSENTS = [
  ['0', 'holly@contoso.com', 'Newsletter', 'False'],
  ['2', 'holly@contoso.com', 'Product updates', 'True'],
  ['5', 'frank@contoso.com', 'Newsletter', 'True'],
  ['4', 'frank@contoso.com', 'Product updates', 'False'],
];
const DUTCH: Record<string, string> = { Newsletter: 'Nieuwsbrief', 'Product updates': 'Productupdates' };

const ENGLISH_ACCOUNT = ['Account Number', 'Company Name', 'Website', 'Location', 'Contact Email', 'Phone'];
const DUTCH_ACCOUNT = ['Klantnummer', 'Bedrijfsnaam', 'Website', 'Vestigingsplaats', 'E-mailadres', 'Telefoon'];
const ENGLISH_CONSENT = ['Consent ID', 'Email', 'Consent option', 'Consent value'];
const DUTCH_CONSENT = ['Toestemmings-id', 'E-mailadres', 'Toestemmingsoptie', 'Toestemmingswaarde'];

/** A withdrawal, as the next full list brings it: frank no longer wants the newsletter. */
const withdrawn = (rows: readonly string[][]) =>
  rows.map(([id = '', ...rest]) => (id === '5' ? [id, rest[0]!, rest[1]!, 'False'] : [id, ...rest]));

const inDutch = (rows: readonly string[][]) => rows.map((row) => row.map((cell) => DUTCH[cell] ?? cell));

/** The files of the smallest list, in English and Dutch, by name. */
export function contosoFiles(): Record<string, string> {
  const dutch = (headers: readonly string[], rows: readonly string[][]) => `\uFEFF${fileOf(headers, rows, ';')}`;
  return {
    'contoso-accounts.csv': fileOf(ENGLISH_ACCOUNT, ACCOUNTS, ','),
    'contoso-consent.csv': fileOf(ENGLISH_CONSENT, CONSENTS, ','),
    'contoso-consent-withdrawn.csv': fileOf(ENGLISH_CONSENT, withdrawn(CONSENTS), ','),
    'contoso-klanten.csv': dutch(DUTCH_ACCOUNT, ACCOUNTS),
    'contoso-toestemming.csv': dutch(DUTCH_CONSENT, inDutch(CONSENTS)),
    'contoso-toestemming-ingetrokken.csv': dutch(DUTCH_CONSENT, inDutch(withdrawn(CONSENTS))),
  };
}

const fileOf = (headers: readonly string[], rows: readonly string[][], separator: string): string =>
  [headers, ...rows].map((cells) => csvLine(cells, separator)).join('');

import { csvLine } from './csv.js';

/**
 * What billing has of the companies of `contoso.ts`: two of them, called otherwise; one twice; two rows that could each be Fabrikam, so
 * that neither is; and one that only billing knows.
 */
const DEBTORS = [
  ['B-100', 'Contoso Ltd', '', 'United States', 'holly@contoso.com', 'Technology', '120', '2026-05-04'],
  ['B-101', 'Contoso Retail Inc.', '', 'United States', 'frank@contoso.com', 'Retail', '80', '2026-06-11'],
  [
    'B-102',
    'Northwind Traders',
    'northwindtraders.com',
    'Belgium',
    'sam@northwindtraders.com',
    'Retail',
    '22',
    '2026-02-14',
  ],
  ['B-103', 'Fabrikam B.V.', '', 'Netherlands', 'amy@fabrikam.com', 'Manufacturing', '41', '2026-04-20'],
  [
    'B-104',
    'Adventure Works',
    'https://www.adventure-works.com',
    'Germany',
    'ap@adventure-works.com',
    'Manufacturing',
    '17',
    '2026-07-02',
  ],
  [
    'B-105',
    'Adventure Works GmbH',
    'adventure-works.com',
    'Germany',
    'ap@adventure-works.com',
    'Manufacturing',
    '3',
    '2025-11-19',
  ],
  ['B-106', 'Fabrikam Services', '', 'Netherlands', 'amy@fabrikam.com', 'Services', '9', '2026-06-30'],
];
const NEW = [
  'B-107',
  'Wide World Importers',
  'wideworldimporters.com',
  'Belgium',
  'kim@wideworldimporters.com',
  'Wholesale',
  '1',
  '2026-09-01',
];

const ENGLISH = ['Debtor No', 'Company', 'Website', 'Country', 'Email', 'Industry', 'Invoices', 'Modified on'];
const DUTCH = ['Debiteurnr', 'Naam', 'Website', 'Land', 'E-mail', 'Branche', 'Facturen', 'Gewijzigd op'];
const IN_DUTCH: Record<string, string> = {
  ...{ 'United States': 'Verenigde Staten', Netherlands: 'Nederland', Germany: 'Duitsland', Belgium: 'België' },
  ...{ Technology: 'Technologie', Retail: 'Detailhandel', Services: 'Dienstverlening' },
  ...{ Manufacturing: 'Industrie', Wholesale: 'Groothandel' },
};

/** The next export: Fabrikam is there once, and so it is found; its number of invoices has grown; one company is new. */
const changed = (rows: readonly string[][]): string[][] => [
  ...rows
    .filter(([number]) => number !== 'B-106')
    .map((row) => (row[0] === 'B-103' ? row.with(6, '52').with(7, '2026-09-03') : row)),
  NEW,
];

/** The files of billing, in English and Dutch, by name. */
export function contosoBillingFiles(): Record<string, string> {
  return {
    'contoso-billing.csv': english(DEBTORS),
    'contoso-billing-changed.csv': english(changed(DEBTORS)),
    'contoso-facturatie.csv': dutch(DEBTORS),
    'contoso-facturatie-gewijzigd.csv': dutch(changed(DEBTORS)),
  };
}

const english = (rows: readonly string[][]): string => [ENGLISH, ...rows].map((cells) => csvLine(cells, ',')).join('');

/** Days as they are written in the Netherlands. */
const dutch = (rows: readonly string[][]): string =>
  `\uFEFF${[DUTCH, ...rows.map((row) => row.map(dutchCell))].map((cells) => csvLine(cells, ';')).join('')}`;

const dutchCell = (cell: string): string =>
  IN_DUTCH[cell] ?? cell.replace(/^(\d{4})-(\d{2})-(\d{2})$/, (_, year, month, day) => `${day}-${month}-${year}`);

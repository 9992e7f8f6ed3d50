import type { ProfilesOrder, ProfilesQuery, TableRow } from '../../services/results/tableView.js';

/**
 * What the table of enriched profiles has to show, thought out from the words of `ProfilesQuery` and `ProfilesOrder` alone, over a
 * plain array.
 */
export function tableOf(rows: readonly TableRow[], query: ProfilesQuery, order: ProfilesOrder): TableRow[] {
  return rows.filter((row) => fits(row, query)).sort((one, other) => compare(one, other, order));
}

function fits(row: TableRow, { search = '', filters = {}, changed = false }: ProfilesQuery): boolean {
  const word = sought(search.trim());
  const found = sought(row.ownName).includes(word) || sought(String(row.values.name ?? '')).includes(word);
  const chosen = Object.entries(filters).every(([field, values]) => {
    const value = String((field === 'bucket' ? row.bucket : row.values[field as 'industry']) ?? '');
    return values.length === 0 || values.includes(value);
  });
  return found && chosen && (!changed || row.changed);
}

function compare(one: TableRow, other: TableRow, { field, descending = false }: ProfilesOrder): number {
  const [a, b] = [cellOf(one, field), cellOf(other, field)];
  const byId = one.customerId - other.customerId;
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined) || byId;
  const byValue = typeof a === 'number' && typeof b === 'number' ? a - b : byCodePoint(String(a), String(b));
  return (descending ? -byValue : byValue) || byId;
}

function cellOf(row: TableRow, field: ProfilesOrder['field']): string | number | undefined {
  const isOwn = field === 'customerId' || field === 'ownName' || field === 'bucket' || field === 'answeredAt';
  const value = isOwn ? row[field] : row.values[field];
  return typeof value === 'string'
    ? small(Buffer.byteLength(value) > 200 ? [...value].slice(0, 50) : [...value])
    : value;
}

/** Letter by letter, in no language: the Turkish İ is the one whose small form would be two characters. */
const small = (characters: string[]): string =>
  characters.map((character) => (character === 'İ' ? 'i' : character.toLowerCase())).join('');

/** At the end of a word the Greek sigma looks different; in capitals it does not. */
const sought = (text: string): string => small([...text]).replaceAll('ς', 'σ');

const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

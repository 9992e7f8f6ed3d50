import type { SortField } from '../../services/results/tableView.js';
import type { EnrichedField } from '../../services/results.js';
import type { Words } from '../words.js';

/** The company name is always there: it is what a row is known by. */
export const ALWAYS: SortField = 'ownName';
const AT_FIRST: readonly SortField[] = [
  ...['bucket', 'industry', 'country', 'employeeRange', 'confidence', 'answeredAt'],
] as SortField[];
/** What a browser keeps texts in. */
export interface Store {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
}

const KEPT = 'enrichment-steward.columns';

/** All columns in their order. */
export function columnsOf({ results }: Words): readonly SortField[] {
  const fields = Object.keys(results.fields) as EnrichedField[];
  return [ALWAYS, 'customerId', 'bucket', ...fields, 'answeredAt'];
}

export function columnName(column: SortField, { pages, results }: Words): string {
  if (column === 'ownName') return results.company;
  if (column === 'customerId') return pages.customerId;
  if (column === 'bucket') return results.outcome;
  if (column === 'answeredAt') return pages.answered;
  // Beside the source's own name stands that of Leadspace.
  return column === 'name' ? pages.leadspaceName : results.fields[column];
}

/** Names of columns are kept, never values. Where the browser keeps nothing, the choice lasts as long as the page. */
export function keepColumns(chosen: readonly SortField[], store: Store | undefined): void {
  try {
    store?.setItem(KEPT, JSON.stringify(chosen));
  } catch {
    // It is full or forbidden.
  }
}

export function keptColumns(all: readonly SortField[], store: Store | undefined): SortField[] {
  const kept = parsed(store);
  const chosen = Array.isArray(kept) ? kept : AT_FIRST;
  return all.filter((column) => column === ALWAYS || chosen.includes(column));
}

function parsed(store: Store | undefined): unknown {
  try {
    return JSON.parse(store?.getItem(KEPT) ?? 'null');
  } catch {
    return undefined;
  }
}

/** A frame of somebody else's page may be forbidden to keep anything, and already asking for the store throws. */
export function storeOf(place: { localStorage: Store }): Store | undefined {
  try {
    return place.localStorage;
  } catch {
    return undefined;
  }
}

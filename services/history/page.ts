import { countEntries, type EntryPlace } from '../../storage/history.js';
import type { HistoryFilter, HistoryPage, HistoryRow } from '../history.js';
import type { HistoryParts } from './parts.js';
import { rowsOf } from './rows.js';
import { trendOf } from './trend.js';

const A_PAGE = 5;
const LARGEST_PAGE = 100;

/** A page from where `at` leads: what is no place (any more) leads to the newest. */
export async function pageOf(
  parts: Pick<HistoryParts, 'sql' | 'system'>,
  filter: HistoryFilter,
  { timeZone, at, size = A_PAGE }: { timeZone: string; at?: string; size?: number },
): Promise<HistoryPage> {
  const [page, total, trend] = await Promise.all([
    rowsAt(parts, filter, readPlace(at), Math.min(Math.max(1, Math.trunc(size)), LARGEST_PAGE)),
    countEntries(parts.sql, filter),
    trendOf(parts.sql, filter, timeZone),
  ]);
  return { ...page, total, trend };
}

type Place = { after: EntryPlace } | { before: EntryPlace };

async function rowsAt(
  parts: Pick<HistoryParts, 'sql' | 'system'>,
  filter: HistoryFilter,
  place: Place | undefined,
  size: number,
): Promise<Pick<HistoryPage, 'rows' | 'next' | 'previous'>> {
  const found = await rowsOf(parts, filter, { ...place, limit: size + 1 });
  const isMore = found.length > size;
  const isBackwards = place !== undefined && 'before' in place;
  // Back at the top, and where everything has gone meanwhile: a whole page of the newest.
  if (place && (isBackwards ? !isMore : found.length === 0)) return rowsAt(parts, filter, undefined, size);
  const rows = isBackwards ? found.slice(-size) : found.slice(0, size);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    ...((isBackwards || isMore) && last && { next: writePlace('after', last) }),
    ...(place && first && { previous: writePlace('before', first) }),
  };
}

const writePlace = (side: 'after' | 'before', { startedAt, id }: HistoryRow): string =>
  `${side}.${startedAt.toString(36)}.${id}`;

/** It comes from a card, so it may be anything. */
function readPlace(at: string | undefined): Place | undefined {
  const [, side, startedAt, id] = /^(after|before)\.([\da-z]{1,9})\.([\w-]{1,100})$/.exec(at ?? '') ?? [];
  if (!startedAt || !id) return undefined;
  const place = { startedAt: Number.parseInt(startedAt, 36), id };
  return side === 'after' ? { after: place } : { before: place };
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { columnOf } from '../../storage/outputQuery.js';
import type { OutputPlace } from '../../storage/outputTable.js';
import { FILTERS, type ProfilesOrder, type ProfilesQuery } from './tableView.js';

/** What an order and a query are, whatever way they were written: the same rows in the same order have the same text. */
export function queryOf({ search, filters = {}, changed }: ProfilesQuery): ProfilesQuery {
  const chosen = FILTERS.flatMap((field) => {
    const values = [...new Set(filters[field])].sort();
    return values.length === 0 ? [] : [[field, values] as const];
  });
  return {
    ...(search?.trim() && { search: search.trim() }),
    ...(chosen.length > 0 && { filters: Object.fromEntries(chosen) }),
    ...(changed && { changed }),
  };
}

/** Whether a query leaves out any profile. */
export const narrows = (query: ProfilesQuery): boolean => Object.keys(queryOf(query)).length > 0;

/** One table as somebody looks at it: a place holds only there. */
export interface Looked {
  enrichmentId: string;
  query: ProfilesQuery;
  order: ProfilesOrder;
}

/** The edge of a page, and in which direction to go on from there. */
export interface Turn {
  from: OutputPlace;
  backwards: boolean;
}

const Written = z.tuple([
  z.string(),
  z.boolean(),
  z.union([z.string(), z.number(), z.null()]),
  z.number().int().nonnegative(),
]);

/**
 * A turn as opaque text. It names the output's values and not its rows, so that it still leads somewhere when a run has put another
 * output in place. The mark tells a place of this table from any other text; it keeps nobody from making one, and who does reads
 * only what he may read anyway.
 */
export function writeTurn(looked: Looked, { from: { key, customerId }, backwards }: Turn): string {
  const place = [backwards, key, customerId] as const;
  return Buffer.from(JSON.stringify([markOf(looked, place), ...place])).toString('base64url');
}

/** Undefined for what is no place of this table. */
export function readTurn(looked: Looked, at: string): Turn | undefined {
  const { success, data } = Written.safeParse(parsed(Buffer.from(at, 'base64url').toString('utf8')));
  if (!success) return undefined;
  const [mark, ...place] = data;
  const [backwards, key, customerId] = place;
  const kind = columnOf(looked.order.field).text ? 'string' : 'number';
  if (mark !== markOf(looked, place) || (key !== null && typeof key !== kind)) return undefined;
  return { from: { key, customerId }, backwards };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function markOf({ enrichmentId, query, order }: Looked, place: readonly unknown[]): string {
  const { field, descending = false } = order;
  const text = JSON.stringify([enrichmentId, queryOf(query), field, descending, place]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

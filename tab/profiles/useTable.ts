import { useState } from 'react';
import type { TableAsk } from '../../bot/pages/wire.js';
import type { ProfilesOrder, TablePage } from '../../services/results/tableView.js';
import { type Asked, useAsked, usePage } from '../page.js';

const SIZE = 50;

export interface Table extends Asked<TablePage> {
  /** Counts from 1. */
  page: number;
  order: ProfilesOrder | undefined;
  sort(order: ProfilesOrder): void;
  next(): void;
  previous(): void;
  /** Profiles of the query; comes by itself, since it may take longer than the rows. */
  count?: number | undefined;
}

/** A page of certain rows. */
interface Place {
  of: string;
  at?: string;
  page: number;
}

/** The rows of the table and where in it the reader is. */
export function useTable(enrichment: string): Table {
  const { client, query } = usePage();
  const [order, setOrder] = useState<ProfilesOrder>();
  const [turned, setTurned] = useState<Place>({ of: '', page: 1 });
  const path = `enrichments/${encodeURIComponent(enrichment)}`;
  const rows = JSON.stringify([query, order]);
  // Other profiles, or the same in another order, begin at the first page.
  const place: Place = turned.of === rows ? turned : { of: rows, page: 1 };

  const ask: TableAsk = { query, size: SIZE, ...(order && { order }), ...(place.at && { at: place.at }) };
  const asked = useAsked(JSON.stringify([path, ask]), (signal) =>
    client.post<TablePage>(`${path}/profiles`, ask, signal),
  );
  const counted = useAsked(JSON.stringify([path, query]), (signal) =>
    client.post<{ count: number }>(`${path}/count`, query, signal),
  );
  const { answer } = asked;
  // What is there while others are awaited leads on from rows that are no longer asked for.
  const goTo = (at: string | undefined, page: number) =>
    at !== undefined && !asked.loading && setTurned({ of: rows, at, page });
  return {
    ...asked,
    // A place that is none any more leads to the first page.
    page: answer && !answer.previous && !asked.loading ? 1 : place.page,
    order,
    sort: setOrder,
    next: () => goTo(answer?.next, place.page + 1),
    previous: () => goTo(answer?.previous, Math.max(1, place.page - 1)),
    count: counted.loading ? undefined : counted.answer?.count,
  };
}

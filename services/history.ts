import type { Caller } from './caller.js';
import { historyFile } from './history/file.js';
import { pageOf } from './history/page.js';
import type { HistoryParts } from './history/parts.js';
import type { StartedBy } from './refresh/view.js';
import type { FileLink } from './results.js';

/** A run or a refresh that was started, newest first. */
export interface HistoryRow {
  id: string;
  kind: 'run' | 'refresh';
  /** Of the enrichment; of a refresh that of its only target; empty for everything. */
  name: string;
  /** Of a run: the id of its enrichment, which may have been removed since. */
  enrichment?: string;
  state: 'Queued' | 'Refreshing' | 'Successful' | 'Failed' | 'Canceled';
  startedBy: StartedBy;
  startedAt: number;
  endedAt?: number;
  /** Of a run: records sent, profiles enriched. Of a refresh: steps, and how many of them failed or were skipped. */
  counts: { sent: number; enriched: number } | { steps: number; failed: number; skipped: number };
}

export interface HistoryFilter {
  kind?: HistoryRow['kind'];
  outcome?: 'Successful' | 'Failed' | 'Canceled';
}

export interface HistoryPage {
  rows: HistoryRow[];
  total: number;
  /** Opaque, for the page after and before. */
  next?: string;
  previous?: string;
  /** By day of the reader's zone, oldest first, at most 14 days with something in them. */
  trend: { day: string; successful: number; failed: number; canceled: number }[];
}

export interface History {
  /** Five a page, or `size` (at most 100). Viewers. */
  page(
    caller: Caller,
    filter: HistoryFilter,
    options: { timeZone: string; at?: string; size?: number },
  ): Promise<HistoryPage>;
  /** All rows of the filter as CSV, English headers, times in UTC (ISO 8601). */
  file(caller: Caller, filter: HistoryFilter): Promise<FileLink>;
}

export type { HistoryParts };

export function createHistory(parts: HistoryParts): History {
  return {
    async page(caller, filter, options) {
      await parts.access.require(caller, 'viewer');
      return pageOf(parts, filter, options);
    },
    async file(caller, filter) {
      await parts.access.require(caller, 'viewer');
      return historyFile(parts, caller, filter);
    },
  };
}

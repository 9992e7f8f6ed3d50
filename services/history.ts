import type { Caller } from './caller.js';
import type { StartedBy } from './refresh/view.js';
import type { FileLink } from './results.js';

/** A run or a refresh that was started, newest first. */
export interface HistoryRow {
  id: string;
  kind: 'run' | 'refresh';
  /** Of the enrichment; of a refresh that of its only target; empty for everything. */
  name: string;
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
  /** Five a page. Viewers. */
  page(caller: Caller, filter: HistoryFilter, options: { timeZone: string; at?: string }): Promise<HistoryPage>;
  /** All rows of the filter as CSV, English headers, times in UTC (ISO 8601). */
  file(caller: Caller, filter: HistoryFilter): Promise<FileLink>;
}

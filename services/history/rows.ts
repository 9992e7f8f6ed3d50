import { z } from 'zod';
import { type EntryPlace, type HistoryEntry, listEntries, startersOf } from '../../storage/history.js';
import type { HistoryFilter, HistoryRow } from '../history.js';
import type { StartedBy } from '../refresh/view.js';
import type { HistoryParts } from './parts.js';

const Starter = z.union([
  z.object({ by: z.literal('person'), name: z.string() }),
  z.object({ by: z.literal('schedule'), schedule: z.string(), slot: z.number() }),
]) satisfies z.ZodType<StartedBy>;

/** Newest first: older than `after`, or the nearest that are newer than `before`. A run that is part of a refresh was started by whoever started that. */
export async function rowsOf(
  { sql, system }: Pick<HistoryParts, 'sql' | 'system'>,
  filter: HistoryFilter,
  page: { after?: EntryPlace; before?: EntryPlace; limit: number },
): Promise<HistoryRow[]> {
  const entries = await listEntries(sql, filter, page);
  const own = entries.filter(({ userId }) => userId === system.userId).map(({ id }) => id);
  const starters = await startersOf(sql, own);
  return entries.map((entry) => rowOf(entry, entry.startedBy ?? starters.get(entry.id)));
}

function rowOf(entry: HistoryEntry, startedBy: string | undefined): HistoryRow {
  const { kind, id, name, enrichmentId, state, startedAt, endedAt, userName } = entry;
  const { sent, enriched, steps, failed, skipped } = entry;
  return {
    ...{ kind, id, name, state: state as HistoryRow['state'], startedAt },
    ...(enrichmentId && { enrichment: enrichmentId }),
    ...(endedAt !== null && { endedAt }),
    startedBy: startedBy === undefined ? { by: 'person', name: userName } : Starter.parse(JSON.parse(startedBy)),
    counts: kind === 'run' ? { sent, enriched } : { steps, failed, skipped },
  };
}

import { z } from 'zod';
import { type EntryPlace, type HistoryEntry, listEntries } from '../../storage/history.js';
import type { HistoryFilter, HistoryRow } from '../history.js';
import type { StartedBy } from '../refresh/view.js';
import type { HistoryParts } from './parts.js';

const Starter = z.union([
  z.object({ by: z.literal('person'), name: z.string() }),
  z.object({ by: z.literal('schedule'), schedule: z.string(), slot: z.number() }),
]) satisfies z.ZodType<StartedBy>;

/** Newest first: older than `after`, or the nearest that are newer than `before`. */
export async function rowsOf(
  { sql, system }: Pick<HistoryParts, 'sql' | 'system'>,
  filter: HistoryFilter,
  page: { after?: EntryPlace; before?: EntryPlace; limit: number },
): Promise<HistoryRow[]> {
  const entries = await listEntries(sql, { ...filter, systemId: system.userId }, page);
  return entries.map(rowOf);
}

function rowOf(entry: HistoryEntry): HistoryRow {
  const { kind, id, name, state, startedAt, endedAt, startedBy, userName } = entry;
  const { sent, enriched, steps, failed, skipped } = entry;
  return {
    ...{ kind, id, name, state: state as HistoryRow['state'], startedAt },
    ...(endedAt !== null && { endedAt }),
    startedBy: startedBy === null ? { by: 'person', name: userName } : Starter.parse(JSON.parse(startedBy)),
    counts: kind === 'run' ? { sent, enriched } : { steps, failed, skipped },
  };
}

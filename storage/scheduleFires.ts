import type { Reader, Writer } from './sql.js';

/** A local time that a schedule planned, and what became of it. A planned time is entered once, whatever clocks and processes do. */
export interface ScheduleFire {
  scheduleId: string;
  /** `2026-03-29T07:30 Europe/Amsterdam` */
  planned: string;
  /** The moment it came. */
  at: number;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS schedule_fires (
     schedule_id VARCHAR NOT NULL,
     planned VARCHAR NOT NULL,
     planned_at BIGINT NOT NULL,
     refresh_id VARCHAR,
     entered_at BIGINT NOT NULL,
     PRIMARY KEY (schedule_id, planned)
   )`,
];

/** Resolves to false when it was entered before: fired, or passed by. Without `noteRefresh` it counts as passed by. */
export async function enterFire(tx: Writer, fire: ScheduleFire, enteredAt: number): Promise<boolean> {
  const entered = await tx.run(
    'INSERT INTO schedule_fires VALUES ($1, $2, $3, NULL, $4) ON CONFLICT (schedule_id, planned) DO NOTHING',
    [fire.scheduleId, fire.planned, fire.at, enteredAt],
  );
  return entered > 0;
}

/** The refresh that it started, or found. */
export async function noteRefresh(
  tx: Writer,
  { scheduleId, planned }: Pick<ScheduleFire, 'scheduleId' | 'planned'>,
  refreshId: string,
): Promise<void> {
  await tx.run('UPDATE schedule_fires SET refresh_id = $3 WHERE schedule_id = $1 AND planned = $2', [
    scheduleId,
    planned,
    refreshId,
  ]);
}

/** Whether all of these planned times were entered. */
export async function areEntered(reader: Reader, scheduleId: string, planned: readonly string[]): Promise<boolean> {
  const places = planned.map((_, index) => `$${index + 2}`).join(', ');
  const row = await reader.get(
    `SELECT count(*) AS size FROM schedule_fires WHERE schedule_id = $1 AND planned IN (${places})`,
    [scheduleId, ...planned],
  );
  return Number(row?.size) === planned.length;
}

/** The newest that fired, by schedule. */
export async function lastFires(reader: Reader): Promise<Map<string, { slot: number; refresh: string }>> {
  const rows = await reader.all(
    `SELECT schedule_id, max(planned_at) AS slot, arg_max(refresh_id, planned_at) AS refresh_id FROM schedule_fires
     WHERE refresh_id IS NOT NULL GROUP BY schedule_id`,
  );
  return new Map(
    rows.map((row) => [String(row.schedule_id), { slot: Number(row.slot), refresh: String(row.refresh_id) }]),
  );
}

/** Deletes what belongs to none of these schedules: they are gone. */
export async function keepFiresOf(tx: Writer, scheduleIds: readonly string[]): Promise<void> {
  const places = scheduleIds.map((_, index) => `$${index + 1}`).join(', ');
  await tx.run(`DELETE FROM schedule_fires ${places && `WHERE schedule_id NOT IN (${places})`}`, scheduleIds);
}

import { lastFires } from '../../storage/scheduleFires.js';
import type { ScheduleTarget, Settings } from '../../storage/settings.js';
import type { ScheduleView } from '../schedules.js';
import { neverOf } from './coverage.js';
import type { SchedulesParts } from './parts.js';
import { nextMoments } from './slots.js';
import { EVERYTHING, existing, refreshed, scheduleOf } from './targets.js';

const SHOWN = 3;

/** Of one target, also where it has no schedule yet. @throws `notFound` */
export async function viewOf(
  { documents, sql, clock }: Pick<SchedulesParts, 'documents' | 'sql' | 'clock'>,
  target: ScheduleTarget,
): Promise<ScheduleView> {
  const settings = documents.read();
  return show(settings, target, await lastFires(sql), clock.now());
}

/** Everything first, whether it has one or not; then those that have one, by name. */
export async function viewsOf({
  documents,
  sql,
  clock,
}: Pick<SchedulesParts, 'documents' | 'sql' | 'clock'>): Promise<ScheduleView[]> {
  const settings = documents.read();
  const last = await lastFires(sql);
  const others = settings.schedules.filter(({ target }) => target.kind !== 'all' && refreshed(settings, target));
  const views = [EVERYTHING, ...others.map(({ target }) => target)].map((target) =>
    show(settings, target, last, clock.now()),
  );
  // Of everything the name is empty, which comes first.
  return views.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}

function show(
  settings: Settings,
  target: ScheduleTarget,
  fires: Awaited<ReturnType<typeof lastFires>>,
  now: number,
): ScheduleView {
  const { name } = existing(settings, target);
  const schedule = scheduleOf(settings, target);
  if (!schedule) return { target, name, when: { kind: 'off' }, next: [] };
  const { id, when, most, by } = schedule;
  const never = neverOf(settings, schedule, now);
  const last = fires.get(id);
  return {
    ...{ id, target, name, when, by: by.name },
    next: when.kind === 'times' ? nextMoments(when, now, SHOWN) : [],
    ...(most !== undefined && { most }),
    ...(never && { never }),
    ...(last && { last }),
  };
}

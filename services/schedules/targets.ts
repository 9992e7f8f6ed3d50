import type { Schedule, ScheduleTarget, Settings } from '../../storage/settings.js';
import { ServiceError } from '../errors.js';

export const EVERYTHING: ScheduleTarget = { kind: 'all' };

export const isSameTarget = (one: ScheduleTarget, other: ScheduleTarget): boolean =>
  one.kind === 'all' || other.kind === 'all' ? one.kind === other.kind : one.kind === other.kind && one.id === other.id;

export const scheduleOf = ({ schedules }: Settings, target: ScheduleTarget): Schedule | undefined =>
  schedules.find((schedule) => isSameTarget(schedule.target, target));

/** What would be refreshed; undefined: it is gone. Of everything the name is empty. */
export function refreshed(settings: Settings, target: ScheduleTarget): { name: string; active: boolean } | undefined {
  if (target.kind === 'all') return { name: '', active: true };
  const among = target.kind === 'segment' ? settings.segments : settings.enrichments;
  return among.find(({ id }) => id === target.id);
}

/** @throws `notFound` */
export function existing(settings: Settings, target: ScheduleTarget): { name: string; active: boolean } {
  const found = refreshed(settings, target);
  if (!found) throw new ServiceError('notFound', { what: target.kind });
  return found;
}

/** Everything, then what is active: segments, and enrichments, each by name. */
export function targetsIn({ segments, enrichments }: Settings): { target: ScheduleTarget; name: string }[] {
  const active = (kind: 'segment' | 'enrichment', among: readonly { id: string; name: string; active: boolean }[]) =>
    among
      .filter((each) => each.active)
      .sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }))
      .map(({ id, name }) => ({ target: { kind, id }, name }));
  return [{ target: EVERYTHING, name: '' }, ...active('segment', segments), ...active('enrichment', enrichments)];
}

/** A schedule goes with what it refreshes, in the same change. */
export function removeSchedule(draft: Settings, target: ScheduleTarget): void {
  draft.schedules = draft.schedules.filter((schedule) => !isSameTarget(schedule.target, target));
}

import { isDeepStrictEqual } from 'node:util';
import type { AuditDetails } from '../../storage/audit.js';
import type { Schedule, Settings } from '../../storage/settings.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import type { ScheduleInput } from '../schedules.js';
import { isCovered } from './coverage.js';
import { checkedMost, checkedWhen } from './input.js';
import type { SchedulesParts } from './parts.js';
import { EVERYTHING, existing, removeSchedule, scheduleOf } from './targets.js';

/** Keeps what was chosen, in the name of who chose it. The same again changes nothing: what is due meanwhile stays due. */
export async function saveSchedule(parts: SchedulesParts, caller: Caller, input: ScheduleInput): Promise<void> {
  const { documents, changeSettings, clock, newId } = parts;
  const before = documents.read();
  existing(before, input.target);
  const known = scheduleOf(before, input.target);
  const chosen = chosenOf(caller, input, known);
  if (known ? isSame(known, chosen) : chosen.when.kind === 'off') return;
  const id = known?.id ?? newId();
  const note = { caller, action: 'schedule.change', subject: `schedule:${id}`, details: detailsOf(chosen) };
  await changeSettings(note, (draft) => {
    refuseWithoutFire(draft, chosen, clock.now());
    // Two who make the first one at the same time change one.
    const kept = scheduleOf(draft, input.target)?.id ?? id;
    removeSchedule(draft, input.target);
    draft.schedules.push({ ...chosen, id: kept, changedAt: clock.now() });
  });
}

type Chosen = Omit<Schedule, 'id' | 'changedAt'>;

/** One that is switched off still knows how many records were confirmed. */
function chosenOf({ tenantId, userId, name }: Caller, input: ScheduleInput, known: Schedule | undefined): Chosen {
  const when = checkedWhen(input);
  const most = checkedMost(input) ?? known?.most;
  return { target: input.target, when, ...(most !== undefined && { most }), by: { tenantId, userId, name } };
}

function isSame({ id: _id, changedAt: _changedAt, ...known }: Schedule, chosen: Chosen): boolean {
  return isDeepStrictEqual(known, chosen);
}

/** In the change itself, where that of everything cannot move meanwhile. @throws `scheduleNeverFires`, `notFound` */
function refuseWithoutFire(draft: Settings, { target, when }: Chosen, now: number): void {
  const { name } = existing(draft, target);
  if (target.kind === 'all' || when.kind !== 'times') return;
  if (isCovered(when, scheduleOf(draft, EVERYTHING)?.when, now)) throw new ServiceError('scheduleNeverFires', { name });
}

function detailsOf({ target, when, most }: Chosen): AuditDetails {
  return {
    target: target.kind === 'all' ? 'all' : `${target.kind}:${target.id}`,
    when: when.kind,
    ...(when.kind === 'times' && { times: when.times.join(' '), days: when.days.join(' '), timeZone: when.timeZone }),
    ...(most !== undefined && { most }),
  };
}

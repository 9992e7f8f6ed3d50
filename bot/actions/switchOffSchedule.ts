import { scheduleCard } from '../../cards/scheduleCard.js';
import { scheduleTarget } from '../../cards/scheduleParts.js';
import { ScheduledInput } from '../../cards/schedulesCard.js';
import { onButton } from '../action.js';

/** Says what will be, so that a second press changes nothing. */
export const switchOffSchedule = onButton(
  'switchOffSchedule',
  ScheduledInput,
  async ({ what }, { services, caller, locale }) => {
    const target = scheduleTarget(what);
    const { most } = await services.schedules.find(caller, target);
    const off = { target, when: { kind: 'off' as const }, ...(most !== undefined && { most }) };
    return { card: scheduleCard({ ...(await services.schedules.save(caller, off)), done: 'switchedOff' }, locale) };
  },
);

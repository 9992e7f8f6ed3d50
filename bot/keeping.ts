import type { Access } from '../services/access.js';
import type { Audit } from '../services/audit.js';
import type { Caller } from '../services/caller.js';
import type { ChangeSettings } from '../services/changes.js';
import type { Clock, NewId } from '../services/clock.js';
import type { Log } from '../services/log.js';
import { createNotifications, type NotificationsParts } from '../services/notifications.js';
import { createRefreshes, type RefreshParts } from '../services/refresh.js';
import { createSchedules } from '../services/schedules.js';
import type { Told } from '../services/told.js';
import type { Storage } from '../storage/index.js';

/** What the services below are made of, beside what they refresh. */
interface Base extends Storage {
  access: Access;
  audit: Audit;
  changeSettings: ChangeSettings;
  clock: Clock;
  newId: NewId;
  log: Log;
  told: Told;
  system: Caller;
}

type Refreshed = Pick<RefreshParts, 'dataSources' | 'consent' | 'segments' | 'measures' | 'runs' | 'exports'> &
  Pick<NotificationsParts, 'dataSources' | 'consent' | 'segments' | 'connections' | 'limits'>;

/** Part of the composition root: what keeps data current by itself, and tells of it. */
export function makeKeeping(base: Base, refreshed: Refreshed) {
  const { notify } = base.told;
  const notifications = createNotifications({ ...base, ...refreshed });
  const { refreshes, work } = createRefreshes({
    ...{ ...base, ...refreshed, notify },
    ...{ tell: notifications.tell, stepsTold: notifications.settled },
  });
  const schedules = createSchedules({ ...base, refresh: work });
  return {
    ...{ notifications, refreshes, schedules },
    async start() {
      await notifications.start();
      await work.start();
      schedules.start();
    },
    /** First what asks for more, then what is going on, then what is told of it. */
    async stop() {
      await schedules.stop();
      await work.stop();
      await notifications.stop();
    },
  };
}

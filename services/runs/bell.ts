import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock.js';

/** Wakes those who wait for something to change. */
export interface Bell {
  ring(): void;
  /** Take it before looking whether there is something to do, so that no ring is missed in between. */
  ear(): { wait(ms: number): Promise<void> };
}

export function createBell(clock: Clock): Bell {
  let controller = widelyHeard();
  return {
    ring() {
      controller.abort();
      controller = widelyHeard();
    },
    ear() {
      const { signal } = controller;
      return { wait: async (ms) => (signal.aborted ? undefined : clock.sleep(ms, signal)) };
    },
  };
}

/** As many may wait as there are batches on hold. */
function widelyHeard(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

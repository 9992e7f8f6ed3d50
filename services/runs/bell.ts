import type { Clock } from '../clock.js';

/** Wakes those who wait for something to change. */
export interface Bell {
  ring(): void;
  /** Take it before looking whether there is something to do, so that no ring is missed in between. */
  ear(): { wait(ms: number): Promise<void> };
}

export function createBell(clock: Clock): Bell {
  let controller = new AbortController();
  return {
    ring() {
      controller.abort();
      controller = new AbortController();
    },
    ear() {
      const { signal } = controller;
      return { wait: async (ms) => (signal.aborted ? undefined : clock.sleep(ms, signal)) };
    },
  };
}

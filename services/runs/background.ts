import type { Log } from '../log.js';

/** Work that nobody waits for, except when the process ends. */
export interface Background {
  start(what: string, work: () => Promise<void>): void;
  /** Resolves when nothing is going on any more. */
  settled(): Promise<void>;
}

/** A failure is logged and ends that piece of work only: what is stored says how far it got. */
export function createBackground(log: Log): Background {
  const going = new Set<Promise<void>>();
  return {
    start(what, work) {
      const done = work()
        .catch((error: unknown) => log.error({ err: error }, `${what} failed`))
        .finally(() => going.delete(done));
      going.add(done);
    },
    async settled() {
      while (going.size > 0) await Promise.all(going);
    },
  };
}

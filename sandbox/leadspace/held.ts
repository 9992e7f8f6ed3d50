import type { LoggedRequest } from './requestLog.js';

/** Requests whose answer is kept back. */
export interface Held {
  /** Resolves when the answer may go out. */
  hold(entry: LoggedRequest): Promise<void>;
  /** The client went away. */
  drop(entry: LoggedRequest): void;
  all(): LoggedRequest[];
  /** Resolves as soon as at least one is held: a test waits for this, not for time. */
  whenHeld(): Promise<LoggedRequest>;
  release(): void;
}

export function createHeld(): Held {
  const held = new Map<LoggedRequest, () => void>();
  let waiting: ((entry: LoggedRequest) => void)[] = [];
  return {
    hold(entry) {
      const released = new Promise<void>((resolve) => held.set(entry, resolve));
      for (const tell of waiting) tell(entry);
      waiting = [];
      return released;
    },
    drop(entry) {
      held.get(entry)?.();
      held.delete(entry);
    },
    all: () => [...held.keys()],
    whenHeld() {
      const [first] = held.keys();
      return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve));
    },
    release() {
      for (const go of held.values()) go();
      held.clear();
    },
  };
}

import type { Notify, Subject } from './subject.js';

/** Everything that is told of passes here, so that what goes on behind the conversation can wait for something instead of asking again and again. */
export interface Told {
  notify: Notify;
  /** Called after everything that is told. */
  listen(listener: (subject: Subject) => void): void;
  /** What `look` finds, as soon as it finds something: looked at now, and whenever the subject is told of. Undefined when `signal` comes first. */
  until<T>(subject: Subject, look: () => Promise<T | undefined>, signal: AbortSignal): Promise<T | undefined>;
}

export function createTold(notify: Notify): Told {
  const listeners = new Set<(subject: Subject) => void>();

  /** Resolves when the subject is told of for the first time from now on. */
  function next(subject: Subject, signal: AbortSignal): { told: Promise<void>; forget(): void } {
    let forget = () => {};
    const told = new Promise<void>((resolve) => {
      const listener = (about: Subject) => about === subject && resolve();
      const end = () => resolve();
      listeners.add(listener);
      signal.addEventListener('abort', end, { once: true });
      forget = () => {
        listeners.delete(listener);
        signal.removeEventListener('abort', end);
      };
    });
    return { told, forget };
  }

  return {
    notify(subject) {
      notify(subject);
      for (const listener of [...listeners]) listener(subject);
    },
    listen: (listener) => void listeners.add(listener),
    async until(subject, look, signal) {
      while (!signal.aborted) {
        // Before looking: what is told meanwhile must not be missed.
        const { told, forget } = next(subject, signal);
        try {
          const found = await look();
          if (found !== undefined) return found;
          await told;
        } finally {
          forget();
        }
      }
      return undefined;
    },
  };
}

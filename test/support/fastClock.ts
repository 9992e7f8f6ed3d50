import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../services/clock.js';

/** A clock that runs `speed` times as fast as the machine's, and can be set forward: who sleeps is woken in time. */
export interface FastClock extends Clock {
  jump(ms: number): void;
}

export function createFastClock(startsAt = Date.UTC(2026, 10, 22), speed = 200): FastClock {
  const began = performance.now();
  let jumped = 0;
  let jumps = heardByMany();
  const now = () => Math.floor(startsAt + jumped + (performance.now() - began) * speed);
  return {
    now,
    async sleep(ms, signal) {
      const due = now() + ms;
      while (now() < due && !signal?.aborted) {
        const woken = new AbortController();
        const wake = () => woken.abort();
        const jump = jumps.signal;
        jump.addEventListener('abort', wake);
        signal?.addEventListener('abort', wake);
        await delay(Math.ceil((due - now()) / speed), undefined, { signal: woken.signal, ref: false }).catch(
          () => undefined,
        );
        jump.removeEventListener('abort', wake);
        signal?.removeEventListener('abort', wake);
      }
    },
    jump(ms) {
      jumped += ms;
      jumps.abort();
      jumps = heardByMany();
    },
  };
}

function heardByMany(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

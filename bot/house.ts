import type { Clock, NewId } from '../services/clock.js';
import type { Services } from '../services/index.js';
import type { Log } from '../services/log.js';
import type { Notify } from '../services/subject.js';
import type { Storage } from '../storage/index.js';
import type { Config } from './config.js';

/** Everything services are made of. */
export interface HouseParts {
  config: Config;
  storage: Storage;
  clock: Clock;
  newId: NewId;
  log: Log;
  notify: Notify;
  /** Where signed links lead. */
  publicUrl: string;
}

/** Services with their beginning and end: what a restart interrupted goes on, and what is in flight is saved. */
export interface ServiceHouse {
  services: Services;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Part of the composition root: every service, each with what it needs. */
export async function makeServices(_parts: HouseParts): Promise<ServiceHouse> {
  throw new Error('The services are not assembled yet');
}

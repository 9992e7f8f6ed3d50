import type { Documents } from '../storage/documents.js';
import type { Sql } from '../storage/sql.js';
import type { Access } from './access.js';
import type { Audit } from './audit.js';
import type { ChangeSettings } from './changes.js';
import type { Clock, NewId } from './clock.js';
import type { Consent } from './consent.js';
import type { Log } from './log.js';
import type { Measures } from './measures/view.js';
import type { OneByOne } from './oneByOne.js';
import type { Notify } from './subject.js';

export * from './measures/view.js';

export interface MeasuresParts {
  documents: Documents;
  sql: Sql;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'append'>;
  changeSettings: ChangeSettings;
  clock: Clock;
  newId: NewId;
  log: Log;
  notify: Notify;
  /** Imports, unification, segments and measures pass one after the other. */
  oneByOne: OneByOne;
  consent: Pick<Consent, 'unified'>;
  phoneRegion: string;
}

/** Measures with their beginning and end: what a restart interrupted is counted again. */
export interface MeasureWork {
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const notYet = async (): Promise<never> => {
  throw new Error('not made yet');
};

export function createMeasures(_parts: MeasuresParts): Measures & MeasureWork {
  return {
    ...{ list: notYet, find: notYet, input: notYet, attributes: notYet, save: notYet, refresh: notYet },
    ...{ progress: notYet, groups: notYet, remove: notYet },
    async resume() {},
    async stop() {},
  };
}

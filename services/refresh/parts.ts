import type { Documents } from '../../storage/documents.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Audit } from '../audit.js';
import type { Caller } from '../caller.js';
import type { Clock, NewId } from '../clock.js';
import type { Consent } from '../consent.js';
import type { DataSources, ImportWork } from '../dataSources.js';
import type { Exports } from '../exports.js';
import type { Log } from '../log.js';
import type { Measures } from '../measures.js';
import type { Tell } from '../notifications.js';
import type { Runs } from '../runs/index.js';
import type { Segments } from '../segments.js';
import type { Notify } from '../subject.js';
import type { Told } from '../told.js';

export interface RefreshParts {
  sql: Sql;
  documents: Pick<Documents, 'read'>;
  access: Pick<Access, 'require' | 'roleOf'>;
  audit: Pick<Audit, 'append'>;
  clock: Clock;
  newId: NewId;
  log: Log;
  notify: Notify;
  /** All services below tell through it, so that a refresh hears when its steps have ended. */
  told: Pick<Told, 'until'>;
  /** In whose name the steps are taken; exports aside, which belong to a person. */
  system: Caller;
  dataSources: Pick<DataSources & ImportWork, 'refresh' | 'progress' | 'newest' | 'cancel'>;
  consent: Pick<Consent, 'unify' | 'unification'>;
  segments: Pick<Segments, 'refresh' | 'progress'>;
  measures: Pick<Measures, 'refresh' | 'progress'>;
  runs: Pick<Runs, 'plan' | 'confirm' | 'progress' | 'cancel'>;
  exports: Pick<Exports, 'start' | 'progress'>;
  tell: Tell;
  /** Resolves when what its steps have led to has been told, so that its own end is told last. */
  stepsTold?(): Promise<void>;
}

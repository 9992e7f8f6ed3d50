import type { Documents } from '../../storage/documents.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Audit } from '../audit.js';
import type { ChangeSettings } from '../changes.js';
import type { Clock, NewId } from '../clock.js';
import type { Consent } from '../consent.js';
import type { Log } from '../log.js';
import type { OneByOne } from '../oneByOne.js';
import type { Notify } from '../subject.js';

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

import type { Documents } from '../../storage/documents.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Audit } from '../audit.js';
import type { Caller } from '../caller.js';
import type { Clock, NewId } from '../clock.js';
import type { Files } from '../files.js';
import type { Log } from '../log.js';
import type { OneByOne } from '../oneByOne.js';
import type { Notify } from '../subject.js';

export interface ConsentParts {
  sql: Sql;
  documents: Pick<Documents, 'read'>;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'append' | 'record'>;
  clock: Clock;
  newId: NewId;
  log: Log;
  notify: Notify;
  files: Pick<Files, 'offer'>;
  /** Shared with the imports: a unification sees all or nothing of each. */
  oneByOne: OneByOne;
  /** Days after which consent data is warned about. */
  staleDays: number;
  /** ISO 3166 country of phone numbers that name none. */
  phoneRegion: string;
  /** Who unifies where nobody pressed anything. */
  system: Caller;
}

import type { Reader } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Audit } from '../audit.js';
import type { Caller } from '../caller.js';
import type { Files } from '../files.js';

export interface HistoryParts {
  sql: Reader;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'record'>;
  files: Pick<Files, 'offer'>;
  /** Whose runs are parts of refreshes: nobody pressed anything. */
  system: Caller;
}

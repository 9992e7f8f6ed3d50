import type { Documents } from '../../storage/documents.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Caller } from '../caller.js';
import type { ChangeSettings } from '../changes.js';
import type { Clock, NewId } from '../clock.js';
import type { Log } from '../log.js';
import type { RefreshWork } from '../refresh.js';

export interface SchedulesParts {
  documents: Documents;
  sql: Sql;
  access: Pick<Access, 'require'>;
  changeSettings: ChangeSettings;
  clock: Clock;
  newId: NewId;
  log: Log;
  refresh: Pick<RefreshWork, 'request' | 'wake'>;
  /** In whose name a schedule asks: nobody pressed anything. */
  system: Caller;
}

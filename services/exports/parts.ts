import type { Documents } from '../../storage/documents.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { HostRules } from '../allowedAddress.js';
import type { Audit } from '../audit.js';
import type { ChangeSettings } from '../changes.js';
import type { Clock, NewId } from '../clock.js';
import type { Files } from '../files.js';
import type { Log } from '../log.js';
import type { Segments } from '../segments.js';
import type { Notify } from '../subject.js';

export interface ExportsParts {
  documents: Documents;
  sql: Sql;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'append' | 'record'>;
  changeSettings: ChangeSettings;
  files: Pick<Files, 'offer' | 'open'>;
  segments: Pick<Segments, 'find'>;
  clock: Clock;
  newId: NewId;
  notify: Notify;
  log: Log;
  /** In real Teams: files are put into the person's OneDrive, on these hosts. Elsewhere they have links. */
  uploads?: { hosts: HostRules };
}

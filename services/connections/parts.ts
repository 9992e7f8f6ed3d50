import type { Documents } from '../../storage/documents.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Audit } from '../audit.js';
import type { ChangeSettings } from '../changes.js';
import type { Clock, NewId } from '../clock.js';
import type { Leadspace } from '../leadspace/index.js';
import type { Vault } from '../vault.js';

export interface ConnectionsParts {
  documents: Documents;
  sql: Sql;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'record'>;
  changeSettings: ChangeSettings;
  vault: Pick<Vault, 'seal' | 'open'>;
  leadspace: Pick<Leadspace, 'verify' | 'origin'>;
  /** The configured address is the local stand-in. */
  sandbox: boolean;
  clock: Clock;
  newId: NewId;
  /** A new token is in force: runs on hold for it may go on. */
  tokenReplaced?(connectionId: string): void;
}

import type { Documents } from '../../storage/documents.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Audit } from '../audit.js';
import type { Caller } from '../caller.js';
import type { Clock, NewId } from '../clock.js';
import type { Connections } from '../connections.js';
import type { Consent } from '../consent.js';
import type { DataSources } from '../dataSources.js';
import type { Log } from '../log.js';
import type { Segments } from '../segments.js';
import type { Told } from '../told.js';

export interface NotificationsParts {
  sql: Sql;
  documents: Pick<Documents, 'read'>;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'append'>;
  clock: Clock;
  newId: NewId;
  log: Log;
  told: Pick<Told, 'listen'>;
  /** Who looks where nobody pressed anything; its tenant is told of what belongs to nobody. */
  system: Caller;
  segments: Pick<Segments, 'progress'>;
  connections: Pick<Connections, 'list'>;
  dataSources: Pick<DataSources, 'list'>;
  consent: Pick<Consent, 'overview'>;
  limits: NotificationLimits;
}

export interface NotificationLimits {
  /** Days after which data is told to be old. */
  profilesStaleDays: number;
  consentStaleDays: number;
  /** So many of the members of a segment have to leave at once because of their consent. */
  withdrawalPercent: number;
}

import type { Documents } from '../../storage/documents.js';
import type { Sql } from '../../storage/sql.js';
import type { Access } from '../access.js';
import type { Clock, NewId } from '../clock.js';
import type { Connections } from '../connections.js';
import type { Consent } from '../consent.js';
import type { DataSources } from '../dataSources.js';
import type { Enrichments } from '../enrichments.js';

export interface SetupParts {
  documents: Documents;
  sql: Sql;
  clock: Clock;
  newId: NewId;
  access: Pick<Access, 'require'>;
  connections: Pick<Connections, 'list' | 'get' | 'stage' | 'connect' | 'replaceToken'>;
  dataSources: Pick<DataSources, 'dataSets' | 'fields'>;
  consent: Pick<Consent, 'options'>;
  enrichments: Pick<Enrichments, 'find' | 'save'>;
  provider: { address: string; sandbox: boolean };
}

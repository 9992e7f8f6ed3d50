import type { Access } from './access.js';
import type { Connections } from './connections.js';
import type { DataSources } from './dataSources.js';
import type { Enrichments } from './enrichments.js';
import type { Files } from './files.js';
import type { Removal } from './removal.js';
import type { Results } from './results.js';
import type { Runs } from './runs/index.js';
import type { Setup } from './setup.js';
import type { Status } from './status.js';

/** All that the bot can ask for. */
export interface Services {
  access: Access;
  connections: Connections;
  dataSources: DataSources;
  enrichments: Enrichments;
  files: Files;
  removal: Removal;
  results: Results;
  runs: Runs;
  setup: Setup;
  status: Status;
}

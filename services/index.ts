import type { Access } from './access.js';
import type { Connections } from './connections.js';
import type { Consent } from './consent.js';
import type { ConsentImports } from './consentImports.js';
import type { DataSources } from './dataSources.js';
import type { Enrichments } from './enrichments.js';
import type { Exports } from './exports.js';
import type { Files } from './files.js';
import type { History } from './history.js';
import type { Measures } from './measures.js';
import type { Notifications } from './notifications.js';
import type { PageLinks } from './pageLinks.js';
import type { Refreshes } from './refresh.js';
import type { Removal } from './removal.js';
import type { Results } from './results.js';
import type { Runs } from './runs/index.js';
import type { Schedules } from './schedules.js';
import type { Segments } from './segments.js';
import type { Setup } from './setup.js';
import type { Status } from './status.js';
import type { Unifications } from './unifications.js';

/** All that the bot can ask for. */
export interface Services {
  access: Access;
  connections: Connections;
  consent: Consent;
  consentImports: ConsentImports;
  dataSources: DataSources;
  enrichments: Enrichments;
  exports: Exports;
  files: Files;
  history: History;
  measures: Measures;
  notifications: Notifications;
  pageLinks: PageLinks;
  refreshes: Refreshes;
  removal: Removal;
  results: Results;
  runs: Runs;
  schedules: Schedules;
  segments: Segments;
  setup: Setup;
  status: Status;
  unifications: Unifications;
}

import { join } from 'node:path';
import type { Access } from '../services/access.js';
import type { Audit } from '../services/audit.js';
import type { Caller } from '../services/caller.js';
import type { ChangeSettings } from '../services/changes.js';
import type { Clock, NewId } from '../services/clock.js';
import { createConsent } from '../services/consent.js';
import { createDataSources } from '../services/dataSources.js';
import { createExports } from '../services/exports.js';
import { createFiles } from '../services/files.js';
import type { Log } from '../services/log.js';
import { createMeasures } from '../services/measures.js';
import { createOneByOne } from '../services/oneByOne.js';
import { createSegments } from '../services/segments.js';
import type { Notify } from '../services/subject.js';
import { createUnifications } from '../services/unifications.js';
import type { Vault } from '../services/vault.js';
import type { Storage } from '../storage/index.js';
import { activeRuns } from '../storage/runs.js';
import type { Config } from './config.js';

/** What services of data are made of. */
interface Base extends Storage {
  access: Access;
  audit: Audit;
  changeSettings: ChangeSettings;
  clock: Clock;
  newId: NewId;
  log: Log;
  notify: Notify;
  vault: Vault;
  system: Caller;
}

/** Part of the composition root: what is read and kept, from the files that come in to those that go out. */
export function makeData({ config, publicUrl }: { config: Config; publicUrl: string }, base: Base) {
  const inData = (name: string) => join(config.dataDir, name);
  const files = createFiles({ ...base, folder: inData('files'), publicUrl });
  const oneByOne = createOneByOne();
  const isRead = async () => (await activeRuns(base.sql)).length > 0;
  const dataSources = createDataSources({
    ...{ ...base, files, oneByOne, isRead },
    removed: async () => base.documents.read().unification && consent.unify(base.system),
    phoneRegion: config.phoneRegion,
    importFolder: config.importDir,
    uploadFolder: inData('uploads'),
    scratchFolder: inData('scratch'),
    downloads: { hosts: config.fileHosts, maxMb: config.maxUploadMb },
  });
  const consent = createConsent({
    ...{ ...base, files, oneByOne, phoneRegion: config.phoneRegion, staleDays: config.consentStaleDays },
  });
  const unifications = createUnifications({
    ...{ ...base, files, oneByOne, consent },
    running: async () => (await activeRuns(base.sql))[0]?.enrichmentName,
  });
  const segments = createSegments({ ...base, consent, oneByOne, phoneRegion: config.phoneRegion });
  const measures = createMeasures({ ...base, consent, oneByOne, phoneRegion: config.phoneRegion });
  // Only real Teams asks people whether a file may be put into their OneDrive.
  const uploads = config.development ? {} : { uploads: { hosts: config.fileHosts } };
  const exports = createExports({ ...base, files, segments, ...uploads });
  return { files, dataSources, consent, unifications, segments, measures, exports };
}

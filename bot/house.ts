import { join } from 'node:path';
import { createAccess } from '../services/access.js';
import { createAudit, systemCaller } from '../services/audit.js';
import { createChangeSettings } from '../services/changes.js';
import type { Clock, NewId } from '../services/clock.js';
import { createConnections } from '../services/connections.js';
import { sweepDrafts } from '../services/drafts.js';
import { createEnrichments } from '../services/enrichments.js';
import { createHistory } from '../services/history.js';
import type { Services } from '../services/index.js';
import { createLeadspaceClient } from '../services/leadspace/index.js';
import type { Log } from '../services/log.js';
import type { Outbox } from '../services/notifications.js';
import { createPageLinks } from '../services/pageLinks.js';
import { createRemoval } from '../services/removal.js';
import { createResults } from '../services/results.js';
import { createRuns } from '../services/runs/index.js';
import type { RunsParts } from '../services/runs/parts.js';
import { standings } from '../services/runs/standing.js';
import { segmentFit } from '../services/segments/membership.js';
import { createSetup } from '../services/setup.js';
import { createStatus, type StatusView } from '../services/status.js';
import type { Notify } from '../services/subject.js';
import { createTold } from '../services/told.js';
import { createVault, developmentKey } from '../services/vault.js';
import { createActs } from '../storage/acts.js';
import { openAnchor } from '../storage/anchor.js';
import { lastTakenIn, waitingBatches } from '../storage/batches.js';
import { countClosed } from '../storage/conversations.js';
import type { Storage } from '../storage/index.js';
import { activeRuns } from '../storage/runs.js';
import type { Sql } from '../storage/sql.js';
import type { Config } from './config.js';
import { makeData } from './dataServices.js';
import { makeKeeping } from './keeping.js';
import { NO_TENANT } from './place.js';
import { tellRestored } from './restored.js';
import { tokenPageOf } from './tokenPage.js';
import { VERSION } from './version.js';

/** Everything services are made of. */
export interface HouseParts {
  config: Config;
  storage: Storage;
  clock: Clock;
  newId: NewId;
  /** For addresses that nobody may guess: at least 128 bits of chance, in characters of base64url. */
  newSecret: NewId;
  log: Log;
  notify: Notify;
  /** Where signed links lead. */
  publicUrl: string;
  /** What may be another in tests: the sizes of a run, and moments at which a process may end. */
  runs?: Pick<RunsParts, 'settings' | 'reached'>;
}

/** Services with their beginning and end: what a restart interrupted goes on, and what is in flight is saved. */
export interface ServiceHouse {
  services: Services;
  /** What waits to be told. */
  outbox?: Outbox;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const HOUR = 3_600_000;

/** Part of the composition root: every service, each with what it needs. */
export async function makeServices(house: HouseParts): Promise<ServiceHouse> {
  const trust = await makeTrust(house);
  const { config, clock, log } = house;
  const leadspace = createLeadspaceClient({ baseUrl: config.leadspace.url, clock, log, tps: config.leadspace.tps });
  const made = makeProduct(house, trust, leadspace);
  const ending = new AbortController();
  return {
    services: made.services,
    outbox: made.keeping.notifications.outbox,
    async start() {
      await trust.audit.start();
      // Before anything reads the settings: half an act may have been left behind.
      await trust.acts.finish();
      await tellRestored(house.storage.documents, config.tenants, { audit: trust.audit, log });
      await made.dataSources.resume();
      await made.consent.resume();
      await made.unifications.resume();
      await made.segments.resume();
      await made.measures.resume();
      await made.exports.resume();
      await made.runs.start();
      // Last: it looks at how far all of the above have come.
      await made.keeping.start();
      const drafts = { sweep: () => sweepDrafts(house.storage.sql, clock) };
      const { notifications } = made.keeping;
      const { connections, files, pageLinks, unifications } = made;
      const sweepers = [connections, files, pageLinks, unifications, drafts, notifications];
      void sweepHourly(house, sweepers, ending.signal);
    },
    async stop() {
      ending.abort();
      await made.keeping.stop();
      const { runs, dataSources, consent, unifications, segments, measures, exports } = made;
      const works = [runs, dataSources, consent, unifications, segments, measures, exports];
      await Promise.all(works.map((work) => work.stop()));
      await leadspace.close();
      await trust.audit.settled();
    },
  };
}

/** Who may do what, and the proof of it: the vault, the audit log, roles, and changes that leave a trace. */
async function makeTrust({ config, storage, clock, newId }: HouseParts) {
  const { documents, sql } = storage;
  const vault = createVault([config.encryptionKey ?? (await developmentKey(join(config.dataDir, 'encryption.key')))]);
  const seal = {
    sign: (text: string) => vault.sign('audit anchor', text),
    verify: (text: string, signature: string) => vault.verify('audit anchor', text, signature),
  };
  const audit = createAudit({ sql, clock, anchor: openAnchor(seal, join(config.dataDir, 'audit.anchor')) });
  const acts = createActs({ documents, sql, newId, now: clock.now });
  const changeSettings = createChangeSettings({ acts, audit, clock });
  const { administrators, development } = config;
  const system = systemCaller(config.tenants[0] ?? NO_TENANT);
  const access = createAccess({ documents, audit, changeSettings, clock, administrators, development, system });
  return { vault, audit, acts, changeSettings, access, system };
}

function makeProduct(
  { config, storage, clock, newId, newSecret, log, notify, publicUrl, runs: runsParts }: HouseParts,
  { vault, audit, acts, changeSettings, access, system }: Awaited<ReturnType<typeof makeTrust>>,
  leadspace: ReturnType<typeof createLeadspaceClient>,
) {
  const { sandbox } = config.leadspace;
  const provider = { address: leadspace.origin, sandbox };
  const told = createTold(notify);
  const base = { ...storage, access, audit, changeSettings, clock, newId, log, notify: told.notify, provider };
  const connections = createConnections({
    ...{ ...base, vault, leadspace, sandbox },
    tokenReplaced: (id) =>
      void runs.onTokenReplaced(id).catch((error: unknown) => log.error({ error: String(error) }, 'runs not resumed')),
  });
  const data = makeData({ config, publicUrl }, { ...base, vault, system });
  const { files, dataSources, consent, segments, measures, exports } = data;
  const latestRun = async (id: string) => {
    const standing = (await standings(storage.sql)).get(id);
    return standing && { ...standing, id: standing.runId, state: standing.status };
  };
  const enrichments = createEnrichments({ ...base, connections, dataSources, latestRun });
  const { tokenOf, consentIsCurrent } = connections;
  const runs = createRuns({
    ...{ ...base, leadspace, tokenOf, consentIsCurrent },
    segmentFit: (id, about) => segmentFit(storage, id, about),
    ...runsParts,
    settings: { callsPerSecond: config.leadspace.tps, ...runsParts?.settings },
  });
  const results = createResults({ ...base, files });
  const history = createHistory({ ...base, files, system });
  const removal = createRemoval({ ...base, acts });
  const { development } = config;
  const pageLinks = createPageLinks({ sql: storage.sql, vault, clock, newSecret, development });
  const tokenPage = tokenPageOf(config, publicUrl);
  const setup = createSetup({ ...base, connections, dataSources, enrichments, consent, pageLinks, tokenPage });
  const { consentStaleDays, profilesStaleDays, withdrawalAlertPercent: withdrawalPercent } = config;
  const keeping = makeKeeping(
    { ...base, told, system },
    {
      ...{ connections, dataSources, consent, segments, measures, runs, exports },
      limits: { consentStaleDays, profilesStaleDays, withdrawalPercent },
    },
  );
  const { notifications, refreshes, schedules } = keeping;
  const status = createStatus({
    ...{ ...base, connections, dataSources, enrichments },
    ...{ version: VERSION, startedAt: clock.now(), development: config.development },
    queue: () => queueOf(storage.sql),
    lastTakenIn: (connectionId) => lastTakenIn(storage.sql, connectionId),
    keeping: { schedules, refreshes, segments, consent, notifications, outbox: notifications.outbox },
    settingsRestored: storage.documents.restored,
    closedConversations: (tenantId) => countClosed(storage.sql, tenantId),
  });
  const services: Services = {
    ...{ access, connections, consent, dataSources, enrichments, exports, files, history },
    consentImports: dataSources.consentImports,
    ...{ notifications, pageLinks, refreshes, schedules },
    ...{ removal, results, runs, segments, setup, status },
    ...{ measures, unifications: data.unifications },
  };
  return { services, ...data, connections, keeping, pageLinks, runs };
}

async function queueOf(sql: Sql): Promise<StatusView['queue']> {
  const [batches, active] = await Promise.all([waitingBatches(sql), activeRuns(sql)]);
  return {
    batches,
    activeRuns: active.map(({ id, enrichmentName: name, holdCode }) => ({
      id,
      name,
      ...(holdCode && { hold: holdCode }),
    })),
  };
}

/** Deletes what nobody came back for: tokens of abandoned set-ups, files whose link has expired. */
async function sweepHourly(
  { clock, log }: HouseParts,
  sweepers: readonly { sweep(): Promise<unknown> }[],
  ending: AbortSignal,
): Promise<void> {
  while (!ending.aborted) {
    for (const { sweep } of sweepers) {
      await sweep().catch((error: unknown) => log.error({ error: String(error) }, 'sweep failed'));
    }
    await clock.sleep(HOUR, ending);
  }
}

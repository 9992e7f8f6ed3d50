import { ddl as acts } from './acts.js';
import { ddl as answers } from './answers.js';
import { ddl as audit } from './audit.js';
import { ddl as batches } from './batches.js';
import { ddl as consentLedger } from './consentLedger.js';
import { ddl as consentState } from './consentState.js';
import { ddl as consentTrend } from './consentTrend.js';
import { ddl as contacts } from './contacts.js';
import { ddl as conversations } from './conversations.js';
import { ddl as customerRows } from './customerRows.js';
import { ddl as dedupe } from './dedupe.js';
import { ddl as drafts } from './drafts.js';
import { ddl as enriched } from './enriched.js';
import { ddl as enrichedAside } from './enrichedAside.js';
import { ddl as entityVersions } from './entityVersions.js';
import { ddl as fields } from './fields.js';
import { ddl as identity } from './identity.js';
import { ddl as imports } from './imports.js';
import { ddl as languages } from './languages.js';
import { ddl as liveCards } from './liveCards.js';
import { ddl as measures } from './measures.js';
import { ddl as notices } from './notices.js';
import { ddl as offeredFiles, withConsent } from './offeredFiles.js';
import { ddl as outbox } from './outbox.js';
import { ddl as outputChanges } from './outputChanges.js';
import { ddl as pageStates } from './pageStates.js';
import { ddl as plans, withoutWithholdReason } from './plans.js';
import { ddl as profiles } from './profiles.js';
import { ddl as refreshes } from './refreshes.js';
import { ddl as runs } from './runs.js';
import { ddl as scheduleFires } from './scheduleFires.js';
import { ddl as secrets } from './secrets.js';
import { ddl as segmentExports } from './segmentExports.js';
import { ddl as segmentMembers, withWithdrawn } from './segmentMembers.js';
import { pointViews } from './snapshots.js';
import { ddl as sources, withKind } from './sources.js';
import type { Sql, Writer } from './sql.js';
import { ddl as subscriptions } from './subscriptions.js';
import { ddl as unifications } from './unifications.js';

/**
 * Every collection of the Warehouse, one line each. The statements run at every start, so each says `IF NOT EXISTS`; what
 * changes a table that is already out there is a migration below.
 */
const COLLECTIONS: readonly (readonly string[])[] = [
  acts,
  answers,
  audit,
  batches,
  consentLedger,
  contacts,
  consentState,
  consentTrend,
  conversations,
  customerRows,
  dedupe,
  drafts,
  enriched,
  enrichedAside,
  entityVersions,
  fields,
  identity,
  imports,
  languages,
  liveCards,
  measures,
  notices,
  offeredFiles,
  outbox,
  outputChanges,
  pageStates,
  plans,
  profiles,
  refreshes,
  runs,
  scheduleFires,
  secrets,
  segmentExports,
  segmentMembers,
  sources,
  subscriptions,
  unifications,
];

/** Statements that bring version n (the index) to version n + 1. Never edited once released. */
const MIGRATIONS: readonly (readonly string[])[] = [
  [],
  [...withKind, ...withoutWithholdReason, ...withConsent],
  withWithdrawn,
  // The view of rows came to those of profiles and contacts.
  [],
];

const VERSION = MIGRATIONS.length;

/** Creates what is missing and brings an older Warehouse up to date, in one transaction. Throws for one of a newer version. */
export function applySchema(sql: Sql): Promise<void> {
  return sql.write(async (tx) => {
    await tx.run('CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)');
    const found = await tx.get('SELECT max(version) AS version FROM schema_version');
    const from = found?.version == null ? VERSION : Number(found.version);
    await migrate(tx, from);
    await tx.run(COLLECTIONS.flat().join(';\n'));
    if (from < VERSION) await pointViews(tx);
    await tx.run('DELETE FROM schema_version');
    await tx.run('INSERT INTO schema_version VALUES ($1)', [VERSION]);
  });
}

async function migrate(tx: Writer, from: number): Promise<void> {
  if (from > VERSION)
    throw new Error(`The data folder was written by a newer version (${from}, this one knows ${VERSION})`);
  for (const statement of MIGRATIONS.slice(from).flat()) await tx.run(statement);
}

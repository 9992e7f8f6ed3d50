import { countConsentRejects } from '../../storage/consentRejects.js';
import {
  type ConsentVersions,
  consentVersions,
  countStateChanges,
  hasEnded,
  makeState,
  pointState,
  putConsentVersions,
  stateTable,
} from '../../storage/consentState.js';
import { CUSTOMER, countProfiles, snapshotSignature } from '../../storage/profiles.js';
import type { UnificationDefinition } from '../../storage/settings.js';
import type { Reader, Sql, Writer } from '../../storage/sql.js';
import { dropRelation } from '../../storage/staging.js';
import {
  countUnified,
  makeUnified,
  pointUnified,
  strayConsentTables,
  type UnifiedCounts,
  unifiedTable,
} from '../../storage/unifications.js';
import { entityTables } from '../../storage/unifyPlan.js';
import type { Clock } from '../clock.js';
import { commitEntity, type Entity, isCurrent, makeEntity } from '../unification/entity.js';
import { readMoment } from './importLedger.js';

/** Consent of all profiles that lies ready: nobody reads it before `commitUnified`. */
export interface Unified {
  /** The Customer entity that it is the consent of; absent: the one that is read. */
  entity?: Entity;
  before: ConsentVersions;
  after: ConsentVersions;
  counts: UnifiedCounts & { profiles: number; rejected: number };
}

/**
 * Matches the consent there is with the profiles there are, beside everybody else; in the queue of imports and unification only.
 * `pause` is called between the steps, and throws to stop.
 */
export async function unifyOnce(
  sql: Sql,
  clock: Clock,
  pause: () => void,
  definition?: UnificationDefinition,
): Promise<Unified> {
  await sweepConsentTables(sql);
  const before = await consentVersions(sql);
  const at = await readMoment(sql, clock);
  const entity = await makeEntity(sql, definition, pause);
  const contacts = entity && entityTables(entity.no).contacts;
  const signature = entity ? `unified.${entity.no}` : await snapshotSignature(sql, CUSTOMER);
  const state = await stateAsOf(sql, before, at, pause);
  const no = before.unifiedNo + 1;
  await sql.beside((tx) => makeUnified(tx, no, state.stateNo, contacts));
  pause();
  const counts = await countUnified(sql, no, state.stateNo, contacts);
  const profiles = entity?.profiles ?? (await countProfiles(sql));
  const rejected = await countConsentRejects(sql);
  const unifiedBasis = basisOf(state.stateNo, signature);
  return {
    ...(entity && { entity }),
    before,
    after: { ...state, unifiedNo: no, unifiedAt: at, unifiedBasis },
    counts: { ...counts, profiles, rejected: rejected.all },
  };
}

/** Every import makes the state that follows from it; only the end of a grant comes by itself. */
async function stateAsOf(sql: Sql, versions: ConsentVersions, at: number, pause: () => void): Promise<ConsentVersions> {
  if (!(await hasEnded(sql, at))) return versions;
  const no = versions.stateNo + 1;
  await sql.beside((tx) => makeState(tx, no, at));
  pause();
  const { granted, denied, unset, other } = await countStateChanges(sql, versions.stateNo, no);
  pause();
  const isChanged = granted + denied + unset + other > 0;
  return { ...versions, stateNo: no, madeAt: at, ...(isChanged && { changedAt: at }) };
}

/**
 * Lets everybody read it, profiles and consent at once: consent of before would not be that of merged profiles. False where the
 * consent, a source or the definition has become another meanwhile, as by the removal of a source.
 */
export async function commitUnified(
  tx: Writer,
  { entity, before, after }: Unified,
  definition?: UnificationDefinition,
): Promise<boolean> {
  const now = await consentVersions(tx);
  if (now.stateNo !== before.stateNo || now.unifiedNo !== before.unifiedNo) return false;
  if (entity && !(await commitEntity(tx, entity, definition, after.unifiedAt ?? 0))) return false;
  if (after.stateNo !== before.stateNo) await pointState(tx, after.stateNo, before.stateNo);
  await pointUnified(tx, after.unifiedNo, before.unifiedNo);
  await putConsentVersions(tx, after);
  return true;
}

/** True when the profiles are unified with all that has been read. Grants that have ended since are judged by the clock. */
export async function isUnified(reader: Reader, definition?: UnificationDefinition): Promise<boolean> {
  if (!(await isCurrent(reader, definition))) return false;
  const { stateNo, unifiedBasis } = await consentVersions(reader);
  return unifiedBasis === basisOf(stateNo, await snapshotSignature(reader, CUSTOMER));
}

const basisOf = (stateNo: number, signature: string): string => `${stateNo}: ${signature}`;

/** What a unification or an import that was cut off has left behind. */
async function sweepConsentTables(sql: Sql): Promise<void> {
  const { stateNo, unifiedNo } = await consentVersions(sql);
  const strays = await strayConsentTables(sql, [stateTable(stateNo), unifiedTable(unifiedNo)]);
  if (strays.length > 0)
    await sql.write(async (tx) => {
      for (const table of strays) await dropRelation(tx, table);
    });
}

import {
  appendSnapshot,
  type ConsentOption,
  commitSnapshot,
  createStagedConsent,
  type LedgerDifference,
  lastReadAt,
  newestSnapshot,
  putOptions,
  type Reread,
  stagedConsent,
} from '../../storage/consentLedger.js';
import {
  consentVersions,
  countStateChanges,
  makeState,
  pointState,
  putConsentVersions,
  type StateChanges,
} from '../../storage/consentState.js';
import type { Reader, Sql, Writer } from '../../storage/sql.js';
import type { Clock } from '../clock.js';

/** What an import of consent brings to the ledger; a source that ends brings nothing, completely. */
export interface ConsentToEnter {
  sourceNo: number;
  snapshotNo: number;
  readAt: number;
  complete: boolean;
  /** Rows that are staged in `stagedConsent(sourceNo, snapshotNo)`. */
  entries: number;
  /** Options seen for the first time. */
  options: readonly ConsentOption[];
  reread?: Reread;
}

/** A snapshot that lies ready with the state that follows from it: nobody reads them before `commitConsent`. */
export interface EnteredConsent extends ConsentToEnter {
  state: { no: number; before: number };
  changes: StateChanges;
  difference: LedgerDifference;
}

/** The moment of a snapshot, later than every other, also where the clock was set back: what is read later is said later. */
export const readMoment = async (reader: Reader, clock: Clock): Promise<number> =>
  Math.max(clock.now(), (await lastReadAt(reader)) + 1);

export const nextSnapshot = async (reader: Reader, sourceNo: number): Promise<number> =>
  (await newestSnapshot(reader, sourceNo)) + 1;

/** Enters what is staged, and makes the state anew, beside everybody else. In the queue of imports and unification only. */
export async function enterConsent(sql: Sql, consent: ConsentToEnter, pause: () => void): Promise<EnteredConsent> {
  const { sourceNo, snapshotNo, readAt, complete, reread } = consent;
  const staged = stagedConsent(sourceNo, snapshotNo);
  pause();
  const entry = { sourceNo, snapshotNo, staged, ...(reread && { reread }) };
  const difference = await sql.beside((tx) => appendSnapshot(tx, entry));
  pause();
  const { stateNo: before } = await consentVersions(sql);
  const no = before + 1;
  await sql.beside((tx) => makeState(tx, no, readAt, { sourceNo, snapshotNo, complete }));
  pause();
  const changes = await countStateChanges(sql, before, no);
  return { ...consent, state: { no, before }, changes, difference };
}

/** The end of a source: nothing is in it any more, so its grants stop, and its denials stay. */
export async function enterEnd(
  sql: Sql,
  source: { sourceNo: number; readAt: number },
  pause = () => {},
): Promise<EnteredConsent> {
  const snapshotNo = await nextSnapshot(sql, source.sourceNo);
  await sql.beside((tx) => createStagedConsent(tx, stagedConsent(source.sourceNo, snapshotNo)));
  return enterConsent(sql, { ...source, snapshotNo, complete: true, entries: 0, options: [] }, pause);
}

/** Lets everybody read a snapshot and the state that follows from it: belongs into the transaction that changes its source. */
export async function commitConsent(tx: Writer, entered: EnteredConsent): Promise<void> {
  const { sourceNo, snapshotNo, readAt, state, changes } = entered;
  const versions = await consentVersions(tx);
  if (versions.stateNo !== state.before) throw new Error(`Consent state ${state.before} is not the newest any more`);
  await putOptions(tx, entered.options);
  await commitSnapshot(tx, entered);
  await pointState(tx, state.no, state.before);
  const { granted, denied, unset, other } = changes;
  const isChanged = granted + denied + unset + other > 0;
  await putConsentVersions(tx, {
    ...versions,
    stateNo: state.no,
    madeAt: readAt,
    ...(isChanged && { changedAt: readAt }),
  });
  await tx.run(`DROP TABLE IF EXISTS ${stagedConsent(sourceNo, snapshotNo)}`);
}

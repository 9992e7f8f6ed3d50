import { saysConsent } from '../../storage/consentLedger.js';
import { dropSnapshot, pointViews } from '../../storage/snapshots.js';
import { findSource, markRemoved, putSourceFields, type StoredSource } from '../../storage/sources.js';
import type { Sql, Writer } from '../../storage/sql.js';
import type { Audit } from '../audit.js';
import type { Caller } from '../caller.js';
import type { Clock } from '../clock.js';
import { commitConsent, type EnteredConsent, enterEnd, readMoment } from '../consent/importLedger.js';
import { ServiceError } from '../errors.js';
import type { OneByOne } from '../oneByOne.js';
import type { ImportJob } from './job.js';
import { sweepStrays } from './steps.js';

interface RemovalParts {
  sql: Sql;
  audit: Pick<Audit, 'append'>;
  clock: Clock;
  oneByOne: OneByOne;
  running(): ImportJob[];
}

/**
 * Takes a source away with what it holds. Where it says something about consent, it ends with an empty snapshot: its grants stop,
 * its denials stay. Its number and the CustomerIds of its keys stay too, should it come back.
 * @throws `importRunning` while imports would have to be waited for
 */
export async function removeSource(parts: RemovalParts, caller: Caller, source: StoredSource): Promise<void> {
  const { sql, clock, oneByOne } = parts;
  if (!(await saysConsent(sql, source.no))) return takeAway(parts, caller, source);
  const [busy] = parts.running();
  if (busy) throw new ServiceError('importRunning', { name: busy.sourceName });
  await oneByOne(async () => {
    const now = await findSource(sql, { id: source.id });
    if (!now || now.removed) throw new ServiceError('notFound', { what: 'dataSource' });
    await sweepStrays(sql);
    const end = await enterEnd(sql, { sourceNo: source.no, readAt: await readMoment(sql, clock) });
    await takeAway(parts, caller, source, end);
  });
}

async function takeAway(
  { sql, audit, clock }: RemovalParts,
  caller: Caller,
  source: StoredSource,
  end?: EnteredConsent,
): Promise<void> {
  const { id, no, generation, kind, profiles } = source;
  await sql.write(async (tx) => {
    await markRemoved(tx, id, clock.now());
    if (kind === 'profiles') await dropProfiles(tx, no, generation);
    if (end) await commitConsent(tx, end);
    const ended = end && { granted: end.changes.granted, denied: end.changes.denied, unset: end.changes.unset };
    const details = { ...(kind === 'consent' ? { rows: profiles } : { profiles }), ...ended };
    await audit.append(tx, { caller, action: 'dataSource.remove', subject: `dataSource:${id}`, details });
  });
}

async function dropProfiles(tx: Writer, no: number, generation: number): Promise<void> {
  await putSourceFields(tx, no, []);
  await pointViews(tx);
  await dropSnapshot(tx, no, generation);
}

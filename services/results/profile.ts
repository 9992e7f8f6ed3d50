import { VALUE_COLUMNS } from '../../storage/answers.js';
import { listOptions } from '../../storage/consentLedger.js';
import { successorOf } from '../../storage/customerPast.js';
import { type ChangedRow, type OutputRow, outputRow } from '../../storage/enriched.js';
import { liveRows } from '../../storage/liveConsent.js';
import { requestsOf } from '../../storage/plans.js';
import { profileValues } from '../../storage/profiles.js';
import type { UnificationDefinition } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import { describeRecord } from '../leadspace/payload.js';
import type { Bucket, ProfileView } from '../results.js';
import { originsOf, pastOf } from './origins.js';

interface Known {
  enrichment: ProfileView['enrichment'];
  /** How profiles are made of their sources; absent: of one row each. */
  unification?: UnificationDefinition | undefined;
  /** Epoch milliseconds, for its consent. */
  now: number;
}

/** The row of a profile, or of the one that has taken its place. */
export async function findRow(
  reader: Reader,
  enrichmentId: string,
  customerId: number,
): Promise<{ row: ChangedRow; asked?: ProfileView['asked'] } | undefined> {
  const own = await outputRow(reader, enrichmentId, customerId);
  if (own) return { row: own };
  const successor = await successorOf(reader, customerId);
  const row = successor && (await outputRow(reader, enrichmentId, successor.customerId));
  return row && { row, asked: { customerId, since: successor.since } };
}

/** One profile of the enriched entity with all that is known of it; to be read in one transaction. */
export async function profileOf(
  sql: Reader,
  row: ChangedRow,
  { enrichment, unification, now }: Known,
): Promise<ProfileView> {
  const profile = await profileValues(sql, row.customerId);
  const sent = await sentFor(sql, row);
  const changes = changesOf(row);
  const origins = await originsOf(sql, row.customerId, profile?.values ?? [], unification);
  const previous = await pastOf(sql, row.customerId);
  const { confidence, ...values } = row.values;
  return {
    enrichment,
    customerId: row.customerId,
    name: row.ownName,
    bucket: row.bucket as Bucket,
    ...(row.reason !== null && { reason: row.reason }),
    // A profile may have left its source since the run; what it said then is not kept, what was enriched is.
    source: profile?.source ?? { name: '', file: '', key: '' },
    values: profile?.values ?? [],
    ...(origins && { origins }),
    ...(previous && { previous }),
    enriched: VALUE_COLUMNS.flatMap(([field]) => {
      const value = field === 'confidence' ? undefined : values[field];
      return value === undefined ? [] : [{ field, value }];
    }),
    ...(sent && { sent }),
    ...(confidence !== undefined && { confidence: String(confidence) }),
    ...(row.answeredAt !== null && { answeredAt: row.answeredAt }),
    ...runOf(row),
    ...(changes && { changes }),
    consent: await consentOf(sql, row.customerId, now),
  };
}

const runOf = ({ answerRun, requestRun }: OutputRow): { runId?: string } => {
  const runId = answerRun ?? requestRun;
  return runId === null ? {} : { runId };
};

/** What was sent for the values that there are; where there are none, what was sent last. */
async function sentFor(sql: Reader, row: OutputRow): Promise<ProfileView['sent']> {
  const [run, no] = row.answerRun === null ? [row.requestRun, row.requestNo] : [row.answerRun, row.answerNo];
  if (run === null || no === null) return undefined;
  const [request] = await requestsOf(sql, run, no, no);
  if (!request) return undefined;
  const { name, website, location } = describeRecord({ ...JSON.parse(request.record), external_id: '' });
  return { name, ...(website && { website }), ...(location && { location }) };
}

function changesOf({ bucket, values, before }: ChangedRow): ProfileView['changes'] {
  if (!before) return undefined;
  const fields = VALUE_COLUMNS.map(([field]) => ({ field, was: before.values[field], is: values[field] }));
  return {
    ...(before.bucket !== bucket && { bucket: before.bucket as Bucket }),
    fields: fields
      .filter(({ was, is }) => was !== is)
      .map(({ field, was, is }) => ({
        field,
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      })),
  };
}

/** Who has left the data has no address any more, so that nothing is known of its consent. */
async function consentOf(sql: Reader, customerId: number, now: number): Promise<ProfileView['consent']> {
  const live = new Map((await liveRows(sql, customerId, now)).map((row) => [row.optionNo, row]));
  return (await listOptions(sql)).map(({ no, name }) => {
    const row = live.get(no);
    if (!row) return { option: name, status: 'notSet' };
    const { granted, saidAt, source } = row;
    return { option: name, status: granted ? 'granted' : 'denied', at: saidAt, ...(source && { source }) };
  });
}

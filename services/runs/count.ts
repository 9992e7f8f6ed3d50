import { setImmediate as othersFirst } from 'node:timers/promises';
import {
  addPlanProfiles,
  addPlanWithheld,
  countedProfiles,
  countPlan,
  countRequests,
  decidePlan,
  deletePlan,
  deletePlanProfiles,
  oldestKept,
  type PlanProfile,
} from '../../storage/plans.js';
import { streamMapped } from '../../storage/profiles.js';
import { changeRun, findRun, type StoredRun } from '../../storage/runs.js';
import type { Enrichment } from '../../storage/settings.js';
import type { Writer } from '../../storage/sql.js';
import { dedupeKey, sendHash, toRecord } from '../leadspace/payload.js';
import { basisOf } from './basis.js';
import { requiredOption, withheldOf } from './consent.js';
import type { Definition } from './definition.js';
import { externalIds } from './externalId.js';
import { estimate } from './pace.js';
import { KEEP_ENRICHED, KEEP_NO_MATCH, PLAN_VALID, providerOf, type RunSettings, type RunsParts } from './parts.js';
import { planOf, settledOf } from './planNumbers.js';

/** Rows of one transaction while profiles are written down. */
const WRITE_SIZE = 2_000;

type Parts = Pick<RunsParts, 'sql' | 'documents' | 'clock' | 'provider' | 'segmentFit'> & { settings: RunSettings };

/**
 * Counts a dry run: streams the profiles, writes down what would be sent for each, decides, and stores the numbers. Stops
 * quietly when the run is no longer this count's (cancelled, purged, counted anew). Yields to others after every slice.
 */
export async function count(parts: Parts, run: StoredRun, definition: Definition): Promise<void> {
  const { sql, clock } = parts;
  const isOurs = async (): Promise<boolean> => isCounting(await findRun(sql, run.id), run.attempt);
  for (;;) {
    const basis = await basisOf(parts, sql, definition);
    if (!(await writeDown(parts, run, definition.enrichment, isOurs))) return;
    await findWithheld(parts, run, definition);
    const counts = { run, definition, basis, now: clock.now() };
    await sql.beside((tx) => decidePlan(tx, keptRule(parts, run, counts.now)));
    if (await store(parts, counts)) return;
    if (!(await isOurs())) return;
  }
}

async function findWithheld(parts: Parts, { id, attempt }: StoredRun, { enrichment }: Definition): Promise<void> {
  const withheld = await withheldOf(parts, parts.sql, enrichment, countedProfiles(id, attempt));
  if (withheld) await parts.sql.beside((tx) => addPlanWithheld(tx, withheld));
}

const isCounting = (run: StoredRun | undefined, attempt: number): boolean =>
  run !== undefined && run.state === 'Planned' && run.counting && run.attempt === attempt;

/** False when the run is no longer ours. */
async function writeDown(
  { sql, settings }: Parts,
  run: StoredRun,
  { dataSet, mapping }: Enrichment,
  isOurs: () => Promise<boolean>,
): Promise<boolean> {
  await sql.write(async (tx) => {
    await deletePlan(tx, run.id);
  });
  let waiting: PlanProfile[] = [];
  async function flush(): Promise<boolean> {
    const rows = waiting;
    waiting = [];
    if (!(await isOurs())) return false;
    await sql.beside((tx) => addPlanProfiles(tx, run.id, run.attempt, rows));
    return true;
  }
  const prepare = preparation(run.id);
  for await (const block of streamMapped(sql, dataSet, mapping)) {
    for (let at = 0; at < block.length; at += settings.slice) {
      for (const profile of block.slice(at, at + settings.slice)) waiting.push(prepare(profile));
      await othersFirst();
    }
    if (waiting.length >= WRITE_SIZE && !(await flush())) return false;
  }
  return flush();
}

type Mapped = { customerId: number; name: string; website: string; location: string };

function preparation(runId: string): (profile: Mapped) => PlanProfile {
  const anyId = externalIds(runId).of(0);
  return (profile) => {
    const prepared = toRecord(profile, anyId);
    const base = { customerId: profile.customerId, name: profile.name };
    if ('skip' in prepared)
      return { ...base, skip: prepared.skip, odd: false, sendHash: '', dedupeKey: '', record: '' };
    const { record, odd } = prepared;
    // The external id is known when the record is numbered; half of the key's 256 bits tell profiles apart well enough.
    return {
      ...base,
      skip: null,
      odd,
      sendHash: sendHash(record),
      dedupeKey: dedupeKey(record).slice(0, 32),
      record: JSON.stringify({ company: record.company }),
    };
  };
}

function keptRule(parts: Parts, run: StoredRun, now: number) {
  return {
    runId: run.id,
    attempt: run.attempt,
    enrichmentId: run.enrichmentId,
    mode: run.mode,
    provider: providerOf(parts),
    enrichedSince: now - KEEP_ENRICHED,
    noMatchSince: now - KEEP_NO_MATCH,
  };
}

interface Counts {
  run: StoredRun;
  definition: Definition;
  basis: string;
  now: number;
}

/** False when what the count rests on has changed meanwhile, or the run is no longer ours. */
async function store(parts: Parts, { run, definition, basis, now }: Counts): Promise<boolean> {
  const { sql, settings } = parts;
  const counts = await countPlan(sql, run.id);
  const willSend = await countRequests(sql, run.id);
  const oldest = await oldestKept(sql, run.id, run.enrichmentId);
  const estimatedMs = await estimate(sql, run.enrichmentId, willSend, settings);
  const option = await requiredOption(sql, definition.enrichment);
  const plan = planOf(counts, { willSend, estimatedMs, batchSize: settings.batchSize, definition, option });
  const keepUntil = Math.min(
    (oldest.get('enriched') ?? Number.POSITIVE_INFINITY) + KEEP_ENRICHED,
    (oldest.get('noMatch') ?? Number.POSITIVE_INFINITY) + KEEP_NO_MATCH,
  );
  return sql.write(async (tx: Writer) => {
    if (!isCounting(await findRun(tx, run.id), run.attempt)) return false;
    if ((await basisOf(parts, tx, definition)) !== basis) return false;
    await deletePlanProfiles(tx, run.id);
    return changeRun(tx, run.id, {
      counting: false,
      validUntil: now + PLAN_VALID,
      keepUntil: Number.isFinite(keepUntil) ? keepUntil : null,
      basis,
      plan: JSON.stringify(plan),
      settled: JSON.stringify(settledOf(counts)),
      total: willSend,
    });
  });
}

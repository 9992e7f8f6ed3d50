import {
  type Answer,
  type AnswerStatus,
  addAnswers,
  deleteUnknown,
  putRawAnswers,
  unknownRequests,
} from '../../storage/answers.js';
import { type Batch, changeBatch } from '../../storage/batches.js';
import { followIdentity } from '../../storage/identityMoves.js';
import { applyLateAnswers } from '../../storage/lateAnswers.js';
import { requestsOf, type StoredRequest } from '../../storage/plans.js';
import { countRun, findRun, type StoredRun } from '../../storage/runs.js';
import type { Writer } from '../../storage/sql.js';
import type { CompanyAnswer } from '../leadspace/index.js';
import { noteOn } from './auditNotes.js';
import { externalIds } from './externalId.js';
import { refreshFigures } from './figures.js';
import { isActive } from './lifecycle.js';
import type { RunCore } from './parts.js';
import { packRaw } from './raw.js';

interface Results {
  answers: readonly CompanyAnswer[];
  unreadable: number;
}

/**
 * Stores the results of a batch with its progress, in one transaction and only as its present owner. Records that are missing
 * become unknown; answers that nobody asked for are counted and dropped. False: there was none of ours among them.
 */
export async function commit(core: RunCore, batch: Batch, results: Results): Promise<boolean> {
  const requests = await requestsOf(core.sql, batch.runId, batch.first, batch.last);
  const { found, strays } = join(batch, results);
  if (found.size === 0 && strays > 0) return false;
  const now = core.clock.now();
  const answers = requests.map(({ no }) => answerOf(no, found.get(no), now));
  const raw = await packRaw([...found.values()].map((answer) => answer.raw));
  await core.reached('beforeCommit');
  const stored = await core.sql.write(async (tx) => {
    const run = await findRun(tx, batch.runId);
    if (!run || !(await changeBatch(tx, batch, { state: 'done', endedAt: now, outcome: null }))) return false;
    await putRawAnswers(tx, batch, raw);
    if (isActive(run)) await inTime(tx, run, { requests, answers, strays });
    else await late(core, tx, run, batch, answers);
    return true;
  });
  if (!stored) core.log.warn({ run: batch.runId, batch: batch.no }, 'Another process has taken the batch over');
  core.notify(`run:${batch.runId}`);
  return true;
}

function join(batch: Batch, { answers, unreadable }: Results): { found: Map<number, CompanyAnswer>; strays: number } {
  const ids = externalIds(batch.runId);
  const found = new Map<number, CompanyAnswer>();
  for (const answer of answers) {
    const no = answer.externalId === undefined ? undefined : ids.noOf(answer.externalId);
    if (no !== undefined && no >= batch.first && no <= batch.last && !found.has(no)) found.set(no, answer);
  }
  return { found, strays: answers.length - found.size + unreadable };
}

const STATUS = {
  enriched: 'enriched',
  notEnriched: 'noMatch',
  invalid: 'invalid',
  internalError: 'unknown',
} as const satisfies Record<CompanyAnswer['status'], AnswerStatus>;

function answerOf(requestNo: number, answer: CompanyAnswer | undefined, answeredAt: number): Answer {
  if (!answer) return { requestNo, status: 'unknown', reason: 'noAnswer', answeredAt, values: {} };
  const status = STATUS[answer.status];
  const reason = status === 'unknown' ? 'internal' : null;
  const values = { ...answer.fields, ...(answer.confidence !== undefined && { confidence: answer.confidence }) };
  return { requestNo, status, reason, answeredAt, values };
}

interface Joined {
  requests: readonly StoredRequest[];
  answers: readonly Answer[];
  strays: number;
}

async function inTime(tx: Writer, run: StoredRun, { requests, answers, strays }: Joined): Promise<void> {
  const add = { done: requests.length, enriched: 0, noMatch: 0, invalid: 0, unknown: 0, strays };
  for (const [at, { status }] of answers.entries()) add[status] += requests[at]!.profiles;
  await addAnswers(tx, run.id, answers);
  await countRun(tx, run.id, add);
}

/** The run has ended: only what is still unknown changes, in the output that readers see. */
async function late(
  core: RunCore,
  tx: Writer,
  run: StoredRun,
  batch: Batch,
  answers: readonly Answer[],
): Promise<void> {
  const open = await unknownRequests(tx, run.id, batch.first, batch.last);
  await deleteUnknown(tx, run.id, batch.first, batch.last);
  await addAnswers(
    tx,
    run.id,
    answers.filter(({ requestNo }) => open.has(requestNo)),
  );
  const settled = answers.filter(({ requestNo, status }) => open.has(requestNo) && status !== 'unknown').length;
  await applyLateAnswers(tx, run.enrichmentId, { runId: run.id, first: batch.first, last: batch.last });
  await followIdentity(tx);
  await refreshFigures(tx, run.enrichmentId, core.clock.now());
  await core.audit.append(tx, noteOn(run, 'batch.collect', { batch: batch.no, settled }));
}

import { type Answer, addAnswers } from '../../storage/answers.js';
import { type Batch, changeBatch } from '../../storage/batches.js';
import { requestsOf } from '../../storage/plans.js';
import { countRun, findRun } from '../../storage/runs.js';
import type { Writer } from '../../storage/sql.js';
import { noteOn } from './auditNotes.js';
import { isActive } from './lifecycle.js';
import type { RunCore } from './parts.js';

/**
 * Why an outcome is unknown. `cutOff`: the submission was not answered. `restart`: the process ended between sending and
 * saving the answer. `gone`: the provider knows nothing (any more) of the submission. `deadline`: processing did not end.
 * `badAnswer`: the results could not be read. `noAnswer`: missing from the results. `internal`: the provider failed (1100).
 */
export type UnknownReason = 'cutOff' | 'restart' | 'gone' | 'deadline' | 'badAnswer' | 'noAnswer' | 'internal';

/**
 * A batch is unknown from here on: nobody sends it again, until the administrator says what is to be done. False when
 * somebody else has taken it over.
 */
export async function giveUp(core: RunCore, tx: Writer, batch: Batch, reason: UnknownReason): Promise<boolean> {
  const now = core.clock.now();
  if (!(await changeBatch(tx, batch, { state: 'unknown', endedAt: now, outcome: reason }))) return false;
  const run = await findRun(tx, batch.runId);
  // A batch of an ended run that was asked for again is as unknown as it was.
  if (!run || !isActive(run)) return true;
  const requests = await requestsOf(tx, batch.runId, batch.first, batch.last);
  const answers = requests.map(
    ({ no }): Answer => ({ requestNo: no, status: 'unknown', reason, answeredAt: now, values: {} }),
  );
  await addAnswers(tx, run.id, answers);
  const profiles = requests.reduce((sum, request) => sum + request.profiles, 0);
  await countRun(tx, run.id, { done: requests.length, unknown: profiles });
  await core.audit.append(tx, noteOn(run, 'batch.unknown', { batch: batch.no, records: requests.length, reason }));
  return true;
}

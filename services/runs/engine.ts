import { batchesIn, finishableRuns, nextDue, takeOver } from '../../storage/batches.js';
import { claimNext } from './claim.js';
import { collect } from './collect.js';
import { finish } from './finish.js';
import { giveUp } from './giveUp.js';
import { LEASE, type RunCore } from './parts.js';
import { submit } from './submit.js';

/** The worker: sends, collects and finishes what is stored as due, whoever stored it. */
export interface Engine {
  /** Takes up what an earlier process left. */
  start(): Promise<void>;
  /** Collects a batch that is in state `polling` and taken over by this process. */
  collect(batch: Parameters<typeof collect>[1]): void;
}

/** Looks again after this long even when nobody rings: for what failed by a fault, such as a full disk. */
const LOOK_AGAIN = 60_000;
const AFTER_FAULT = 5_000;

export function createEngine(core: RunCore): Engine {
  let lanes = 0;
  const finishing = new Set<string>();

  function collecting(batch: Parameters<typeof collect>[1]): void {
    core.background.start('collecting', async () => {
      await collect(core, batch);
      core.bell.ring();
    });
  }

  /** Sends as long as lanes are free and something is due. */
  async function send(): Promise<void> {
    while (lanes < core.settings.lanes && !core.stopping.aborted) {
      const claim = await claimNext(core);
      if (claim === 'nothing') return;
      if (claim === 'refused') continue;
      lanes += 1;
      core.background.start('submitting', async () => {
        try {
          const batch = await submit(core, claim);
          if (batch) collecting(batch);
        } finally {
          lanes -= 1;
          core.bell.ring();
        }
      });
    }
  }

  async function finishWhatIsDone(): Promise<void> {
    for (const runId of await finishableRuns(core.sql)) {
      if (finishing.has(runId)) continue;
      finishing.add(runId);
      core.background.start('finishing', () => finish(core, runId).finally(() => finishing.delete(runId)));
    }
  }

  async function turn(): Promise<number> {
    try {
      await send();
      await finishWhatIsDone();
      const due = (await nextDue(core.sql)) ?? Number.POSITIVE_INFINITY;
      const left = due - core.clock.now();
      return left > 0 ? Math.min(left, LOOK_AGAIN) : LOOK_AGAIN;
    } catch (error) {
      core.log.error({ err: error }, 'The runs wait: storage does not answer');
      return AFTER_FAULT;
    }
  }

  async function work(): Promise<void> {
    while (!core.stopping.aborted) {
      const ear = core.bell.ear();
      await ear.wait(await turn());
    }
  }

  /** An intent without an address: nobody knows whether the provider took it. */
  async function orphansAreUnknown(): Promise<void> {
    for (const batch of await batchesIn(core.sql, 'submitting')) {
      await core.sql.write(async (tx) => {
        const taken = await takeOver(tx, batch, { owner: core.owner, until: core.clock.now() + LEASE });
        await giveUp(core, tx, taken, 'restart');
      });
      core.notify(`run:${batch.runId}`);
    }
  }

  async function goOnCollecting(): Promise<void> {
    for (const batch of await batchesIn(core.sql, 'polling')) {
      const lease = { owner: core.owner, until: core.clock.now() + LEASE };
      collecting(await core.sql.write((tx) => takeOver(tx, batch, lease)));
    }
  }

  return {
    async start() {
      await orphansAreUnknown();
      await goOnCollecting();
      core.background.start('the run worker', work);
    },
    collect: collecting,
  };
}

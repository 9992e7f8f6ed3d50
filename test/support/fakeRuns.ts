import { ServiceError } from '../../services/errors.js';
import type { Runs, RunView } from '../../services/runs/index.js';
import type { Notify } from '../../services/subject.js';
import { type Life, never } from './mortalSql.js';
import { aDryRun, aPlan, aRun, someBuckets } from './views.js';

/** Runs as a provider and a ledger would keep them, whatever happens to processes; each confirmation is written down. */
export interface RunLedger {
  runs: Map<string, RunView>;
  /** Ids of the runs that were confirmed. */
  confirmed: string[];
  canceled: string[];
  planned: number;
  /** Records that the next dry runs find. */
  willSend: number;
  /** What the next confirmations are refused with, in order. */
  refusals: ServiceError[];
  /** Dry runs stay uncounted: tests count them. */
  slow: boolean;
  /** Called once a run has been confirmed: tests end it, or leave it. */
  goesOn(run: RunView): Partial<RunView>;
  /** The run is like this now. */
  becomes(id: string, change: Partial<RunView>): void;
  /** The only run that there is, or the newest. */
  newest(): RunView;
}

export const ended = (sent: number): Partial<RunView> => ({
  ...{ state: 'Successful', endedAt: 1, done: sent, submitted: sent },
  buckets: someBuckets({ enriched: sent - 1, noMatch: 1, withheld: 2 }),
});

/** A ledger, and the runs of one process over it. */
export function createRunLedger(): RunLedger & {
  open(process: { life: Life; notify: Notify; now(): number }): Pick<Runs, 'plan' | 'confirm' | 'progress' | 'cancel'>;
} {
  let tell: Notify = () => undefined;
  const put = (run: RunView) => {
    ledger.runs.set(run.id, run);
    tell(`run:${run.id}`);
    return run;
  };
  const find = (id: string) => {
    const run = ledger.runs.get(id);
    if (!run) throw new ServiceError('notFound', { what: 'run' });
    return run;
  };
  const ledger: RunLedger = {
    ...{ runs: new Map(), confirmed: [], canceled: [], planned: 0, willSend: 10, refusals: [], slow: false },
    goesOn: (run) => ended(run.plan.willSend),
    becomes: (id, change) => void put({ ...find(id), ...change }),
    newest: () => [...ledger.runs.values()].at(-1)!,
  };
  return Object.assign(ledger, {
    open({ life, notify, now }: { life: Life; notify: Notify; now(): number }) {
      tell = notify;
      const living = async <T>(work: () => T): Promise<T> => (life.dead ? never() : work());
      return {
        plan: (_caller, enrichmentId) =>
          living(() => {
            ledger.planned += 1;
            const enrichment = { id: enrichmentId, name: enrichmentId };
            const plan = aPlan({ willSend: ledger.willSend });
            const id = `run-${ledger.planned}`;
            const run = put(aDryRun({ id, enrichment, plan, requestedAt: now(), counting: true }));
            if (!ledger.slow) setImmediate(() => ledger.becomes(id, { counting: false }));
            return run;
          }),
        confirm: (_caller, id) =>
          living(() => {
            const run = find(id);
            if (run.state !== 'Planned') return run;
            const refused = ledger.refusals.shift();
            if (refused) throw refused;
            ledger.confirmed.push(id);
            put(aRun({ ...run, state: 'Refreshing', startedAt: now(), done: 0, submitted: 0 }));
            return put({ ...find(id), ...ledger.goesOn(run) });
          }),
        progress: (id) => living(() => find(id)),
        cancel: (_caller, id) =>
          living(() => {
            ledger.canceled.push(id);
            const run = find(id);
            if (run.state === 'Planned') return put({ ...run, state: 'Canceled' });
            return put({ ...run, cancelRequested: true });
          }),
      } satisfies Pick<Runs, 'plan' | 'confirm' | 'progress' | 'cancel'>;
    },
  });
}

import type { Unification } from '../../consent.js';
import type { RefreshParts } from '../parts.js';
import { fault, type Step, type StepEnd } from '../step.js';

/** Unifies; canceled meanwhile it ends all the same, which does not take long. */
export async function refreshUnified(
  { consent, told, system }: Pick<RefreshParts, 'consent' | 'told' | 'system'>,
  step: Step,
): Promise<StepEnd | undefined> {
  if (step.node().job === undefined) {
    if (step.signal.aborted) return undefined;
    await step.keep({ job: (await consent.unify(system)).id });
  }
  const job = step.node().job!;
  const ended = await told.until(`unify:${job}`, async () => over(await consent.unification(job)), step.stopping);
  if (!ended) return undefined;
  if (ended.state === 'Failed') return fault(ended.failure?.reference ?? job);
  const { profiles, matched, unmatched, entity } = ended;
  return { state: 'Successful', counts: { profiles, ...(entity && changesOf(entity)), matched, unmatched } };
}

const changesOf = ({ difference: { added, gone, merged, split } }: NonNullable<Unification['entity']>) => ({
  ...{ newProfiles: added, goneProfiles: gone, merged, split },
});

const over = (seen: Unification | undefined): Unification | undefined =>
  seen?.state === 'Successful' || seen?.state === 'Failed' ? seen : undefined;

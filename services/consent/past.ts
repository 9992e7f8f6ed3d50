import { countOptionsAt } from '../../storage/consentLists.js';
import { countProfiles } from '../../storage/profiles.js';
import type { ConsentOverview } from '../consent.js';
import { errorName } from '../errorName.js';
import { figuresOf } from './overview.js';
import type { ConsentParts } from './parts.js';

/** The figures of a date, counted behind the conversation: they are read from the whole ledger. */
export interface Past {
  /** Counts them, and waits a moment for it: `counting` where that takes longer. Told as `consent:<asOf>`. */
  count(asOf: number): Promise<PastFigures>;
  /** As far as that has come; `failed` also for what a restart has interrupted. */
  progress(asOf: number): PastFigures;
}

export type PastFigures = Pick<ConsentOverview, 'profiles' | 'options' | 'counting' | 'failed'>;

/** A small ledger is counted at once; a turn waits no longer than this for it. Milliseconds. */
const PATIENCE = 1_000;
const KEPT = 20;
const NONE = { profiles: 0, options: [] };

export function createPast(parts: Pick<ConsentParts, 'sql' | 'clock' | 'log' | 'notify' | 'oneByOne'>): Past {
  const { sql, clock, log, notify, oneByOne } = parts;
  const known = new Map<number, PastFigures>();

  function keep(asOf: number, figures: PastFigures): void {
    known.delete(asOf);
    known.set(asOf, figures);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  }

  async function carryOut(asOf: number): Promise<void> {
    try {
      // One at a time with imports: each may use what memory there is for one.
      const counts = await oneByOne(() => countOptionsAt(sql, asOf));
      const profiles = await countProfiles(sql);
      keep(asOf, { profiles, options: await figuresOf(sql, profiles, counts) });
    } catch (error) {
      log.error({ error: errorName(error) }, 'consent of a date could not be counted');
      keep(asOf, { ...NONE, failed: true });
    }
    notify(`consent:${asOf}`);
  }

  const progress = (asOf: number): PastFigures => known.get(asOf) ?? { ...NONE, failed: true };

  return {
    progress,
    async count(asOf) {
      if (progress(asOf).counting) return progress(asOf);
      keep(asOf, { ...NONE, counting: true });
      const counted = carryOut(asOf);
      const patience = new AbortController();
      await Promise.race([counted, clock.sleep(PATIENCE, patience.signal)]);
      patience.abort();
      return progress(asOf);
    },
  };
}

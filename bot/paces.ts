import type { Clock } from '../services/clock.js';

interface Limit {
  most: number;
  ms: number;
}

/** Per conversation: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const CONVERSATION_LIMITS: readonly Limit[] = [
  { most: 7, ms: 1000 },
  { most: 8, ms: 2000 },
  { most: 60, ms: 30_000 },
  { most: 1800, ms: 3_600_000 },
];
const LONGEST_MS = 3_600_000;
/** How much of a late start may be made up for by going faster. */
const SLACK_MS = 100;

/** How fast may be sent: a pace for each conversation, a budget for each tenant. */
export interface Paces {
  /** Milliseconds until the conversation takes one more. */
  waitMs(key: string): number;
  /** For how long the platform still wants nothing there. */
  heldMs(key: string): number;
  hold(key: string, ms: number): void;
  /** Notes a call. */
  count(key: string): void;
  /** Resolves when the tenant takes one more, which is then counted: first come, first served, and `bulk` after everybody else. */
  tenant(tenantId: string, key: string, bulk: boolean): Promise<void>;
  /** Somebody waits behind what goes to that conversation: it is bulk no more. */
  hurry(tenantId: string, key: string): void;
}

interface Pace {
  /** Of earlier calls, oldest first. */
  times: number[];
  heldUntil: number;
}

interface Budget {
  limits: readonly Limit[];
  times: number[];
  waiting: Record<'ahead' | 'bulk', { key: string; go(): void }[]>;
  /** Bulk goes evenly, so that somebody who comes between finds room at once. */
  bulkAt: number;
  serving: boolean;
}

export interface PacesParts {
  clock: Clock;
  /** Calls a second in one tenant. */
  tenantRate: number;
  /** Aborted: nothing waits any longer. */
  stopping: AbortSignal;
}

export function createPaces({ clock, tenantRate, stopping }: PacesParts): Paces {
  /** The longest unused first. */
  const paces = new Map<string, Pace>();
  const budgets = new Map<string, Budget>();
  const bulkEvery = 1000 / tenantRate;

  function paceOf(key: string): Pace {
    const pace = paces.get(key) ?? { times: [], heldUntil: 0 };
    paces.delete(key);
    paces.set(key, pace);
    return pace;
  }

  /** From the front as far as they are of no more use: the same few steps however many there are. */
  function forgetUnused(): void {
    const now = clock.now();
    for (const [key, { times, heldUntil }] of paces) {
      if (heldUntil > now || (times.at(-1) ?? 0) > now - LONGEST_MS) return;
      paces.delete(key);
    }
  }

  function budgetOf(tenantId: string): Budget {
    const limits = [{ most: tenantRate, ms: 1000 }];
    const made: Budget = { limits, times: [], waiting: { ahead: [], bulk: [] }, bulkAt: 0, serving: false };
    const budget = budgets.get(tenantId) ?? made;
    budgets.set(tenantId, budget);
    return budget;
  }

  function waitIn(budget: Budget, bulk: boolean): number {
    if (stopping.aborted) return 0;
    const now = clock.now();
    const wait = waitFor(budget.times, budget.limits, now);
    return bulk ? Math.max(wait, budget.bulkAt - now) : wait;
  }

  function spend(budget: Budget, bulk: boolean): void {
    const now = clock.now();
    note(budget.times, now, budget.limits);
    if (bulk) budget.bulkAt = Math.max(budget.bulkAt + bulkEvery, now - SLACK_MS);
  }

  /** One at a time is woken: who waits does not look for himself. */
  async function serve(budget: Budget): Promise<void> {
    const { ahead, bulk } = budget.waiting;
    budget.serving = true;
    while (ahead.length + bulk.length > 0) {
      const isBulk = ahead.length === 0;
      const wait = waitIn(budget, isBulk);
      if (wait > 0) {
        await clock.sleep(Math.ceil(wait), stopping);
        continue;
      }
      spend(budget, isBulk);
      (isBulk ? bulk : ahead).shift()?.go();
    }
    budget.serving = false;
  }

  return {
    waitMs: (key) => waitFor(paces.get(key)?.times ?? [], CONVERSATION_LIMITS, clock.now()),
    heldMs: (key) => Math.max(0, (paces.get(key)?.heldUntil ?? 0) - clock.now()),
    hold(key, ms) {
      const pace = paceOf(key);
      pace.heldUntil = Math.max(pace.heldUntil, clock.now() + ms);
    },
    count(key) {
      note(paceOf(key).times, clock.now(), CONVERSATION_LIMITS);
      forgetUnused();
    },
    async tenant(tenantId, key, bulk) {
      const budget = budgetOf(tenantId);
      const { waiting, serving } = budget;
      // Not behind bulk that waits for its next turn.
      if (waiting.ahead.length === 0 && !bulk && waitIn(budget, false) <= 0) return spend(budget, false);
      const turn = new Promise<void>((go) => void waiting[bulk ? 'bulk' : 'ahead'].push({ key, go }));
      if (!serving) void serve(budget);
      return turn;
    },
    hurry(tenantId, key) {
      const { ahead, bulk } = budgetOf(tenantId).waiting;
      const at = bulk.findIndex((each) => each.key === key);
      if (at >= 0) ahead.push(...bulk.splice(at, 1));
    },
  };
}

/** Milliseconds until one more call fits; `times` are those of earlier calls, oldest first. */
function waitFor(times: readonly number[], limits: readonly Limit[], now: number): number {
  return Math.max(0, ...limits.map(({ most, ms }) => (times.length < most ? 0 : (times.at(-most) ?? 0) + ms - now)));
}

/** No more are kept than the widest limit looks at; dropped many at once, because each drop moves the rest. */
function note(times: number[], now: number, limits: readonly Limit[]): void {
  const most = Math.max(...limits.map((limit) => limit.most));
  if (times.length >= 2 * most) times.splice(0, most);
  times.push(now);
}

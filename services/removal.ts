import type { Caller } from './caller.js';

/** What would go, before anything goes. */
export interface RemovalPlan {
  enrichment: { id: string; name: string };
  connection: { id: string; name: string; usedOnlyHere: boolean };
  enrichedProfiles: number;
  runs: number;
  /** What the administrator types to confirm. */
  confirmation: string;
}

export interface RemovalReceipt {
  enrichment: string;
  at: number;
  by: string;
  output: 'purged' | 'kept';
  outputRows: number;
  connection: 'removed' | 'kept';
  tokenDeleted: boolean;
  consent: 'ended' | 'kept';
}

export interface Removal {
  plan(caller: Caller, enrichmentId: string): Promise<RemovalPlan>;
  /** @throws `confirmationWrong`, `runActive` */
  remove(
    caller: Caller,
    enrichmentId: string,
    choice: { output: 'keep' | 'purge'; connection: 'keep' | 'remove'; confirmation: string },
  ): Promise<RemovalReceipt>;
}

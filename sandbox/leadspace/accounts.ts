import { type Behaviour, behaviourOf, tokenRef } from './tokens.js';

/** What the provider keeps about a token. */
export interface Account {
  ref: string;
  behaviour: Behaviour;
  revoked: boolean;
  creditsLeft: number;
  creditsSpent: number;
  /** Records that were taken in, whether they could be enriched or not. */
  recordsTaken: number;
  /** Calls within the last second, oldest first. */
  recent: number[];
  /** Calls by kind, for tokens that fail now and then. */
  calls: Record<string, number>;
}

export interface Accounts {
  /** Nothing for a token that nobody was given. */
  of(token: string): Account | undefined;
  byRef(ref: string): Account | undefined;
  all(): Account[];
  /** True when this call is within the contracted rate, which it then counts against. */
  admit(account: Account): boolean;
  reset(): void;
}

export function createAccounts(callsPerSecond: number, now: () => number): Accounts {
  const accounts = new Map<string, Account>();
  return {
    of(token) {
      const known = accounts.get(token);
      if (known) return known;
      const behaviour = behaviourOf(token);
      if (!behaviour) return undefined;
      const account = newAccount(token, behaviour);
      accounts.set(token, account);
      return account;
    },
    byRef: (ref) => [...accounts.values()].find((account) => account.ref === ref),
    all: () => [...accounts.values()],
    admit(account) {
      const at = now();
      while (account.recent.length > 0 && account.recent[0]! <= at - 1000) account.recent.shift();
      if (account.recent.length >= callsPerSecond) return false;
      account.recent.push(at);
      return true;
    },
    reset: () => accounts.clear(),
  };
}

/** Spends up to `wanted` credits; gives back how many there were. A repeated record costs again, like a new one. */
export function spend(account: Account, wanted: number): number {
  const spent = Math.min(wanted, account.creditsLeft);
  account.creditsLeft -= spent;
  account.creditsSpent += spent;
  return spent;
}

function newAccount(token: string, behaviour: Behaviour): Account {
  return {
    ref: tokenRef(token),
    behaviour,
    revoked: false,
    creditsLeft: behaviour.credits,
    creditsSpent: 0,
    recordsTaken: 0,
    recent: [],
    calls: {},
  };
}

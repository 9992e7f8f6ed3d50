import { consentOf, consentOfProfile, type OracleRow, type OracleSnapshot } from './consent.js';

/**
 * Who may be sent at a moment, thought out from the raw rows alone: what was read, by whom each profile is known, and what the
 * enrichment and its segment ask. Nothing of it is kept from one moment to the next.
 */

/** A grant counts until `expires`; epoch milliseconds. */
export interface EndingRow extends OracleRow {
  expires?: number;
}

export interface EndingSnapshot extends Omit<OracleSnapshot, 'rows'> {
  rows: readonly EndingRow[];
}

export interface OracleProfile {
  id: number;
  identifiers: readonly string[];
}

/** What one profile says to an option; undefined: nothing. */
export type Says = (option: string) => boolean | undefined;

/** Everything that has to hold of what a profile says. */
export type Demand = (says: Says) => boolean;

export function sendable(
  profiles: readonly OracleProfile[],
  snapshots: readonly EndingSnapshot[],
  demand: Demand,
  now: number,
): Set<number> {
  const state = consentOf(
    snapshots.map((snapshot) => ({ ...snapshot, rows: snapshot.rows.filter((row) => !hasEnded(row, now)) })),
    now,
  );
  const fits = ({ identifiers }: OracleProfile) => demand((option) => consentOfProfile(state, identifiers, option));
  return new Set(profiles.filter(fits).map(({ id }) => id));
}

const hasEnded = ({ granted, expires }: EndingRow, now: number): boolean =>
  granted && expires !== undefined && expires <= now;

import { setImmediate as othersFirst } from 'node:timers/promises';
import {
  addContactKeys,
  addKeys,
  createKeys,
  type KeyCells,
  keyCells,
  lastRowNo,
  type ReadKey,
} from '../../storage/matchKeys.js';
import type { MatchKey } from '../../storage/settings.js';
import type { Writer } from '../../storage/sql.js';
import type { UnifyPlan, UnifySource } from '../../storage/unifyPlan.js';
import { domainKey, nameCountryKey } from './keys/values.js';

/** Places in a file that one question is about. */
const PORTION = 5_000;
/** Rows that are read in one go while nobody else can be answered: a few milliseconds. */
const AT_ONCE = 100;

/**
 * Makes `unify_keys` of a plan: the normalised keys of every row, as far as a rule or a deduplication asks for them. `pause` is called
 * between blocks, and throws to stop.
 */
export async function makeKeys(tx: Writer, plan: UnifyPlan, pause: () => void): Promise<void> {
  await createKeys(tx, plan.no);
  for (const source of plan.sources) {
    const kinds = kindsOf(plan, source);
    for (const kind of ['email', 'phone'] as const) {
      pause();
      if (kinds.has(kind)) await addContactKeys(tx, plan.no, source, kind);
    }
    await addReadKeys(tx, plan.no, source, kinds, pause);
  }
}

function kindsOf({ rules }: UnifyPlan, { matches, duplicates }: UnifySource): Set<MatchKey> {
  const ofDuplicates = (duplicates?.by ?? []).flatMap((by) => ('key' in by ? [by.key] : []));
  return new Set([...(matches ? rules.flat() : []), ...ofDuplicates]);
}

interface Wanted {
  domains: boolean;
  names: boolean;
  hasCountry: boolean;
}

async function addReadKeys(
  tx: Writer,
  no: number,
  source: UnifySource,
  kinds: ReadonlySet<MatchKey>,
  pause: () => void,
): Promise<void> {
  const wanted: Wanted = {
    domains: kinds.has('domain') && source.website !== undefined,
    names: kinds.has('nameCountry') && source.name !== undefined,
    hasCountry: source.country !== undefined,
  };
  if (!wanted.domains && !wanted.names) return;
  const last = await lastRowNo(tx, source);
  for (let after = 0; after < last; after += PORTION) {
    pause();
    const rows = await keyCells(tx, source, { after, places: PORTION });
    await addKeys(tx, no, source.no, keysOf(rows, wanted));
  }
}

async function* keysOf(rows: readonly KeyCells[], { domains, names, hasCountry }: Wanted): AsyncIterable<ReadKey> {
  for (const [place, { rowId, name, website, country }] of rows.entries()) {
    if (place % AT_ONCE === 0) await othersFirst();
    const domain = domains ? domainKey(website) : undefined;
    if (domain !== undefined) yield [rowId, 'domain', domain];
    const named = names ? nameCountryKey(name, hasCountry ? country : undefined) : undefined;
    if (named !== undefined) yield [rowId, 'nameCountry', named];
  }
}

import { setImmediate as othersFirst } from 'node:timers/promises';
import { addContactKeys, addKeys, createKeys, type KeyCells, keyCells } from '../../storage/matchKeys.js';
import type { MatchKey } from '../../storage/settings.js';
import type { Writer } from '../../storage/sql.js';
import type { UnifyPlan, UnifySource } from '../../storage/unifyPlan.js';
import { domainKey, nameCountryKey } from './keys/values.js';

/** Rows of one question. */
const PORTION = 20_000;
/** Rows that are read in one go while nobody else can be answered: a few milliseconds. */
const AT_ONCE = 200;

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

async function addReadKeys(
  tx: Writer,
  no: number,
  source: UnifySource,
  kinds: ReadonlySet<MatchKey>,
  pause: () => void,
): Promise<void> {
  const domains = kinds.has('domain') && source.website !== undefined;
  const names = kinds.has('nameCountry') && source.name !== undefined;
  if (!domains && !names) return;
  const hasCountry = source.country !== undefined;
  for (let after = 0; ; ) {
    pause();
    const rows = await keyCells(tx, source, { after, limit: PORTION });
    const last = rows.at(-1);
    if (!last) return;
    const keys: { rowId: number; kind: MatchKey; value: string }[] = [];
    for (const [place, row] of rows.entries()) {
      if (place % AT_ONCE === AT_ONCE - 1) await othersFirst();
      keys.push(...keysOf(row, { domains, names, hasCountry }));
    }
    await addKeys(tx, no, source.no, keys);
    after = last.rowId;
  }
}

function keysOf(
  { rowId, name, website, country }: KeyCells,
  { domains, names, hasCountry }: { domains: boolean; names: boolean; hasCountry: boolean },
): { rowId: number; kind: MatchKey; value: string }[] {
  const domain = domains ? domainKey(website) : undefined;
  const named = names ? nameCountryKey(name, hasCountry ? country : undefined) : undefined;
  return [
    ...(domain === undefined ? [] : [{ rowId, kind: 'domain' as const, value: domain }]),
    ...(named === undefined ? [] : [{ rowId, kind: 'nameCountry' as const, value: named }]),
  ];
}

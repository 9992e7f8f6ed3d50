import {
  MATCH_KEYS,
  type MergePolicy,
  type UnificationDefinition,
  type UnifiedSource,
} from '../../storage/settings.js';
import { isMatchKey } from '../../storage/unifyPlan.js';
import { ServiceError } from '../errors.js';
import { proposals, sourcesWith } from './guess.js';
import type { KnownSource } from './known.js';
import { COLUMN } from './plan.js';
import { isCombined } from './show.js';
import type { UnificationChange } from './view.js';

type Of<K extends UnificationChange['of']> = Extract<UnificationChange, { of: K }>;

/**
 * The definition with one step of the forms. What names a source or column that is not there is refused: a form may be old, and what
 * it sends is the client's.
 */
export function changed(
  definition: UnificationDefinition,
  change: UnificationChange,
  known: readonly KnownSource[],
): UnificationDefinition {
  if (change.of === 'sources') return ordered(definition, change);
  if (change.of === 'source') return withSource(definition, change, known);
  if (change.of === 'rules') return { ...definition, rules: rulesOf(change.rules) };
  return withColumns(definition, change, known);
}

function ordered(definition: UnificationDefinition, { sources: wanted }: Of<'sources'>): UnificationDefinition {
  for (const { id } of wanted) if (!definition.sources.some((one) => one.id === id)) refuse();
  const choices = definition.sources.map((source, index) => {
    const choice = wanted.find(({ id }) => id === source.id);
    return {
      source: { ...source, unmatched: choice?.unmatched ?? source.unmatched },
      place: choice?.place ?? index + 1,
      index,
    };
  });
  choices.sort((one, other) => one.place - other.place || one.index - other.index);
  return { ...definition, sources: choices.map(({ source }) => source) };
}

function withSource(
  definition: UnificationDefinition,
  { id, columns, by, keep }: Of<'source'>,
  known: readonly KnownSource[],
): UnificationDefinition {
  const found = known.find(({ source }) => source.id === id);
  if (!found || !definition.sources.some((one) => one.id === id)) return refuse();
  const { source, fields } = found;
  const names = fields.map(({ name }) => name);
  const chosen = Object.fromEntries(
    Object.entries(columns).flatMap(([meaning, column]) => (column ? [[meaning, columnIn(names, column)]] : [])),
  ) as UnifiedSource['columns'];
  const next = {
    ...definition,
    sources: definition.sources.map((one) => (one.id === id ? { ...one, columns: chosen } : one)),
  };
  const keys = by.map((key) => {
    if (!isMatchKey(key)) return `${COLUMN}${columnIn(names, key.slice(COLUMN.length))}`;
    if (!sourcesWith(next, known, key).includes(id))
      throw new ServiceError('matchColumnMissing', { source: source.name });
    return key;
  });
  if (by.length > 0 && keep !== 'mostFilled' && chosen.changed === undefined)
    throw new ServiceError('changedColumnMissing', { source: source.name });
  return {
    ...next,
    sources: next.sources.map((one) => {
      const { duplicates: _before, ...rest } = one;
      if (one.id !== id) return one;
      return keys.length > 0 ? { ...rest, duplicates: { by: [...new Set(keys)], keep } } : rest;
    }),
  };
}

/** In the order of the keys, so that the same rule is written in one way only; each rule once. */
function rulesOf(rules: Of<'rules'>['rules']): UnificationDefinition['rules'] {
  const tidy = rules.map((keys) => MATCH_KEYS.filter((key) => keys.includes(key))).filter((keys) => keys.length > 0);
  return tidy.filter((keys, index) => tidy.findIndex((other) => other.join() === keys.join()) === index);
}

function withColumns(
  definition: UnificationDefinition,
  { policy, newest, oldest, combined, add }: Of<'columns'>,
  known: readonly KnownSource[],
): UnificationDefinition {
  refuseUndated(definition, known, newest.length > 0 || oldest.length > 0 || policy !== 'order');
  const there = [...definition.columns.filter(isCombined), ...proposals(definition, known)];
  const kept = there.filter(({ name }) => combined.includes(name)).map(({ name, from }) => ({ name, from }));
  const columns = add && (add.first || add.second) ? joined(kept, add, known) : kept;
  const own = new Map<string, MergePolicy>([
    ...oldest.map((name) => [name, 'leastRecent'] as const),
    ...newest.map((name) => [name, 'mostRecent'] as const),
  ]);
  const withPolicy = columns.map((column) => {
    const policyOf = own.get(column.name);
    own.delete(column.name);
    return { ...column, ...(policyOf && { policy: policyOf }) };
  });
  const others = [...own].map(([name, policyOf]) => ({ name, from: sourcesOf(name, known), policy: policyOf }));
  return { ...definition, policy, columns: [...withPolicy, ...others] };
}

function refuseUndated(definition: UnificationDefinition, known: readonly KnownSource[], asked: boolean): void {
  if (!asked || definition.sources.some(({ columns }) => columns.changed !== undefined)) return;
  throw new ServiceError('changedColumnMissing', { source: known[0]?.source.name ?? '' });
}

type Columns = UnificationDefinition['columns'];

/** Two more columns that are one: with that one of `columns` that one of them is part of already, where there is such. */
function joined(columns: Columns, add: { first: string; second: string }, known: readonly KnownSource[]): Columns {
  const both = [add.first, add.second].map((typed) => {
    const at = typed.indexOf(':');
    const found = known.find(({ source }) => source.id === typed.slice(0, at));
    if (!found) return refuse();
    return {
      source: found.source.id,
      column: columnIn(
        found.fields.map(({ name }) => name),
        typed.slice(at + 1),
      ),
    };
  });
  const isOf = (column: Columns[number]) => column.from.some((it) => both.some((one) => isSame(one, it)));
  const parts = [...columns.filter(isOf).flatMap(({ from }) => from), ...both];
  const from = parts.filter((one, index) => parts.findIndex((other) => isSame(one, other)) === index);
  const name = columns.find(isOf)?.name ?? from[0]!.column;
  return [...columns.filter((column) => !isOf(column)), { name, from }];
}

const isSame = (one: { source: string; column: string }, other: { source: string; column: string }): boolean =>
  one.source === other.source && one.column === other.column;

/** Where a column that several sources call the same comes from. @throws `fieldUnknown` */
function sourcesOf(name: string, known: readonly KnownSource[]): Columns[number]['from'] {
  const from = known.flatMap(({ source, fields }) =>
    fields.some((field) => field.name === name) ? [{ source: source.id, column: name }] : [],
  );
  if (from.length === 0) throw new ServiceError('fieldUnknown', { field: name.slice(0, 100) });
  return from;
}

/** The column's own spelling: names may have been typed. @throws `fieldUnknown` */
function columnIn(names: readonly string[], typed: string): string {
  const alike = names.filter((name) => name.trim().toLowerCase() === typed.trim().toLowerCase());
  const found = names.find((name) => name === typed) ?? (alike.length === 1 ? alike[0] : undefined);
  if (found === undefined) throw new ServiceError('fieldUnknown', { field: typed.slice(0, 100) });
  return found;
}

function refuse(): never {
  throw new ServiceError('notFound', { what: 'dataSource' });
}

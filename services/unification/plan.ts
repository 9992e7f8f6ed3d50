import { readChangedOrder } from '../../storage/changedDates.js';
import { fieldIds } from '../../storage/fields.js';
import type { UnificationDefinition, UnifiedColumn, UnifiedSource } from '../../storage/settings.js';
import { snapshotTable } from '../../storage/snapshots.js';
import { listSources, type StoredSource, sourceFields } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import {
  type DuplicateKey,
  isMatchKey,
  type MergedColumn,
  type UnifyPlan,
  type UnifySource,
} from '../../storage/unifyPlan.js';

const NOTHING: UnificationDefinition = { sources: [], rules: [], policy: 'order', columns: [] };

/**
 * What the statements of a unification are written from: the definition in numbers, over the sources that are there. Those that it
 * does not name come last, in the order in which they came, match nothing and add all their rows. A column that a source does not
 * have (any more) is as good as not chosen.
 */
export async function planOf(
  reader: Reader,
  definition: UnificationDefinition = NOTHING,
  no: number,
): Promise<UnifyPlan> {
  const known = await numbered(reader, definition);
  const sources: UnifySource[] = [];
  for (const [index, { source, chosen, columns }] of known.entries()) {
    const table = snapshotTable(source.no, source.generation);
    sources.push({
      ...{ no: source.no, generation: source.generation, place: index + 1, fields: [...columns.values()] },
      ...{ matches: chosen !== undefined, unmatched: index === 0 ? 'add' : (chosen?.unmatched ?? 'add') },
      ...(chosen && (await chosenOf(reader, table, chosen, columns))),
    });
  }
  return { no, sources, rules: definition.rules, columns: await mergedOf(reader, definition, known) };
}

/** A source that is there, with the numbers of its columns by name. */
interface Known {
  source: StoredSource;
  chosen?: UnifiedSource;
  columns: Map<string, number>;
}

async function numbered(reader: Reader, definition: UnificationDefinition): Promise<Known[]> {
  const present = await listSources(reader);
  const named = definition.sources.flatMap((chosen) => {
    const source = present.find(({ id }) => id === chosen.id);
    return source ? [{ source, chosen }] : [];
  });
  const others = present.filter(({ id }) => !named.some(({ source }) => source.id === id)).sort((a, b) => a.no - b.no);
  const known: Known[] = [];
  for (const each of [...named, ...others.map((source) => ({ source }))]) {
    const fields = await sourceFields(reader, each.source.no);
    known.push({ ...each, columns: new Map(fields.map(({ name, fieldId }) => [name, fieldId])) });
  }
  return known;
}

async function chosenOf(
  reader: Reader,
  table: string,
  { columns: chosen, duplicates }: UnifiedSource,
  columns: Map<string, number>,
): Promise<Partial<UnifySource>> {
  const numberOf = (name: string | undefined) => (name === undefined ? undefined : columns.get(name));
  const [name, website, country] = [chosen.name, chosen.website, chosen.country].map(numberOf);
  const changed = numberOf(chosen.changed);
  const by = duplicates?.by.flatMap((key) => keyOf(key, columns)) ?? [];
  return {
    ...(name !== undefined && { name }),
    ...(website !== undefined && { website }),
    ...(country !== undefined && { country }),
    ...(changed !== undefined && {
      changed: { field: changed, order: await readChangedOrder(reader, table, changed) },
    }),
    // With one of its columns gone a key says less than was asked for: then nothing is a duplicate.
    ...(duplicates && by.length === duplicates.by.length && { duplicates: { by, keep: duplicates.keep } }),
  };
}

/** Before the name of a column that duplicates are looked for by. */
export const COLUMN = 'column:';

function keyOf(key: string, columns: Map<string, number>): DuplicateKey[] {
  if (isMatchKey(key)) return [{ key }];
  const field = key.startsWith(COLUMN) ? columns.get(key.slice(COLUMN.length)) : undefined;
  return field === undefined ? [] : [{ field }];
}

/**
 * Columns of the Customer entity. A column of the same name in several sources is one; what the definition combines is one under
 * its name. A column that was combined into another stays readable under its own name, of its own sources.
 */
async function mergedOf(
  reader: Reader,
  definition: UnificationDefinition,
  known: readonly Known[],
): Promise<MergedColumn[]> {
  const merged = new Map<number, MergedColumn>();
  for (const { source, columns } of known) {
    for (const field of columns.values()) {
      const { from } = merged.get(field) ?? { from: [] };
      merged.set(field, { field, from: [...from, { sourceNo: source.no, field }], policy: definition.policy });
    }
  }
  const ids = await fieldIds(
    reader,
    definition.columns.map(({ name }) => name),
  );
  for (const column of definition.columns) {
    const from = fromOf(column, known);
    const field = ids.get(column.name) ?? from[0]?.field;
    if (field !== undefined && from.length > 0)
      merged.set(field, { field, from, policy: column.policy ?? definition.policy });
  }
  return [...merged.values()];
}

/** In the order of sources, whatever the order of the definition. */
const fromOf = ({ from }: UnifiedColumn, known: readonly Known[]): MergedColumn['from'][number][] =>
  known.flatMap(({ source, columns }) =>
    from
      .filter((each) => each.source === source.id)
      .flatMap(({ column }) => {
        const field = columns.get(column);
        return field === undefined ? [] : [{ sourceNo: source.no, field }];
      }),
  );

/** Fields that others hold together with their own: they are no columns of the Customer entity by themselves. */
export function combinedAway({ columns }: Pick<UnifyPlan, 'columns'>): ReadonlySet<number> {
  const into = columns.flatMap(({ field, from }) => from.map((each) => each.field).filter((each) => each !== field));
  return new Set(into);
}

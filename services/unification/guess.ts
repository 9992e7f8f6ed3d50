import type { MatchKey, UnificationDefinition } from '../../storage/settings.js';
import { guessKeyColumns, type KnownSource, overKnown } from './known.js';
import type { CombinedColumn } from './view.js';

/** Safe ones first. A phone number is often that of a switchboard: whoever wants it adds it. */
const PROPOSED: readonly MatchKey[] = ['email', 'domain', 'nameCountry'];

/** A definition to begin with: sources as they came, keys that at least two of them have, columns of one meaning put together. */
export function guessDefinition(known: readonly KnownSource[]): UnificationDefinition {
  const sources = known.map(({ source, fields }) => ({
    ...{ id: source.id, columns: guessKeyColumns(fields), unmatched: 'add' as const },
  }));
  const definition: UnificationDefinition = { sources, rules: [], policy: 'order', columns: [] };
  return {
    ...definition,
    rules: rulesFor(definition, known),
    columns: proposals(definition, known).map(({ name, from }) => ({ name, from })),
  };
}

/** The definition over the sources there are by now; where there was nothing to match before, with the rules that are proposed. */
export function overPresent(definition: UnificationDefinition, known: readonly KnownSource[]): UnificationDefinition {
  const now = overKnown(definition, known);
  return definition.sources.length > 1
    ? now
    : { ...now, rules: now.rules.length > 0 ? now.rules : rulesFor(now, known) };
}

const rulesFor = (definition: UnificationDefinition, known: readonly KnownSource[]): MatchKey[][] =>
  PROPOSED.filter((key) => sourcesWith(definition, known, key).length > 1).map((key) => [key]);

/** Ids of the sources whose rows can have such a key. */
export function sourcesWith(
  { sources }: Pick<UnificationDefinition, 'sources'>,
  known: readonly KnownSource[],
  key: MatchKey,
): string[] {
  return sources
    .filter(({ id, columns }) => {
      const source = known.find((one) => one.source.id === id)?.source;
      if (key === 'email') return (source?.emails.length ?? 0) > 0;
      if (key === 'phone') return (source?.phones.length ?? 0) > 0;
      return (key === 'domain' ? columns.website : columns.name) !== undefined;
    })
    .map(({ id }) => id);
}

/**
 * Columns that mean the same and are called differently: what each source has for name, website, country and age, under the name that
 * the first source gives it. Columns of the same name are one anyway.
 */
export function proposals(definition: UnificationDefinition, known: readonly KnownSource[]): CombinedColumn[] {
  const taken = new Set(definition.columns.flatMap(({ from }) => from.map(keyOf)));
  return (['name', 'website', 'country', 'changed'] as const).flatMap((meaning): CombinedColumn[] => {
    const from = definition.sources.flatMap(({ id, columns }) => {
      const column = columns[meaning];
      const isThere = known.some(
        ({ source, fields }) => source.id === id && fields.some(({ name }) => name === column),
      );
      return column !== undefined && isThere ? [{ source: id, column }] : [];
    });
    const names = new Set(from.map(({ column }) => column));
    if (names.size < 2 || from.some((each) => taken.has(keyOf(each)))) return [];
    return [{ name: from[0]!.column, from, chosen: false }];
  });
}

const keyOf = ({ source, column }: { source: string; column: string }): string => `${source}:${column}`;

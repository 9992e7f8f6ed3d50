import type { UnificationDefinition } from '../../storage/settings.js';
import { listSources, type SourceField, type StoredSource, sourceFields } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';

/** A source of profiles that is there, with its columns in the order of its file. */
export interface KnownSource {
  source: StoredSource;
  fields: SourceField[];
}

/** The sources there are: those of `order` (ids) first, then the others as they came. */
export async function knownSources(reader: Reader, order: readonly string[] = []): Promise<KnownSource[]> {
  const placeOf = ({ id }: StoredSource) => (order.includes(id) ? order.indexOf(id) : order.length);
  const sources = (await listSources(reader)).sort((one, other) => placeOf(one) - placeOf(other) || one.no - other.no);
  const known: KnownSource[] = [];
  for (const source of sources) known.push({ source, fields: await sourceFields(reader, source.no) });
  return known;
}

/** The definition over the sources that are there by now: without those that have gone, and those that came since put last. */
export function overKnown(definition: UnificationDefinition, known: readonly KnownSource[]): UnificationDefinition {
  const isThere = (id: string) => known.some(({ source }) => source.id === id);
  const columns = definition.columns.map((column) => ({
    ...column,
    from: column.from.filter((it) => isThere(it.source)),
  }));
  return {
    ...definition,
    sources: known.map(
      ({ source, fields }) =>
        definition.sources.find(({ id }) => id === source.id) ?? {
          ...{ id: source.id, columns: guessKeyColumns(fields), unmatched: 'add' as const },
        },
    ),
    columns: columns.filter(({ from }) => from.length > 0),
  };
}

const COUNTRY = /^(hq|company|bedrijfs?)?(country|land)(code|name|naam)?$/;
const CHANGED =
  /^(laatst|last)?(modified|changed|updated|edited|gewijzigd|bijgewerkt|aangepast|wijziging)(on|at|op|om|date|datum|time)?$|^(mutatie|wijzigings|update|change)(datum|date)$/;

/** The columns that keys are made of and that tell the age of a row, by their names in English and Dutch. */
export function guessKeyColumns(fields: readonly SourceField[]): UnificationDefinition['sources'][number]['columns'] {
  const guessed = (guess: string) => fields.find((field) => field.guess === guess)?.name;
  const named = (pattern: RegExp) => fields.find(({ name }) => pattern.test(plain(name)))?.name;
  const columns = {
    ...{ name: guessed('companyName'), website: guessed('website') },
    ...{ country: named(COUNTRY), changed: named(CHANGED) },
  };
  return Object.fromEntries(Object.entries(columns).filter(([, name]) => name !== undefined));
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

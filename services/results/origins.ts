import { previousIds } from '../../storage/customerPast.js';
import { type ProfileOrigin, profileOrigins } from '../../storage/profileOrigins.js';
import type { UnificationDefinition } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import type { IdsView, OriginsView, OriginView } from './originsView.js';

type Combined = Pick<UnificationDefinition, 'sources' | 'rules' | 'columns'>;

/**
 * The rows of a profile with what its merged values differ in; undefined where it is one row, which says all that there is to say.
 * `merged`: the profile's own values.
 */
export async function originsOf(
  reader: Reader,
  customerId: number,
  merged: readonly { field: string; value: string }[],
  definition: Combined | undefined,
): Promise<OriginsView | undefined> {
  const order = definition?.sources.map(({ id }) => id) ?? [];
  const { rows, more } = await profileOrigins(reader, customerId, order);
  if (rows.length < 2) return undefined;
  const values = new Map(merged.map(({ field, value }) => [field, value]));
  return { rows: rows.map((row) => viewOf(row, values, definition)), more };
}

/** Undefined where nothing of it was ever known under another id. */
export async function pastOf(reader: Reader, customerId: number): Promise<IdsView | undefined> {
  const past = await previousIds(reader, customerId);
  return past.ids.length === 0 ? undefined : past;
}

function viewOf(
  { source, key, role, rule, absent, values }: ProfileOrigin,
  merged: ReadonlyMap<string, string>,
  definition: Combined | undefined,
): OriginView {
  // A duplicate was matched by nothing: the row that stands for it was.
  const keys = role === 'matched' && rule !== undefined ? definition?.rules[rule - 1] : undefined;
  return {
    ...{ source: { name: source.name, file: source.file }, key, role },
    ...(keys && { keys: [...keys] }),
    ...(absent && { absent }),
    values: values.map(({ field, value }) => {
      const profile = merged.get(columnFor(definition, source.id, field));
      return { field, value, ...(isAnother(value, profile) && { profile }) };
    }),
  };
}

/** The column of the Customer entity that a column of a source went into. */
function columnFor(definition: Combined | undefined, source: string, column: string): string {
  const into = definition?.columns.find(({ from }) =>
    from.some((each) => each.source === source && each.column === column),
  );
  return into?.name ?? column;
}

/** An empty cell contradicts nothing. */
const isAnother = (value: string, profile: string | undefined): profile is string =>
  profile !== undefined && value.trim() !== '' && value !== profile;

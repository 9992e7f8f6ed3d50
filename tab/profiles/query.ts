import type { FilterName, ProfilesQuery } from '../../services/results/tableView.js';

export const FILTER_NAMES = [
  'bucket',
  'confidence',
  'industry',
  'country',
  'employeeRange',
] as const satisfies readonly FilterName[];

/** The filter holds these values; none: it is gone. */
export function withFilter({ filters, ...rest }: ProfilesQuery, name: FilterName, values: readonly string[]) {
  const { [name]: _before, ...others } = filters ?? {};
  const after = values.length > 0 ? { ...others, [name]: values } : others;
  return { ...rest, ...(Object.keys(after).length > 0 && { filters: after }) };
}

export function withSearch({ search: _before, ...rest }: ProfilesQuery, typed: string): ProfilesQuery {
  const search = typed.trim();
  return { ...rest, ...(search !== '' && { search }) };
}

export function withChanged({ changed: _before, ...rest }: ProfilesQuery, changed: boolean): ProfilesQuery {
  return { ...rest, ...(changed && { changed }) };
}

/** Something that the table is narrowed by, which can be taken back by itself. */
export type Narrowing =
  | { by: 'search'; value: string }
  | { by: FilterName; value: string }
  | { by: 'changed'; value?: never };

export function narrowingsOf({ search, filters, changed }: ProfilesQuery): Narrowing[] {
  return [
    ...(search === undefined ? [] : [{ by: 'search' as const, value: search }]),
    ...FILTER_NAMES.flatMap((by) => (filters?.[by] ?? []).map((value) => ({ by, value }))),
    ...(changed ? [{ by: 'changed' as const }] : []),
  ];
}

export function without(query: ProfilesQuery, { by, value }: Narrowing): ProfilesQuery {
  if (by === 'search') return withSearch(query, '');
  if (by === 'changed') return withChanged(query, false);
  return withFilter(
    query,
    by,
    (query.filters?.[by] ?? []).filter((each) => each !== value),
  );
}

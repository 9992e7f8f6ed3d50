import type { Segment } from '../../storage/settings.js';
import { findSource, type StoredSource } from '../../storage/sources.js';
import { ServiceError } from '../errors.js';
import { segmentIn } from '../segments/definition.js';
import type { RefreshParts } from './parts.js';
import type { RefreshChoice, RefreshTarget } from './view.js';

/** What people can have refreshed by itself: sources with a file, then active segments, each by name. */
export function choicesOf(sources: readonly StoredSource[], segments: readonly Segment[]): RefreshChoice[] {
  const withFile = sources.filter(({ path }) => path !== undefined);
  return [
    ...choices('source', withFile),
    ...choices(
      'segment',
      segments.filter(({ active }) => active),
    ),
  ];
}

const choices = (kind: RefreshChoice['kind'], found: readonly { id: string; name: string }[]): RefreshChoice[] =>
  found
    .map(({ id, name }) => ({ kind, id, name }))
    .sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));

/** @throws `notFound`, `fileNotFound` {file}, `segmentInactive` {name} for what a person cannot have refreshed */
export async function refuseUnknown(
  { sql, documents }: Pick<RefreshParts, 'sql' | 'documents'>,
  target: RefreshTarget,
): Promise<void> {
  if (target.kind === 'all') return;
  if (target.kind === 'segment') {
    const { active, name } = segmentIn(documents.read(), target.id);
    if (!active) throw new ServiceError('segmentInactive', { name });
    return;
  }
  if (target.kind !== 'source') throw new ServiceError('notFound', { what: target.kind });
  const source = await findSource(sql, { id: target.id });
  if (!source || source.removed) throw new ServiceError('notFound', { what: 'dataSource' });
  if (source.path === undefined) throw new ServiceError('fileNotFound', { file: source.file });
}

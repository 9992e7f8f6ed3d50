import { consentVersions } from '../../storage/consentState.js';
import { segmentOutputs } from '../../storage/segmentMembers.js';
import type { Settings } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import type { DataSet } from '../dataSources.js';
import { usersOf } from './definition.js';
import { isOutdated } from './guard.js';

/** Segments as data sets, by name: the active ones, and of the others those that an enrichment has, so that it can name them. */
export async function segmentDataSets(reader: Reader, settings: Settings): Promise<DataSet[]> {
  const [outputs, versions] = await Promise.all([segmentOutputs(reader), consentVersions(reader)]);
  return settings.segments
    .filter(({ id, active }) => active || usersOf(settings, id).length > 0)
    .sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }))
    .map((segment): DataSet => {
      const output = outputs.get(segment.id);
      return {
        ...{ id: segment.id, kind: 'segment', name: segment.name, size: output?.members ?? 0 },
        ...(output && { asOf: output.refreshedAt }),
        ...(isOutdated(settings, segment, output, versions) && { outdated: true }),
      };
    });
}

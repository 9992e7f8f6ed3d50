import type { Documents } from '../../storage/documents.js';
import { entityFieldSets } from '../../storage/entityFields.js';
import { CUSTOMER, countProfiles } from '../../storage/profiles.js';
import { listSources, type SourceField } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import type { DataField, DataSet } from '../dataSources.js';
import { segmentDataSets } from '../segments/dataSets.js';

const SAMPLES = 3;
const MAPPED = ['companyName', 'website', 'location'] as const;

/** The data sets that can be enriched: the Customer entity, then segments by name. */
export async function dataSetsOf(reader: Reader, documents: Pick<Documents, 'read'>): Promise<DataSet[]> {
  const times = (await listSources(reader)).flatMap(({ refreshedAt }) => refreshedAt ?? []);
  const size = await countProfiles(reader);
  return [
    { id: CUSTOMER, kind: 'customer', name: CUSTOMER, size, ...(times.length > 0 && { asOf: Math.max(...times) }) },
    ...(await segmentDataSets(reader, documents.read())),
  ];
}

/**
 * Fields of the Customer entity over all sources: those that look like a name, website or location first, then the fullest. A
 * segment has the same fields; how full they are is told of all profiles, not of its members.
 */
export async function entityFields(reader: Reader): Promise<DataField[]> {
  const sets = await entityFieldSets(reader);
  const profiles = sets.reduce((sum, set) => sum + set.profiles, 0);
  const fields = new Map<string, DataField & { filled: number }>();
  for (const field of sets.flatMap((set) => set.fields)) fields.set(field.name, merged(fields.get(field.name), field));
  return [...fields.values()]
    .map(({ filled, ...field }) => ({ ...field, fillRate: profiles === 0 ? 0 : filled / profiles }))
    .sort((a, b) => likelihood(b) - likelihood(a));
}

function merged(
  before: (DataField & { filled: number }) | undefined,
  field: SourceField,
): DataField & { filled: number } {
  const guess = before?.guess ?? MAPPED.find((kind) => kind === field.guess);
  return {
    name: field.name,
    fillRate: 0,
    filled: (before?.filled ?? 0) + field.filled,
    samples: [...new Set([...(before?.samples ?? []), ...field.samples])].slice(0, SAMPLES),
    ...(guess && { guess }),
  };
}

const likelihood = (field: DataField): number => (field.guess ? 2 : 0) + field.fillRate;

import type { Documents } from '../../storage/documents.js';
import { type Measured, type Variety, varietyOf } from '../../storage/measureFigures.js';
import { listSources } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import type { EnrichedField } from '../results.js';
import { attributeKey, type CatalogueAttribute } from '../segments/catalogue.js';
import { createBinding } from '../segments/conditions.js';
import { rowsWith, textOf } from './reading.js';

/** Enriched fields that say which company somebody works for, or are texts of their own. */
const OF_ONE: ReadonlySet<string> = new Set<EnrichedField>([
  ...(['name', 'street', 'website', 'phone', 'description', 'linkedin'] as const),
]);

/** Fewer profiles than this have no telling variety. */
const TELLING = 20;
/** On average fewer than two profiles have the same. */
const NEARLY_EVERY = 0.5;
/** Enough to see that nearly every profile has a value of its own. */
const LOOKED_AT = 20_000;

interface Parts {
  sql: Reader;
  documents: Pick<Documents, 'read'>;
}

/** Names of profile fields that are keys or contacts of a present source, or are made of such columns by the unification. */
export async function personalFields({ sql, documents }: Parts): Promise<Set<string>> {
  const sources = await listSources(sql);
  const own = new Map(sources.map(({ id, key, emails, phones }) => [id, new Set([key, ...emails, ...phones])]));
  const made = (documents.read().unification?.columns ?? [])
    .filter(({ from }) => from.some(({ source, column }) => own.get(source)?.has(column)))
    .map(({ name }) => name);
  return new Set([...[...own.values()].flatMap((names) => [...names]), ...made]);
}

/** Whether it says who somebody is, whatever its values are. */
export const isPersonal = ({ attribute }: CatalogueAttribute, personal: ReadonlySet<string>): boolean =>
  attribute.of === 'enriched'
    ? OF_ONE.has(attribute.field)
    : attribute.of === 'profile' && personal.has(attribute.field);

const isVaried = ({ filled, different }: Variety): boolean => filled >= TELLING && different > NEARLY_EVERY * filled;

/** By all profiles: nearly each has a value of its own. */
export async function isOwnOfEach(reader: Reader, known: CatalogueAttribute): Promise<boolean> {
  const [variety] = await varietiesOf(reader, [known]);
  return variety !== undefined && isVaried(variety);
}

/** Keys of attributes whose values say too much of too few; seen from some of the profiles, so that no form waits for all. */
export async function unsplittable(parts: Parts, attributes: readonly CatalogueAttribute[]): Promise<Set<string>> {
  const personal = await personalFields(parts);
  const groups = new Map<string, CatalogueAttribute[]>();
  for (const known of attributes) {
    const table = known.attribute.of === 'enriched' ? known.attribute.enrichment : '';
    groups.set(table, [...(groups.get(table) ?? []), known]);
  }
  const refused = attributes.filter((known) => isPersonal(known, personal));
  for (const group of groups.values()) {
    const varieties = await varietiesOf(parts.sql, group, LOOKED_AT);
    refused.push(...group.filter((_, place) => isVaried(varieties[place]!)));
  }
  return new Set(refused.map(({ attribute }) => attributeKey(attribute)));
}

/** Of attributes of the same rows. */
async function varietiesOf(reader: Reader, group: readonly CatalogueAttribute[], most?: number): Promise<Variety[]> {
  if (group.length === 0) return [];
  const binding = createBinding();
  const texts = group.map((known) => `lower(${textOf(known, known.column!, binding)})`);
  const from: Measured = { sql: rowsWith(group[0]!, binding), params: binding.params };
  return varietyOf(reader, texts, from, most);
}

import { VALUE_COLUMNS } from '../../storage/answers.js';
import { outputNames, sourceNames } from '../../storage/attributeValues.js';
import { type ConsentOption, listOptions } from '../../storage/consentLedger.js';
import type { Documents } from '../../storage/documents.js';
import { entityFieldSets } from '../../storage/entityFields.js';
import { columnOf } from '../../storage/fields.js';
import type { SourceField } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import { type AttributeType, CONSENT_ATTRIBUTES, ENRICHED_LABELS, type Words } from './attributes.js';
import type { ConsentAttribute, EnrichedAttribute, ProfileAttribute } from './rule.js';
import { fold, readDate, readNumber } from './values.js';

export type Attribute = ProfileAttribute | EnrichedAttribute | ConsentAttribute;

export interface CatalogueAttribute {
  attribute: Attribute;
  type: AttributeType;
  labels: Words;
  synonyms: string[];
  /** Before the point in the qualified notation: `Customer`, or the enrichment's name. Consent attributes need none. */
  entity?: string;
  /** Physical column of the Customer entity or of the enriched entity. */
  column?: string;
  /** Profiles that have a value, where that is known without counting. */
  filled?: number;
}

/** What a rule may name. */
export interface Catalogue {
  attributes: CatalogueAttribute[];
  options: ConsentOption[];
  /** Also those that were removed: their denials stay. */
  sources: { no: number; name: string }[];
}

/** Before the point of a qualified name of a profile's field; the Dutch word is read too. */
export const CUSTOMER_ENTITY = 'Customer';

/** Reads what is there now: fields of the present sources, enriched fields, consent options. */
export async function readCatalogue(parts: { sql: Reader; documents: Pick<Documents, 'read'> }): Promise<Catalogue> {
  const { sql, documents } = parts;
  return {
    attributes: [...consentAttributes(), ...(await profileFields(sql)), ...(await enrichedFields(sql, documents))],
    options: await listOptions(sql),
    sources: await sourceNames(sql),
  };
}

/** The same text for the same attribute: `p:<field>`, `e:<enrichment>:<field>` or `c:<field>`. */
export function attributeKey(attribute: Attribute): string {
  if (attribute.of === 'profile') return `p:${attribute.field}`;
  return attribute.of === 'consent' ? `c:${attribute.field}` : `e:${attribute.enrichment}:${attribute.field}`;
}

/** Undefined for what is no longer there. */
export function findAttribute(catalogue: Catalogue, attribute: Attribute): CatalogueAttribute | undefined {
  const key = attributeKey(attribute);
  return catalogue.attributes.find((known) => attributeKey(known.attribute) === key);
}

function consentAttributes(): CatalogueAttribute[] {
  return Object.entries(CONSENT_ATTRIBUTES).map(([field, { type, labels, synonyms }]) => ({
    attribute: { of: 'consent', field: field as ConsentAttribute['field'] },
    type,
    labels,
    synonyms,
  }));
}

async function profileFields(sql: Reader): Promise<CatalogueAttribute[]> {
  const known = new Map<number, SourceField>();
  for (const { fields } of await entityFieldSets(sql)) {
    for (const field of fields) {
      const before = known.get(field.fieldId);
      const filled = field.filled + (before?.filled ?? 0);
      known.set(field.fieldId, { ...field, filled, samples: [...(before?.samples ?? []), ...field.samples] });
    }
  }
  return [...known.values()].map(({ fieldId, name, filled, samples }) => ({
    attribute: { of: 'profile', field: name },
    type: typeOf(samples),
    labels: { en: name, nl: name },
    synonyms: [],
    entity: CUSTOMER_ENTITY,
    column: columnOf(fieldId),
    filled,
  }));
}

/** By what was seen of a field. How a condition compares is decided by its value, so that it never changes with the samples. */
function typeOf(samples: readonly string[]): AttributeType {
  if (samples.length === 0) return 'text';
  if (samples.every((sample) => readDate(sample))) return 'date';
  return samples.every((sample) => readNumber(sample) !== undefined) ? 'number' : 'text';
}

async function enrichedFields(sql: Reader, documents: Pick<Documents, 'read'>): Promise<CatalogueAttribute[]> {
  const names = new Map(documents.read().enrichments.map(({ id, name }) => [id, name]));
  const taken = new Set([fold(CUSTOMER_ENTITY), 'klant']);
  const outputs = (await outputNames(sql)).map((output) => ({
    id: output.enrichmentId,
    entity: freeName(names.get(output.enrichmentId) ?? output.name, taken),
  }));
  return outputs.flatMap(({ id, entity }) =>
    VALUE_COLUMNS.map(([field, column, type]) => ({
      attribute: { of: 'enriched' as const, enrichment: id, field },
      type: type === 'VARCHAR' ? ('text' as const) : ('number' as const),
      labels: ENRICHED_LABELS[field],
      synonyms: [],
      entity,
      column,
    })),
  );
}

/** A kept output may have the name of an enrichment that came later: each needs one of its own to be told apart. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let place = 2; taken.has(fold(free)); place += 1) free = `${name} (${place})`;
  taken.add(fold(free));
  return free;
}

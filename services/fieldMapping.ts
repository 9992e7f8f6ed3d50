import type { FieldMapping } from '../storage/settings.js';
import type { DataField } from './dataSources.js';
import { ServiceError } from './errors.js';

const TARGETS = ['name', 'website', 'location'] as const;
const GUESSES = { name: 'companyName', website: 'website', location: 'location' } as const;

/** The fields that look like it by name and content; the first of each kind, since `fields` has the likely ones first. */
export function guessMapping(fields: readonly DataField[]): Partial<FieldMapping> {
  return pick((target) => fields.find(({ guess }) => guess === GUESSES[target])?.name);
}

/**
 * The mapping with the fields' own spelling: names may have been typed.
 * @throws `fieldUnknown` {field}, `fieldTwice` {field}; without a company name `fieldUnknown` with an empty name
 */
export function checkMapping(mapping: Partial<FieldMapping>, fields: readonly DataField[]): FieldMapping {
  const found = pick((target) => mapping[target] && fieldNamed(mapping[target], fields));
  const { name } = found;
  if (name === undefined) throw new ServiceError('fieldUnknown', { field: '' });
  const used = Object.values(found);
  const twice = used.find((field, index) => used.indexOf(field) !== index);
  if (twice !== undefined) throw new ServiceError('fieldTwice', { field: twice });
  return { ...found, name };
}

/** What of a mapping the data set has, for a preview while it is being chosen. */
export function knownPart(mapping: Partial<FieldMapping>, fields: readonly DataField[]): Partial<FieldMapping> {
  return pick((target) => fields.find(({ name }) => name === mapping[target])?.name);
}

function fieldNamed(typed: string, fields: readonly DataField[]): string {
  const wanted = typed.trim().toLowerCase();
  const alike = fields.filter(({ name }) => name.trim().toLowerCase() === wanted);
  const field = fields.find(({ name }) => name === typed) ?? (alike.length === 1 ? alike[0] : undefined);
  if (!field) throw new ServiceError('fieldUnknown', { field: typed.slice(0, 100) });
  return field.name;
}

function pick(of: (target: (typeof TARGETS)[number]) => string | undefined): Partial<FieldMapping> {
  return Object.fromEntries(TARGETS.map((target) => [target, of(target)]).filter(([, field]) => field));
}

import type { EnrichedField, ProfileView } from '../../services/results.js';
import type { Words } from '../words.js';
import { enrichedValue } from './valueWords.js';

/** One line of the comparison; either side may know nothing. */
export interface Beside {
  name: string;
  source?: string;
  leadspace?: string;
}

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * What the source says beside what Leadspace says: columns of the source stand beside the field of the same name, in the reader's
 * language or as Leadspace calls it; all others follow.
 */
export function besides({ name, values, enriched }: ProfileView, words: Words): Beside[] {
  const filled = values.filter(({ value }) => value.trim() !== '');
  const names = words.results.fields;
  const sourceOf = (field: EnrichedField) =>
    filled.find((each) => [field, names[field]].some((known) => plain(known) === plain(each.field)));
  const found = new Map(enriched.map(({ field, value }) => [field, enrichedValue(field, value, words)]));
  const fields = Object.keys(names).filter(
    (field): field is EnrichedField => field !== 'name' && found.has(field as EnrichedField),
  );
  const beside = fields.map((field) => sourceOf(field)?.field);
  const ofName = filled.find(({ field, value }) => value === name && !beside.includes(field));
  return [
    line(words.results.company, name, found.get('name')),
    ...fields.map((field) => line(names[field], sourceOf(field)?.value, found.get(field))),
    ...filled
      .filter(({ field }) => !beside.includes(field) && field !== ofName?.field)
      .map(({ field, value }) => line(field, value, undefined)),
  ];
}

const line = (name: string, source: string | undefined, leadspace: string | undefined): Beside => ({
  name,
  ...(source !== undefined && { source }),
  ...(leadspace !== undefined && { leadspace }),
});

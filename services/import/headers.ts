import { ServiceError } from '../errors.js';

export const MOST_COLUMNS = 1000;

/** Characters; a name is shown in lists. */
const LONGEST_NAME = 100;

/**
 * Names of columns as they will be known: trimmed, cut to 100 characters, named by their place where they have none, and made
 * unique visibly: "Name", "Name (2)". @throws `fileColumns`
 */
export function columnNames(headers: readonly string[]): string[] {
  if (headers.length > MOST_COLUMNS)
    throw new ServiceError('fileColumns', { count: headers.length, limit: MOST_COLUMNS });
  const taken = new Set<string>();
  return headers.map((header, place) => {
    const wanted = shortened(header.trim()) || `Column ${place + 1}`;
    let name = wanted;
    for (let copy = 2; taken.has(name); copy++) name = `${wanted} (${copy})`;
    taken.add(name);
    return name;
  });
}

// By code point: half of a character must not be left at the end.
const shortened = (text: string): string =>
  text.length <= LONGEST_NAME ? text : `${[...text].slice(0, LONGEST_NAME).join('')}…`;

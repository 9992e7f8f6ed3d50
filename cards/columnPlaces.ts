import { z } from 'zod';
import type { ButtonData } from './buttons.js';
import { choiceKey } from './choices.js';

/**
 * Columns that were chosen in the first step of a form, on their way through the card of the second: as places in the file,
 * for names of columns are somebody's data and may be long. Of a file that has changed meanwhile a place would mean another
 * column: `columns` stands for all names in their order.
 */
export const PlacesInput = z.object({ columns: z.string().max(40) }).catchall(z.unknown());
export type PlacesInput = z.infer<typeof PlacesInput>;

/** So many places a value: what a card carries stays short. */
const TOGETHER = 20;

/** The beginning and the length of each name are enough to notice another file, and quickly read. */
const markOf = (names: readonly string[]): string =>
  choiceKey(names.map((name) => `${name.length} ${name.slice(0, 100)}`).join('\n'));

export function placesOf(names: readonly string[], chosen: Readonly<Record<string, readonly string[]>>): ButtonData {
  const data: Record<string, string> = { columns: markOf(names) };
  for (const [role, columns] of Object.entries(chosen)) {
    const places = columns.map((name) => names.indexOf(name)).filter((place) => place >= 0);
    for (let from = 0; from < places.length; from += TOGETHER)
      data[`${role}At${from / TOGETHER}`] = places.slice(from, from + TOGETHER).join(' ');
  }
  return data;
}

/** The columns of a role by name; undefined when the file has other columns now than the card was drawn from. */
export function columnsAt(names: readonly string[], input: PlacesInput, role: string): string[] | undefined {
  if (input.columns !== markOf(names)) return undefined;
  const found: string[] = [];
  for (let part = 0; typeof input[`${role}At${part}`] === 'string'; part++) {
    const places = String(input[`${role}At${part}`]).split(' ').map(Number);
    found.push(...places.map((place) => names[place]).filter((name) => name !== undefined));
  }
  return found;
}

import { createRandom, type Random } from '../../sandbox/leadspace/companies/random.js';
import type { OracleRow, OracleSnapshot } from '../oracle/consent.js';

/**
 * Random histories of consent data: what several sources say about many people over several imports, with everything that
 * happens in between: second thoughts, lost rows, rows that come back, consent IDs that are given to somebody else, equal dates.
 */

export const HISTORY_OPTIONS = ['Newsletter', 'Product updates', 'Do not sell'] as const;
/** Of these True means no. */
export const REVERSED = ['Do not sell'];
/** Consent IDs move only among so many people, so that the rest of the history can be judged without them. */
export const FAMILY = 4;

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A row as it stands in the file of an import. */
export interface HistoryRow {
  id: string;
  email: string;
  option: string;
  /** Of `True`, `False`, and what nobody can read. */
  value: 'True' | 'False' | 'perhaps';
  dated?: number;
}

export interface HistoryImport {
  source: string;
  complete: boolean;
  /** With a column of consent IDs. */
  numbered: boolean;
  readAt: number;
  /** Undefined: the source is removed. */
  rows: HistoryRow[] | undefined;
}

const SOURCES = [
  { name: 'Website', complete: true, numbered: true, dated: 0.5 },
  { name: 'Newsletter tool', complete: true, numbered: false, dated: 0 },
  { name: 'Call centre', complete: false, numbered: true, dated: 0.8 },
  { name: 'Fairs', complete: false, numbered: false, dated: 0.5 },
] as const;

/** The same for the same seed: `imports` imports over `people` people, in order of time. */
export function history(people: number, imports: number, seed: number, begin: number): HistoryImport[] {
  const random = createRandom(seed);
  const said = new Map<string, HistoryRow[]>();
  const made: HistoryImport[] = [];
  for (let no = 0; no < imports; no += 1) {
    const source = random.pick(SOURCES);
    const { name, complete, numbered } = source;
    const readAt = begin + no * DAY;
    const isRemoved = said.has(name) && random.chance(0.04);
    const rows = isRemoved ? undefined : next(random, source, said.get(name) ?? [], { people, readAt });
    // Of changes the next file says nothing about those before.
    said.set(name, complete ? (rows ?? []) : (rows ?? []).filter(() => random.chance(0.3)));
    made.push({
      source: name,
      complete: complete || isRemoved,
      numbered,
      readAt,
      rows: rows && shuffled(random, rows),
    });
  }
  return made;
}

function next(
  random: Random,
  source: (typeof SOURCES)[number],
  before: readonly HistoryRow[],
  world: { people: number; readAt: number },
): HistoryRow[] {
  const rows = before
    .filter(() => !random.chance(0.12))
    .map((row) => (random.chance(0.15) ? changed(random, row, world) : row));
  const fresh = Math.ceil(world.people * (before.length === 0 ? 1.2 : 0.25));
  for (let at = 0; at < fresh; at += 1) rows.push(said(random, source, world));
  // The same row twice is one row.
  return rows.concat(rows.filter(() => random.chance(0.01)));
}

function said(random: Random, source: (typeof SOURCES)[number], world: { people: number; readAt: number }): HistoryRow {
  const person = random.below(world.people);
  const option = random.pick(HISTORY_OPTIONS);
  return {
    id: source.numbered ? `${familyOf(person)}.${random.below(FAMILY * 2)}` : '',
    email: addressOf(person),
    option,
    value: answer(random),
    ...(random.chance(source.dated) && { dated: dateOf(random, world.readAt) }),
  };
}

function changed(random: Random, row: HistoryRow, { people, readAt }: { people: number; readAt: number }): HistoryRow {
  const dice = random.next();
  if (dice < 0.6) return { ...row, value: answer(random), ...(row.dated && { dated: dateOf(random, readAt) }) };
  if (dice < 0.8) return { ...row, option: random.pick(HISTORY_OPTIONS) };
  const first = familyOf(personOf(row.email)) * FAMILY;
  return { ...row, email: addressOf(Math.min(people - 1, first + random.below(FAMILY))) };
}

const answer = (random: Random): HistoryRow['value'] =>
  random.chance(0.04) ? 'perhaps' : random.chance(0.6) ? 'True' : 'False';

/** Few different days, so that many are equal; one in a hundred lies ahead. */
function dateOf(random: Random, readAt: number): number {
  if (random.chance(0.01)) return readAt + 3 * DAY;
  if (random.chance(0.02)) return readAt + 4 * MINUTE;
  return readAt - random.below(12) * DAY;
}

function shuffled<T>(random: Random, items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}

const addressOf = (person: number): string => `person${person}@example.com`;
export const personOf = (email: string): number => Number(/\d+/.exec(email)?.[0]);
export const familyOf = (person: number): number => Math.floor(person / FAMILY);

/** The file of an import, as its source would export it. */
export function csvOf({ rows, numbered }: HistoryImport): string {
  const header = [...(numbered ? ['Consent ID'] : []), 'Email', 'Consent option', 'Consent value', 'Consent date'];
  const lines = (rows ?? []).map(({ id, email, option, value, dated }) =>
    [...(numbered ? [id] : []), email, option, value, dated === undefined ? '' : new Date(dated).toISOString()].join(
      ',',
    ),
  );
  return `${[header.join(','), ...lines].join('\n')}\n`;
}

/** The same as the model reads it, a family each: nothing of one reaches another. */
export function familiesOf(imports: readonly HistoryImport[], people: number): OracleSnapshot[][] {
  const families: OracleSnapshot[][] = Array.from({ length: Math.ceil(people / FAMILY) }, () => []);
  for (const { source, complete, readAt, rows } of imports) {
    const parts = new Map<number, OracleRow[]>();
    for (const row of rows ?? []) {
      const family = familyOf(personOf(row.email));
      const part = parts.get(family) ?? [];
      part.push(toOracle(row));
      parts.set(family, part);
    }
    for (const [no, family] of families.entries()) family.push({ source, complete, readAt, rows: parts.get(no) ?? [] });
  }
  return families;
}

function toOracle({ id, email, option, value, dated }: HistoryRow): OracleRow {
  const granted = value === 'perhaps' ? false : (value === 'True') !== REVERSED.includes(option);
  return {
    identifier: email,
    option,
    value,
    granted,
    ...(id && { consentId: id }),
    ...(dated !== undefined && { dated }),
  };
}

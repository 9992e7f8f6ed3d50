import { AHEAD } from '../../storage/consentLedger.js';
import type { StoredReject } from '../../storage/imports.js';
import type { Value } from '../../storage/sql.js';
import type { RejectReason } from '../dataSources.js';
import { type DateReader, dateReader } from './dates.js';
import { readIdentifier } from './identifiers.js';
import type { OptionBook, OptionMet } from './importOptions.js';
import type { ConsentMapping, ProfileMapping, Readings } from './mapping.js';
import { readingOf } from './readings.js';

/** What a row of a file comes to: rows for the ledger (the columns of a staged table, in their order), and what was refused of it. */
export interface RowRead {
  staged: Value[][];
  rejects: StoredReject[];
  /** Values among the staged that could not be read, and count as denied. */
  unreadable: number;
}

/** Reads a row: `cells` in the order of the reader's columns. */
export interface RowReader {
  columns: string[];
  read(row: number, cells: readonly (string | null)[], customerId: number): RowRead;
}

interface ReadingParts {
  options: OptionBook;
  /** Epoch milliseconds: dates that lie further ahead are refused. */
  readAt: number;
}

/** Values that are remembered with how they read. */
const MOST_VALUES = 10_000;

/** Rows of a file of consent data. A row is taken or refused as a whole, for the first thing that is wrong with it. */
export function consentReader(mapping: ConsentMapping, sourceName: string, parts: ReadingParts): RowReader {
  const { options } = parts;
  const columns = [mapping.key, mapping.value];
  const place = (column: string | undefined): number => (column === undefined ? -1 : columns.push(column) - 1);
  const [option, consentId] = [place(mapping.option), place(mapping.consentId)];
  const [date, expires] = [place(mapping.date), place(mapping.expires)];
  const readValue = valueReader(mapping.readings);
  const momentOf = momentReader(datesOf(mapping), parts.readAt);
  const endOf = datesOf(mapping);

  return {
    columns,
    read(row, cells) {
      const refused = (reason: RejectReason, at: number): RowRead => ({
        staged: [],
        rejects: [{ row, column: columns[at]!, reason }],
        unreadable: 0,
      });
      const identifier = readIdentifier(cells[0] ?? '', mapping.kind, mapping.region);
      if (identifier.key === undefined) return refused(identifier.reason, 0);
      const own = readValue(cells[1] ?? '');
      if (own === undefined) return refused('valueMissing', 1);
      const named = option < 0 ? sourceName : (cells[option] ?? '');
      if (isBlank(named)) return refused('optionMissing', option);
      const said = date < 0 ? undefined : momentOf(cells[date] ?? '');
      if (said?.reason) return refused(said.reason, date);
      const end = expires < 0 ? undefined : endOf(cells[expires] ?? '');
      if (end?.reason) return refused('expiresUnreadable', expires);
      const met = options.find(named);
      const id = consentId < 0 ? '' : (cells[consentId] ?? '').trim();
      const staged = [row, id || null, mapping.kind, identifier.key, options.numberOf(met), own, grants(own, met)];
      return {
        staged: [[...staged, said?.at ?? null, end?.at ?? null]],
        rejects: [],
        unreadable: own === null ? 1 : 0,
      };
    },
  };
}

/**
 * Cells of consent in a source of profiles: one row for the ledger a cell that says something. Nothing here refuses a profile. Of a
 * cell with a date that is none, or lies ahead, a denial counts as one without a date, a grant does not count; either is listed.
 */
export function profileReader(consent: NonNullable<ProfileMapping['consent']>, parts: ReadingParts): RowReader {
  const columns: string[] = [];
  const cellsOf = consent.columns.map(({ column, option, reversed, date }) => ({
    met: { ...parts.options.find(option), reversed },
    value: columns.push(column) - 1,
    date: date === undefined ? -1 : columns.push(date) - 1,
  }));
  const readValue = valueReader(consent.readings);
  const momentOf = momentReader(datesOf(consent), parts.readAt);

  return {
    columns,
    read(row, cells, customerId) {
      const read: RowRead = { staged: [], rejects: [], unreadable: 0 };
      for (const { met, value, date } of cellsOf) {
        const own = readValue(cells[value] ?? '');
        if (own === undefined) continue;
        const said = date < 0 ? undefined : momentOf(cells[date] ?? '');
        const granted = grants(own, met);
        if (said?.reason) read.rejects.push({ row, column: columns[date]!, reason: said.reason });
        if (said?.reason && granted) continue;
        const option = parts.options.numberOf(met);
        read.staged.push([row, null, 'profile', String(customerId), option, own, granted, said?.at ?? null, null]);
        if (own === null) read.unreadable += 1;
      }
      return read;
    },
  };
}

/** Restrictive: what cannot be read, and an option that nobody has confirmed, grants nothing. */
const grants = (own: boolean | null, { reversed }: OptionMet): boolean =>
  own !== null && reversed !== undefined && own !== reversed;

const datesOf = ({ dateOrder, timeZone }: Pick<ConsentMapping, 'dateOrder' | 'timeZone'>): DateReader =>
  dateReader({ order: dateOrder, timeZone });

/** How a value reads; null: it cannot be read; undefined: there is none. */
function valueReader(readings: Readings): (text: string) => boolean | null | undefined {
  const known = new Map<string, boolean | null | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const own = isBlank(text) ? undefined : (readingOf(text, readings) ?? null);
    if (known.size >= MOST_VALUES) known.clear();
    known.set(text, own);
    return own;
  };
}

type Moment = { at: number; reason?: undefined } | { reason: 'dateUnreadable' | 'dateAhead'; at?: undefined };

function momentReader(read: DateReader, readAt: number): (text: string) => Moment | undefined {
  return (text) => {
    const date = read(text);
    return date?.at !== undefined && date.at > readAt + AHEAD ? { reason: 'dateAhead' } : date;
  };
}

/** Invisible characters alone are no value. */
const isBlank = (text: string): boolean => text === '' || /^[\s\p{Cf}\p{Cc}]*$/u.test(text);

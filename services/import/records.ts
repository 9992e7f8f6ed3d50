/** A record of a CSV file: its cells, or why it cannot be read. `column` counts from 0. */
export type CsvRecord =
  | { cells: string[]; flaw?: undefined }
  | { flaw: 'quote' | 'lineTooLong'; column?: number; cells?: undefined };

/** Characters; more cannot be held for one record. */
export const LONGEST_RECORD = 1_000_000;

/** A record that goes wrong within so many lines is refused as a whole; beyond that only its first line is. */
const LINES_OF_ONE_RECORD = 20;

/**
 * Cuts text into records by RFC 4180, with line ends of any kind (also mixed), blank lines passed over, spaces around a
 * quoted cell, and quotes inside an unquoted cell taken as they are. Yields blocks; memory stays flat.
 *
 * Our own, since no reader at hand recovers from a quote that is never closed: they take the rest of the file for one cell.
 * Here the line with the quote is refused, and reading goes on in the next one.
 */
export async function* readRecords(text: AsyncIterable<string>, separator: string): AsyncIterable<CsvRecord[]> {
  const cutter = createCutter(separator);
  for await (const block of text) {
    const records = cutter(block, false);
    if (records.length > 0) yield records;
  }
  const last = cutter('', true);
  if (last.length > 0) yield last;
}

type Cutter = (block: string, atEnd: boolean) => CsvRecord[];

export function createCutter(separator: string): Cutter {
  let rest = '';
  /** Within a line that is too long: everything up to its end is passed over. */
  let passing = false;
  /** Cells of the first record: tells a record from its fragments. */
  let width: number | undefined;

  function startOf(page: Page): number {
    if (!passing) return 0;
    const end = page.lineEnd(0);
    passing = end === page.text.length;
    return end;
  }

  function cut(page: Page): { records: CsvRecord[]; at: number } {
    const records: CsvRecord[] = [];
    let at = startOf(page);
    while (at < page.text.length) {
      const lineEnd = page.lineEnd(at);
      if (lineEnd === at) {
        at += 1;
        continue;
      }
      const record = readRecord(page, at, lineEnd);
      if (record === 'more') break;
      const next = record.flaw ? resume(page, at, record.next, width) : record.next;
      if (next === 'more') break;
      at = next;
      width ??= record.cells?.length;
      records.push(record.flaw ? { flaw: record.flaw, column: record.column } : { cells: record.cells });
    }
    return { records, at: Math.min(at, page.text.length) };
  }

  /** More than a record may hold, and no end of it in sight. */
  function giveUp(records: CsvRecord[]): void {
    const firstLine = openPage(rest, separator, false).lineEnd(0);
    const hasLines = firstLine < rest.length;
    records.push({ flaw: hasLines ? 'quote' : 'lineTooLong' });
    passing = !hasLines;
    rest = hasLines ? rest.slice(firstLine + 1) : '';
  }

  return (block, atEnd) => {
    const all: CsvRecord[] = [];
    rest += block;
    for (;;) {
      const { records, at } = cut(openPage(rest, separator, atEnd));
      for (const record of records) all.push(record);
      rest = rest.slice(at);
      if (rest.length <= LONGEST_RECORD) return all;
      giveUp(all);
    }
  };
}

/**
 * Where to go on after a record whose quotes went wrong; `end` is behind the line in which they did. Where the second line is a
 * record by itself, the first one's quote was never closed.
 */
function resume(page: Page, at: number, end: number, width: number | undefined): number | 'more' {
  const secondLine = page.lineEnd(at) + 1;
  if (secondLine >= end) return secondLine;
  const next = readRecord(page, secondLine, page.lineEnd(secondLine));
  if (next === 'more') return 'more';
  if (next.cells?.length === width) return secondLine;
  const lines = page.text.slice(at, end).split('\n').length;
  return lines > LINES_OF_ONE_RECORD || end > page.text.length ? secondLine : end;
}

/** A block of text under the knife, with what was last looked for in it, so that it is never looked for twice. */
interface Page {
  text: string;
  separator: string;
  atEnd: boolean;
  /** First line end at or after `at`, or the length of the text. */
  lineEnd(at: number): number;
  /** First quote at or after `at`, or the length of the text. */
  quote(at: number): number;
}

function openPage(text: string, separator: string, atEnd: boolean): Page {
  const feed = seeker(text, '\n');
  const carriageReturn = seeker(text, '\r');
  return {
    text,
    separator,
    atEnd,
    lineEnd: (at) => Math.min(feed(at), carriageReturn(at)),
    quote: seeker(text, '"'),
  };
}

/** Remembers the last hit and where the search for it began: without it a file with no `\r` would be searched at each line. */
function seeker(text: string, sought: string): (at: number) => number {
  let from = 0;
  let hit = -1;
  return (at) => {
    if (hit >= at && from <= at) return hit;
    from = at;
    const found = text.indexOf(sought, at);
    hit = found < 0 ? text.length : found;
    return hit;
  };
}

type Read =
  | { cells: string[]; flaw?: undefined; next: number }
  | { flaw: 'quote'; column: number; next: number; cells?: undefined }
  | 'more';

function readRecord(page: Page, at: number, lineEnd: number): Read {
  const { text, separator, atEnd } = page;
  if (page.quote(at) < lineEnd) return readQuoted(page, at);
  if (lineEnd === text.length && !atEnd) return 'more';
  return { cells: text.slice(at, lineEnd).split(separator), next: lineEnd + 1 };
}

function readQuoted(page: Page, start: number): Read {
  const cells: string[] = [];
  for (let at = start; ; ) {
    const cell = readCell(page, at);
    if (cell === 'more') return 'more';
    if (cell.value === undefined) {
      const flawEnd = page.lineEnd(cell.end);
      if (flawEnd === page.text.length && !page.atEnd) return 'more';
      return { flaw: 'quote', column: cells.length, next: flawEnd + 1 };
    }
    cells.push(cell.value);
    if (page.text[cell.end] !== page.separator) return { cells, next: cell.end + 1 };
    at = cell.end + 1;
  }
}

/** `end` is where the separator or the line end stands, or where a quote went wrong. */
function readCell(page: Page, at: number): { value?: string; end: number } | 'more' {
  const { text, separator, atEnd } = page;
  const open = passSpaces(text, at);
  if (open === text.length && !atEnd) return 'more';
  if (text[open] === '"') return readQuotedCell(page, open);
  const stop = text.indexOf(separator, at);
  const end = Math.min(stop < 0 ? text.length : stop, page.lineEnd(at));
  return end === text.length && !atEnd ? 'more' : { value: text.slice(at, end), end };
}

function readQuotedCell(page: Page, open: number): { value?: string; end: number } | 'more' {
  const { text, separator, atEnd } = page;
  let close = page.quote(open + 1);
  while (text[close + 1] === '"') close = page.quote(close + 2);
  if (close >= text.length) return atEnd ? { end: text.length } : 'more';
  const end = passSpaces(text, close + 1);
  if (end === text.length && !atEnd) return 'more';
  const after = text[end];
  const closes = after === undefined || after === separator || after === '\n' || after === '\r';
  return closes ? { value: text.slice(open + 1, close).replaceAll('""', '"'), end } : { end: close };
}

function passSpaces(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end += 1;
  return end;
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CleanReject, cleanCsv } from '../../../services/import/clean.js';
import { type CsvRecord, createCutter } from '../../../services/import/records.js';
import { openDuckDb } from '../../../storage/duckdb.js';
import { loadCsv } from '../../../storage/fileReaders.js';
import type { Row, Sql } from '../../../storage/sql.js';
import { csv } from '../../support/csv.js';

/** Characters that matter to a reader of CSV, and a few that should not. */
const character = fc.constantFrom('"', '"', ',', '\n', '\n', '\r', ' ', 'a', 'b', 'é', '😀', '\0', ';');
const cell = fc.string({ unit: character, maxLength: 8 });
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));

function cut(text: string, separator = ','): CsvRecord[] {
  return createCutter(separator)(text, true);
}

test('what a spreadsheet writes comes back cell by cell', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (rows, separator, lineEnd) => {
        // A single empty cell makes a blank line.
        fc.pre(rows.every((row) => row.length > 1 || row[0] !== ''));
        expect(cut(csv(rows, { separator, lineEnd }), separator).map((record) => record.cells)).toEqual(rows);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a well-formed file is read as csv-parse reads it', () => {
  fc.assert(
    fc.property(table, (rows) => {
      fc.pre(rows.every((row) => row.length > 1 || row[0] !== ''));
      const text = csv(rows);
      expect(cut(text).map((record) => record.cells)).toEqual(
        parse(text, { relax_column_count: true, skip_empty_lines: true }),
      );
    }),
    { numRuns: 500 },
  );
});

test('any text is read alike, however it is cut into blocks', () => {
  const text = fc.string({ unit: character, maxLength: 120 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(120), { maxLength: 8 }), (whole, cuts) => {
      const places = [0, ...cuts.map((place) => place % (whole.length + 1)).sort((a, b) => a - b), whole.length];
      const cutter = createCutter(',');
      const records = places.slice(1).flatMap((place, index) => cutter(whole.slice(places[index], place), false));
      expect([...records, ...cutter('', true)]).toEqual(cut(whole));
    }),
    { numRuns: 3_000 },
  );
});

test('an unclosed quote takes its own line at most, in a file of any size', () => {
  const lines = Array.from({ length: 50_000 }, (_, row) =>
    row === 100 ? `${row},"open,x` : `${row},${'plain text '.repeat(4)},x`,
  );
  const cutter = createCutter(',');
  const text = `${lines.join('\n')}\n`;
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += 65_536) records.push(...cutter(text.slice(at, at + 65_536), false));
  records.push(...cutter('', true));

  expect(records).toHaveLength(50_000);
  expect(records.flatMap((record, row) => (record.flaw ? [row] : []))).toEqual([100]);
});

describe('what DuckDB reads without complaint', () => {
  let folder: string;
  let sql: Sql;
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'records-'));
    sql = await openDuckDb({ file: ':memory:' });
  });
  afterAll(async () => {
    await sql.close();
    await rm(folder, { recursive: true });
  });

  async function rowsOf(file: { path: string; header: boolean; rowNumbers: boolean }): Promise<Row[]> {
    const name = `t${++count}`;
    await sql.write((tx) => loadCsv(tx, name, { ...file, separator: ',' }, [1, 2]));
    return sql.all(`SELECT row_no, f1, f2 FROM ${name} ORDER BY row_no`);
  }

  async function cleaned(path: string): Promise<{ rejects: CleanReject[]; rows: Row[] }> {
    const rejects: CleanReject[] = [];
    const shape = { encoding: 'UTF-8', separator: ',', separatorLine: false, width: 2 } as const;
    const onRejects = async (some: CleanReject[]) => void rejects.push(...some);
    await cleanCsv(path, `${path}.clean`, { ...shape, onRejects, onProgress: () => {} });
    return { rejects, rows: await rowsOf({ path: `${path}.clean`, header: false, rowNumbers: true }) };
  }

  test('is read to the same rows when it is cleaned first, so that it does not matter who reads a file', async () => {
    let agreed = 0;
    // Mostly sound records, with one of anything now and then.
    const sound = fc.tuple(cell, cell).map((row) => csv([row]));
    const anything = fc.string({ unit: character, maxLength: 12 }).map((text) => `${text}\n`);
    const text = fc.array(fc.oneof({ weight: 6, arbitrary: sound }, { weight: 1, arbitrary: anything }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(text, async (records) => {
        // Files with NUL are always cleaned first: DuckDB takes such a cell for an empty one when it is one too many.
        fc.pre(!records.some((record) => record.includes('\0')));
        const path = join(folder, 'x.csv');
        await writeFile(path, `k,a\n${records.join('')}`);
        const theirs = await rowsOf({ path, header: true, rowNumbers: false }).catch(() => undefined);
        if (!theirs) return;
        agreed += 1;
        expect(await cleaned(path)).toEqual({ rejects: [], rows: theirs });
      }),
      { numRuns: 300 },
    );
    expect(agreed).toBeGreaterThan(60);
  });
});

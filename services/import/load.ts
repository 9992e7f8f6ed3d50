import { rm } from 'node:fs/promises';
import { loadCsv, loadJson, loadParquet } from '../../storage/fileReaders.js';
import { addRejects } from '../../storage/imports.js';
import type { Sql } from '../../storage/sql.js';
import { dropStaging } from '../../storage/staging.js';
import { type CleanCount, cleanCsv } from './clean.js';
import { type FileShape, type Inspection, readable } from './inspect.js';

export interface LoadParts {
  sql: Sql;
  importId: string;
  file: { path: string; name: string };
  inspection: Inspection;
  /** The numbers of the inspection's columns. */
  fields: readonly number[];
  /** The staging table to make. */
  table: string;
  /** A path for the cleaned copy that some files need. */
  scratch: string;
  /** Told as rows are read. @throws to stop */
  onProgress(count: CleanCount): void;
}

/** Puts the records of a file into the staging table; those that are none of it are entered as rejects, and counted. */
export async function loadFile(parts: LoadParts): Promise<{ rejected: number }> {
  const { sql, file, inspection, fields, table } = parts;
  const { shape } = inspection;
  if (shape.format === 'csv') return loadCsvFile(parts, shape);
  await readable(file.name, () =>
    sql.beside((tx) =>
      shape.format === 'parquet'
        ? loadParquet(tx, table, file.path, fields)
        : loadJson(tx, table, { path: file.path, array: shape.array }, inspection.keys!, fields),
    ),
  );
  return { rejected: 0 };
}

/**
 * DuckDB reads a file without a flaw two or three times as fast as we can clean it, and it stops at the first flaw. Then, and for what it
 * cannot read, the file is cleaned first.
 */
async function loadCsvFile(
  parts: LoadParts,
  shape: Extract<FileShape, { format: 'csv' }>,
): Promise<{ rejected: number }> {
  const { sql, file, fields, table } = parts;
  if (isForDuckDb(parts, shape)) {
    const source = { path: file.path, separator: shape.separator, header: true, rowNumbers: false };
    const loaded = await sql
      .beside((tx) => loadCsv(tx, table, source, fields))
      .then(
        () => true,
        () => false,
      );
    if (loaded) return { rejected: 0 };
    await sql.beside((tx) => dropStaging(tx, table));
  }
  return loadCleaned(parts, shape);
}

// With one column a blank line and an empty value look the same to it, a cell too many that begins with NUL looks empty, and a blank
// line at the start like the header.
const isForDuckDb = ({ fields }: LoadParts, shape: Extract<FileShape, { format: 'csv' }>): boolean =>
  shape.encoding === 'UTF-8' && !shape.separatorLine && !shape.blankStart && !shape.nul && fields.length > 1;

async function loadCleaned(
  parts: LoadParts,
  shape: Extract<FileShape, { format: 'csv' }>,
): Promise<{ rejected: number }> {
  const { sql, importId, file, inspection, fields, table, scratch } = parts;
  try {
    const count = await cleanCsv(file.path, scratch, {
      ...shape,
      width: fields.length,
      onProgress: parts.onProgress,
      onRejects: (rejects) =>
        sql.beside((tx) =>
          addRejects(
            tx,
            importId,
            rejects.map(({ row, column, reason }) => ({
              row,
              reason,
              ...(column !== undefined && { column: inspection.columns[column] }),
            })),
          ),
        ),
    });
    const source = { path: scratch, separator: ',', header: false, rowNumbers: true };
    await sql.beside((tx) => loadCsv(tx, table, source, fields));
    return { rejected: count.rejected };
  } finally {
    await rm(scratch, { force: true });
  }
}

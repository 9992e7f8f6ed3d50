import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ImportFile } from '../dataSources.js';
import { ServiceError } from '../errors.js';

const IMPORTABLE = /\.(csv|tsv|txt|parquet|json|jsonl|ndjson)$/i;
const MOST_LISTED = 1_000;

/**
 * The real path of a file in the import folder. Both are resolved to the end of all links first, so that neither `..` nor a
 * link leads out of the folder. @throws `fileNotFound`, `fileNotAllowed`
 */
export async function fileInFolder(folder: string, path: string): Promise<string> {
  if (path.includes('\0')) throw new ServiceError('fileNotFound', { file: shown(path) });
  const root = await realpath(folder).catch(() => resolve(folder));
  const wanted = resolve(root, path);
  if (!isWithin(root, wanted)) throw new ServiceError('fileNotAllowed', { file: shown(path) });
  const real = await realpath(wanted).catch(() => undefined);
  if (real === undefined) throw new ServiceError('fileNotFound', { file: shown(path) });
  if (!isWithin(root, real)) throw new ServiceError('fileNotAllowed', { file: shown(path) });
  const entry = await stat(real);
  if (!entry.isFile()) throw new ServiceError('fileNotFound', { file: shown(path) });
  return real;
}

/** Files that can be imported, newest first, also from folders below. */
export async function filesInFolder(folder: string): Promise<ImportFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files: ImportFile[] = [];
  for (const entry of entries) {
    if (!IMPORTABLE.test(entry.name) || entry.name.startsWith('.')) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    const found = await fileInFolder(folder, path)
      .then((real) => stat(real))
      .catch(() => undefined);
    if (found) files.push({ path, bytes: found.size, changedAt: Math.round(found.mtimeMs) });
    if (files.length >= MOST_LISTED) break;
  }
  return files.sort((a, b) => b.changedAt - a.changedAt || a.path.localeCompare(b.path));
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A path that somebody typed, short enough for a message. */
const shown = (path: string): string => path.replaceAll('\0', '').slice(0, 200);

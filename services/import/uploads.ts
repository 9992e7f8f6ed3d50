import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewId } from '../clock.js';
import { type DownloadRules, downloadFile } from './download.js';

/** Attached files wait here for their import, under names of our own, and are deleted when it has ended. */
export interface Uploads {
  /** Fetches a file; resolves to our name for it. @throws as `downloadFile` */
  fetch(url: string): Promise<string>;
  remove(upload: string): Promise<void>;
  /** Deletes files that were fetched before `at` (epoch milliseconds) and that nobody has imported, but for those in `keep`. */
  sweep(at: number, keep: ReadonlySet<string>): Promise<void>;
}

export function createUploads(parts: { folder: string; rules: DownloadRules; newId: NewId }): Uploads {
  const { folder, rules, newId } = parts;
  const remove = (upload: string) => rm(join(folder, upload), { force: true });
  return {
    async fetch(url) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const upload = `upload-${newId()}`;
      await downloadFile(url, join(folder, upload), rules);
      return upload;
    },
    remove,
    async sweep(at, keep) {
      for (const upload of await readdir(folder).catch(() => [])) {
        const entry = await stat(join(folder, upload)).catch(() => undefined);
        if (entry && entry.mtimeMs < at && !keep.has(upload)) await remove(upload);
      }
    },
  };
}

/** What a file was called, without folders, for people to read. */
export const shownName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').slice(0, 200) || 'file';

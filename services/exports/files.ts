import { writeFile } from 'node:fs/promises';
import type { Ids } from '../../storage/segmentExports.js';
import type { Caller } from '../caller.js';
import { fileName } from '../results/exportCsv.js';
import type { FileLink } from '../results.js';
import type { Check } from './check.js';
import type { Order } from './making.js';
import { manifestOf } from './manifest.js';
import type { ExportsParts } from './parts.js';
import { leftSince, writeRemoved } from './removed.js';
import type { ExportFileKind } from './view.js';
import { type Written, writeMembers } from './writeMembers.js';

export interface FilesOrder extends Order {
  exportId: string;
  check: Check;
  /** The export before. */
  last?: { id: string; columns: readonly string[]; endedAt?: number | undefined };
}

/** The files of an export, offered by links. */
export interface Made {
  files: { kind: ExportFileKind; link: FileLink }[];
  removed: number;
  /** SHA-256 of the file of members. */
  hash: string;
}

const inExport = (exportId: string): Ids => ({
  sql: 'SELECT customer_id FROM segment_export_member WHERE export_id = $1',
  params: [exportId],
});

/** Members first; who left since the last export as a second file, where somebody did; and what both rest on. */
export async function makeFiles(parts: ExportsParts, caller: Caller, order: FilesOrder): Promise<Made> {
  const base = fileName(order.segment.name);
  // A link dies with the next change of consent: what was right when it was made may not be any more.
  const asOf = { consentChangedAt: order.check.consent.changedAt ?? 0 };
  const offer = async (name: string, write: (path: string) => Promise<Written>) => {
    let written: Written = { rows: 0, hash: '' };
    const keep = async (path: string) => {
      written = await write(path);
    };
    const offered = await parts.files.offer(caller, name, keep, asOf);
    return { link: { ...offered, name, rows: written.rows }, ...written };
  };

  const members = await offer(`${base}.csv`, (path) => writeMembers(parts, path, order, inExport(order.exportId)));
  const left = order.last && (await leftSince(parts, order.last.id, order.exportId));
  const removed =
    left && left.count > 0
      ? await offer(`${base}-removed.csv`, (path) => writeRemoved(parts, path, order, left.ids))
      : undefined;
  const text = manifestOf(parts.clock.now(), caller, order, { members, ...(removed && { removed }) });
  const manifest = await offer(`${base}-manifest.json`, async (path) => {
    await writeFile(path, text, { mode: 0o600 });
    return { rows: 1, hash: '' };
  });
  return {
    files: [
      { kind: 'members', link: members.link },
      ...(removed ? [{ kind: 'removed' as const, link: removed.link }] : []),
      { kind: 'manifest', link: manifest.link },
    ],
    removed: removed?.rows ?? 0,
    hash: members.hash,
  };
}

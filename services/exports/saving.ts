import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import type { Running } from './making.js';
import type { ExportsParts } from './parts.js';
import { uploadFile } from './upload.js';
import type { ExportFileKind } from './view.js';

/** Where Teams lets a file be put, after its person has agreed to it. */
export interface UploadPlace {
  uploadUrl: string;
  /** Of the file to be, in OneDrive: one for each time that somebody agrees. */
  uniqueId: string;
}

/** A file that is on its way. */
export interface Saving {
  name: string;
  /** It was on its way to this place before, or lies there: nothing was begun. */
  again: boolean;
  /** Resolves when it lies there. Rejects with `uploadFailed` {status}. */
  saved: Promise<void>;
}

/** What is remembered of files that were saved, to know a repeat. */
const KEPT = 500;

interface Order {
  caller: Caller;
  id: string;
  kind: ExportFileKind;
  place: UploadPlace;
  /** Checks that the file may be had, and opens it. */
  file(): Promise<{ path: string; name: string; bytes: number }>;
}

/** Begins to put a file into OneDrive; once for each place, however often it is told to. */
export async function beginSave(parts: ExportsParts, running: Running, order: Order): Promise<Saving> {
  const { caller, id, kind, place } = order;
  const key = JSON.stringify([caller.tenantId, caller.userId, id, kind, place.uniqueId]);
  const before = running.saves.get(key);
  if (before) return { ...(await before), again: true };
  const begun = begin(parts, running, order);
  running.saves.set(key, begun);
  // What has failed may be tried once more.
  const forget = () => void running.saves.delete(key);
  begun.then(({ saved }) => saved).catch(forget);
  const [oldest] = running.saves.keys();
  if (running.saves.size > KEPT && oldest !== undefined) running.saves.delete(oldest);
  return begun;
}

async function begin(parts: ExportsParts, running: Running, order: Order): Promise<Saving> {
  if (!parts.uploads) throw new ServiceError('cardOutdated');
  const { path, name, bytes } = await order.file();
  const saved = put(parts, running, order, path, bytes);
  const work = saved
    .catch(() => undefined)
    .finally(() => {
      running.works.delete(work);
    });
  running.works.add(work);
  return { name, again: false, saved };
}

async function put(
  { uploads, audit }: ExportsParts,
  { ending }: Running,
  { caller, id, kind, place }: Order,
  path: string,
  bytes: number,
): Promise<void> {
  await uploadFile(path, place.uploadUrl, uploads?.hosts ?? [], ending.signal);
  await audit.record({
    ...{ caller, action: 'segment.export.save', subject: `segmentExport:${id}` },
    details: { file: kind, bytes },
  });
}

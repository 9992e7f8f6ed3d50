import { z } from 'zod';
import {
  dropExportMembers,
  findExport,
  forgetExportMembers,
  lastExport,
  putExport,
  type StoredExport,
} from '../../storage/segmentExports.js';
import type { Reader } from '../../storage/sql.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import type { FileLink } from '../results.js';
import type { SegmentView } from '../segments.js';
import { type Check, checkMembers, consentMoved } from './check.js';
import { type Made, makeFiles } from './files.js';
import type { ExportsParts } from './parts.js';
import type { Saving } from './saving.js';
import type { ExportColumn, ExportFileKind, SegmentExportView } from './view.js';

/** What this process has made: links live no longer than it, and no longer than their time. */
export interface Running {
  made: Map<string, { kind: ExportFileKind; link: FileLink; userId: string }[]>;
  works: Set<Promise<void>>;
  /** Files that were put into OneDrive, or are on their way. */
  saves: Map<string, Promise<Saving>>;
  /** Aborted when the bot stops: half a file is no use to anybody. */
  ending: AbortController;
}

export interface Order {
  segment: SegmentView;
  columns: readonly ExportColumn[];
}

const Body = z.object({
  name: z.string(),
  endedAt: z.number().optional(),
  exported: z.number().default(0),
  removedByConsent: z.number().default(0),
  removedSinceLast: z.number().default(0),
  consentAsOf: z.number().optional(),
  hash: z.string().optional(),
  /** Keys of its columns. */
  columns: z.array(z.string()),
  reference: z.string().optional(),
});
type Body = z.infer<typeof Body>;

/** A turn waits no longer than this for a small file. Milliseconds. */
const PATIENCE = 1_000;
/** Timers may be a little early. Milliseconds. */
const A_MOMENT = 1_000;
/** Links of more exports than that are not remembered; what is forgotten is exported again. */
const KEPT = 200;
/** Consent that changes again and again while files are made: then something else is wrong. */
const MOST_TRIES = 5;

/** Begins an export; resolves when it has ended, or when it takes longer than a turn may wait. */
export async function startExport(
  parts: ExportsParts,
  running: Running,
  caller: Caller,
  order: Order,
): Promise<SegmentExportView> {
  const { segment, columns } = order;
  const body: Body = { ...NOTHING_YET, name: segment.name, columns: columns.map(({ key }) => key) };
  const started: StoredExport = {
    id: parts.newId(),
    segmentId: segment.id,
    state: 'Refreshing',
    startedAt: parts.clock.now(),
    body: JSON.stringify(body),
  };
  await parts.sql.write((tx) => putExport(tx, started));
  const work = make(parts, running, caller, { ...order, started, body })
    .catch((error: unknown) => fail(parts, started, body, error))
    .finally(() => {
      running.works.delete(work);
      parts.notify(`segmentExport:${started.id}`);
    });
  running.works.add(work);
  const patience = new AbortController();
  await Promise.race([work, parts.clock.sleep(PATIENCE, patience.signal)]);
  patience.abort();
  return viewOf(parts, running, started.id);
}

const NOTHING_YET = { exported: 0, removedByConsent: 0, removedSinceLast: 0 };

async function make(
  parts: ExportsParts,
  running: Running,
  caller: Caller,
  order: Order & { started: StoredExport; body: Body },
): Promise<void> {
  const { sql } = parts;
  const { segment, started, body } = order;
  const last = await lastOf(sql, segment.id);
  for (let tries = 1; ; tries += 1) {
    const check = await checkMembers(parts, segment.id, started.id);
    const made = await makeFiles(parts, caller, { ...order, exportId: started.id, check, ...(last && { last }) });
    // Whoever has withdrawn while the files were written is not in them: they are made anew.
    if ((await consentMoved(sql, check)) && tries < MOST_TRIES) continue;
    remember(
      running,
      started.id,
      made.files.map((file) => ({ ...file, userId: caller.userId })),
    );
    await end(parts, caller, order, ended(parts, body, check, made));
    void tellWhenOver(parts, started.id, made);
    return;
  }
}

/** The card that offers the files then says that they have gone. */
async function tellWhenOver({ clock, notify }: ExportsParts, id: string, { files }: Made): Promise<void> {
  const last = Math.max(...files.map(({ link }) => link.expiresAt));
  await clock.sleep(last + A_MOMENT - clock.now());
  notify(`segmentExport:${id}`);
}

const ended = (parts: ExportsParts, body: Body, check: Check, made: Made): Body => ({
  ...body,
  endedAt: parts.clock.now(),
  exported: check.exported,
  removedByConsent: check.removedByConsent,
  removedSinceLast: made.removed,
  ...(check.consent.madeAt !== undefined && { consentAsOf: check.consent.madeAt }),
  hash: made.hash,
});

async function end(
  { sql, audit }: ExportsParts,
  caller: Caller,
  { started, segment, columns }: Order & { started: StoredExport },
  body: Body,
): Promise<void> {
  const { exported, removedByConsent, removedSinceLast, hash = '' } = body;
  await sql.write(async (tx) => {
    await putExport(tx, { ...started, state: 'Successful', body: JSON.stringify(body) });
    await forgetExportMembers(tx, segment.id, started.id);
    const details = { export: started.id, columns: columns.length, exported, removedByConsent, removedSinceLast, hash };
    await audit.append(tx, { caller, action: 'segment.export', subject: `segment:${segment.id}`, details });
  });
}

async function fail(parts: ExportsParts, started: StoredExport, body: Body, error: unknown): Promise<void> {
  parts.log.error({ err: error, export: started.id, segment: started.segmentId }, 'A segment could not be exported');
  const failed = { ...body, endedAt: parts.clock.now(), reference: started.id };
  await parts.sql.write(async (tx) => {
    await dropExportMembers(tx, started.id);
    await putExport(tx, { ...started, state: 'Failed', body: JSON.stringify(failed) });
  });
}

function remember(
  running: Running,
  id: string,
  files: { kind: ExportFileKind; link: FileLink; userId: string }[],
): void {
  running.made.set(id, files);
  const [oldest] = running.made.keys();
  if (running.made.size > KEPT && oldest !== undefined) running.made.delete(oldest);
}

/** The export as it is stored now, with the links that are still good. @throws `notFound` */
export async function viewOf(
  { sql, documents, clock, uploads }: Pick<ExportsParts, 'sql' | 'documents' | 'clock' | 'uploads'>,
  running: Running,
  id: string,
): Promise<SegmentExportView> {
  const stored = await findExport(sql, id);
  if (!stored) throw new ServiceError('notFound', { what: 'segmentExport' });
  const { name, columns: _columns, reference, ...numbers } = Body.parse(JSON.parse(stored.body));
  const files = (running.made.get(id) ?? []).filter(({ link }) => link.expiresAt > clock.now());
  return {
    id,
    segment: { id: stored.segmentId, name },
    state: stored.state,
    startedAt: stored.startedAt,
    ...numbers,
    files: files.map(({ kind, link }) => ({ kind, link })),
    oneDrive: uploads !== undefined,
    withRefresh: documents.read().refreshedExports.some(({ segmentId }) => segmentId === stored.segmentId),
    ...(reference !== undefined && { failure: { reference } }),
  };
}

/** The last export of a segment that ended well. */
export async function lastOf(sql: Reader, segmentId: string): Promise<(Body & { id: string }) | undefined> {
  const stored = await lastExport(sql, segmentId);
  return stored && { id: stored.id, ...Body.parse(JSON.parse(stored.body)) };
}

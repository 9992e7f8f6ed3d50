import { findExport, openExports, putExport } from '../storage/segmentExports.js';
import type { Caller } from './caller.js';
import { ServiceError } from './errors.js';
import { exportColumns } from './exports/columns.js';
import { lastOf, type Running, startExport, viewOf } from './exports/making.js';
import { markExport } from './exports/marking.js';
import type { ExportsParts } from './exports/parts.js';
import { beginSave, type Saving, type UploadPlace } from './exports/saving.js';
import type { ExportFileKind, ExportPlan, SegmentExportView } from './exports/view.js';
import type { SegmentView } from './segments.js';

export type { Saving, UploadPlace } from './exports/saving.js';
export type { ExportColumn, ExportFileKind, ExportPlan, SegmentExportView } from './exports/view.js';

/** A segment as CSV. Whether each member's consent still fits is looked up again at that moment; what no longer does stays here. */
export interface Exports {
  /** @throws `notFound`, `segmentEmpty`, `segmentOutdated` {name}: consent or rule have changed since its members were found */
  plan(caller: Caller, segment: string): Promise<ExportPlan>;
  /** Checks everything again and makes the files in the background; told as `segmentExport:<id>`. @throws as `plan`, and `columnsMissing` */
  start(caller: Caller, segment: string, columns: readonly string[]): Promise<SegmentExportView>;
  /**
   * Has the segment exported with each refresh of everything from now on, as it was exported last and for the caller, or no longer.
   * Resolves to that export. Contributors, audited, safe to repeat. @throws `notFound`: the segment, or it was never exported
   */
  markRefreshed(caller: Caller, segment: string, on: boolean): Promise<SegmentExportView>;
  /** For the card that was given where the export was asked for; its links check the role again. @throws `notFound` */
  progress(id: string): Promise<SegmentExportView>;
  /** A file of an export, to be put where the person wants it: checked as its link is. @throws `linkExpired`, `notAllowed` */
  file(caller: Caller, id: string, kind: ExportFileKind): Promise<{ path: string; name: string; bytes: number }>;
  /** What `file` would open, to ask the person first whether it may be put into OneDrive. @throws as `file` */
  offered(caller: Caller, id: string, kind: ExportFileKind): Promise<{ name: string; bytes: number }>;
  /**
   * Puts a file into the OneDrive of the person who has agreed to it, in the background; checked again as its link would be. Told twice
   * of the same place, it does so once. @throws as `file`; `cardOutdated` where files have links
   */
  save(caller: Caller, id: string, kind: ExportFileKind, place: UploadPlace): Promise<Saving>;
}

/** What goes on behind the conversation. */
export interface ExportWork {
  /** An export that a restart has cut off has failed: its links would be gone anyway. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export function createExports(parts: ExportsParts): Exports & ExportWork {
  const { sql, access } = parts;
  const running: Running = { made: new Map(), works: new Set(), saves: new Map(), ending: new AbortController() };

  async function planOf(caller: Caller, idOrName: string): Promise<{ segment: SegmentView; plan: ExportPlan }> {
    await access.require(caller, 'contributor');
    const segment = await parts.segments.find(caller, idOrName);
    const last = await lastOf(sql, segment.id);
    refuseUnfit(segment, last?.exported ?? 0);
    const { id, name, members, refreshedAt } = segment;
    const columns = await exportColumns(parts, last?.columns);
    return {
      segment,
      plan: {
        segment: { id, name, members, ...(refreshedAt !== undefined && { refreshedAt }) },
        columns,
        ...(last?.endedAt !== undefined && { last: { endedAt: last.endedAt, members: last.exported } }),
      },
    };
  }

  /** Only whoever exported it may have it, and only as long as its link lives. */
  async function offer(caller: Caller, id: string, kind: ExportFileKind) {
    await access.require(caller, 'contributor');
    const made = running.made.get(id)?.find((each) => each.kind === kind && each.userId === caller.userId);
    if (!made || made.link.expiresAt <= parts.clock.now()) throw await expired(id);
    return made;
  }

  /** Names the segment, so that it can be exported again. */
  async function expired(id: string): Promise<ServiceError> {
    const stored = await findExport(sql, id);
    return new ServiceError('linkExpired', stored ? { segment: stored.segmentId } : {});
  }

  async function file(caller: Caller, id: string, kind: ExportFileKind) {
    const { link } = await offer(caller, id, kind);
    const { path, name } = await parts.files.open(link.url.split('/').at(-1)!).catch(async (error: unknown) => {
      throw error instanceof ServiceError && error.code === 'linkExpired' ? await expired(id) : error;
    });
    return { path, name, bytes: link.bytes };
  }

  return {
    plan: async (caller, segment) => (await planOf(caller, segment)).plan,
    async start(caller, idOrName, wanted) {
      const { segment, plan } = await planOf(caller, idOrName);
      // What the form does not offer is not exported, whatever a card says.
      const columns = plan.columns.filter(({ key }) => wanted.includes(key));
      if (columns.length === 0) throw new ServiceError('columnsMissing');
      return startExport(parts, running, caller, { segment, columns });
    },
    async markRefreshed(caller, idOrName, on) {
      await access.require(caller, 'contributor');
      const { id } = await parts.segments.find(caller, idOrName);
      const last = await lastOf(sql, id);
      if (!last) throw new ServiceError('notFound', { what: 'segmentExport' });
      await markExport(parts, caller, { segmentId: id, columns: last.columns }, on);
      parts.notify(`segmentExport:${last.id}`);
      return viewOf(parts, running, last.id);
    },
    progress: (id) => viewOf(parts, running, id),
    file,
    async offered(caller, id, kind) {
      const { name, bytes } = (await offer(caller, id, kind)).link;
      return { name, bytes };
    },
    save: (caller, id, kind, place) =>
      beginSave(parts, running, { caller, id, kind, place, file: () => file(caller, id, kind) }),
    async resume() {
      for (const open of await openExports(sql)) {
        const body = JSON.stringify({ ...JSON.parse(open.body), endedAt: parts.clock.now(), reference: open.id });
        await sql.write((tx) => putExport(tx, { ...open, state: 'Failed', body }));
      }
    },
    async stop() {
      running.ending.abort();
      await Promise.all(running.works);
    },
  };
}

/** A segment that has become empty is exported all the same, once: who left it has to be told to whoever has the last file. */
function refuseUnfit({ id, name, members, outdated, state }: SegmentView, exportedBefore: number): void {
  if (outdated || state === 'Refreshing' || state === 'Not started')
    throw new ServiceError('segmentOutdated', { name, segment: id });
  if (members === 0 && exportedBefore === 0) throw new ServiceError('segmentEmpty', { name, segment: id });
}

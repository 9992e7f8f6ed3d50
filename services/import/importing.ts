import { listRejects, newestImport, openImports } from '../../storage/imports.js';
import { findSource } from '../../storage/sources.js';
import type { Caller } from '../caller.js';
import type { DataSources, DataSourcesParts, ImportDraft, ImportSummary, Reject } from '../dataSources.js';
import { createDrafts } from '../drafts.js';
import { ServiceError } from '../errors.js';
import { drawDraft, ImportDraftState } from './draft.js';
import { inspectFile } from './inspect.js';
import { fromStored, type ImportJob, NOTHING_YET, summaryOf } from './job.js';
import { createImportRunner, locateFile } from './runner.js';
import { createUploads, shownName } from './uploads.js';

const DAY = 24 * 3_600_000;
const LONGEST_NAME = 100;
const REJECTS_A_PAGE = 5;

type ImportRequest = Pick<ImportJob, 'file' | 'fileName' | 'sourceId' | 'sourceName' | 'key' | 'emails' | 'phones'>;

type OfDataSources = Pick<DataSources, 'openFile' | 'openUpload' | 'draft' | 'start' | 'progress' | 'rejects'>;

/** From a file to an import and its result. */
export interface Importing extends OfDataSources {
  submit(caller: Caller, request: ImportRequest): Promise<ImportSummary>;
  isImporting(sourceId: string): boolean;
  /** The import of a source that is going on, or else its newest. */
  newestOf(sourceId: string): Promise<ImportSummary | undefined>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export function createImporting(parts: DataSourcesParts): Importing {
  const { sql, access, clock, newId } = parts;
  const drafts = createDrafts(parts, 'import', ImportDraftState);
  const uploads = createUploads({ folder: parts.uploadFolder, rules: parts.downloads, newId });
  const runner = createImportRunner(parts);

  async function open(caller: Caller, state: ImportDraftState): Promise<ImportDraft> {
    const path = await locateFile(parts, state.file, state.fileName);
    // Looked at before it takes the place of the draft there was: a wrong file loses nothing.
    await inspectFile(sql, { path, name: state.fileName });
    const before = await drafts.find(caller);
    if (before && 'upload' in before.state.file) await dropUpload(before.state.file.upload);
    return drawDraft(sql, await drafts.start(caller, state), path);
  }

  async function dropUpload(upload: string): Promise<void> {
    if (!(await uploadsInUse()).has(upload)) await uploads.remove(upload);
  }

  async function uploadsInUse(): Promise<Set<string>> {
    const jobs = (await openImports(sql)).map(fromStored);
    return new Set(jobs.flatMap(({ file }) => ('upload' in file ? [file.upload] : [])));
  }

  async function submit(caller: Caller, request: ImportRequest): Promise<ImportSummary> {
    const { tenantId, userId, name } = caller;
    const job: ImportJob = {
      ...NOTHING_YET,
      ...request,
      id: newId(),
      caller: { tenantId, userId, name },
      state: 'Queued',
      startedAt: clock.now(),
    };
    await runner.submit(job);
    return summaryOf(job);
  }

  async function newestOf(sourceId: string): Promise<ImportSummary | undefined> {
    const live = runner.jobOf({ id: sourceId });
    if (live) return summaryOf(live);
    const stored = await newestImport(sql, sourceId);
    return stored && summaryOf(fromStored(stored));
  }

  return {
    submit,
    newestOf,
    isImporting: (sourceId) => runner.jobOf({ id: sourceId }) !== undefined,
    async openFile(caller, path) {
      await access.require(caller, 'contributor');
      return open(caller, { file: { path }, fileName: path });
    },
    async openUpload(caller, upload) {
      await access.require(caller, 'contributor');
      const name = await uploads.fetch(upload.downloadUrl);
      try {
        return await open(caller, { file: { upload: name }, fileName: shownName(upload.name) });
      } catch (error) {
        await uploads.remove(name);
        throw error;
      }
    },
    async draft(caller, ref) {
      await access.require(caller, 'contributor');
      const draft = await drafts.open(caller, ref);
      return drawDraft(sql, draft, await locateFile(parts, draft.state.file, draft.state.fileName));
    },
    async start(caller, ref, choice) {
      await access.require(caller, 'contributor');
      const draft = await drafts.open(caller, ref);
      const { file, fileName } = draft.state;
      const path = await locateFile(parts, file, fileName);
      const mapping = checkedChoice(choice, (await inspectFile(sql, { path, name: fileName })).columns);
      const source = await findSource(sql, { name: mapping.sourceName });
      if (runner.jobOf({ name: mapping.sourceName }))
        throw new ServiceError('importRunning', { name: mapping.sourceName });
      // Of two clicks on one card the second one is outdated from here on.
      await drafts.save(draft, draft.state);
      const started = await submit(caller, { ...mapping, file, fileName, sourceId: source?.id ?? newId() });
      await drafts.discard(caller);
      return started;
    },
    progress: async (importId) => summaryOf(await runner.job(importId)),
    async rejects(caller, importId, after = 0) {
      await access.require(caller, 'contributor');
      const { rejected } = await runner.job(importId);
      const found = (await listRejects(sql, importId, { after, limit: REJECTS_A_PAGE + 1 })) as Reject[];
      const rows = found.slice(0, REJECTS_A_PAGE);
      return { rows, total: rejected, ...(found.length > REJECTS_A_PAGE && { next: rows.at(-1)!.row }) };
    },
    async resume() {
      await uploads.sweep(clock.now() - DAY, await uploadsInUse());
      await runner.resume();
    },
    stop: () => runner.stop(),
  };
}

function checkedChoice(
  choice: { name: string; key: string; emails: string[]; phones: string[] },
  columns: readonly string[],
): Pick<ImportJob, 'sourceName' | 'key' | 'emails' | 'phones'> {
  const sourceName = choice.name.trim().slice(0, LONGEST_NAME);
  if (!sourceName) throw new ServiceError('nameMissing');
  if (!choice.key) throw new ServiceError('keyMissing');
  const { key } = choice;
  const emails = [...new Set(choice.emails)];
  const phones = [...new Set(choice.phones)];
  for (const field of [key, ...emails, ...phones])
    if (!columns.includes(field)) throw new ServiceError('fieldUnknown', { field: field.slice(0, LONGEST_NAME) });
  return { sourceName, key, emails, phones };
}

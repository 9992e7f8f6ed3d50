import { listRejects, newestImport, openImports } from '../../storage/imports.js';
import { findSource } from '../../storage/sources.js';
import type { Caller } from '../caller.js';
import { checkedConsent } from '../consent/importChoice.js';
import { drawConsentDraft } from '../consent/importDraft.js';
import type { ConsentImports } from '../consentImports.js';
import type { DataSources, DataSourcesParts, ImportDraft, ImportSummary, Reject } from '../dataSources.js';
import { createDrafts, type Draft, type DraftRef } from '../drafts.js';
import { ServiceError } from '../errors.js';
import { checkedProfiles } from './choice.js';
import { drawDraft, ImportDraftState } from './draft.js';
import { inspectFile } from './inspect.js';
import { fromStored, type ImportJob, NOTHING_YET, summaryOf } from './job.js';
import { createImportRunner, locateFile } from './runner.js';
import { createUploads, shownName } from './uploads.js';

const DAY = 24 * 3_600_000;
const REJECTS_A_PAGE = 5;

/** What a form says about a file that has been looked at. */
export type ImportChoice = Pick<ImportJob, 'kind' | 'sourceName' | 'key' | 'emails' | 'phones' | 'mapping'>;
type ImportRequest = ImportChoice & Pick<ImportJob, 'file' | 'fileName' | 'sourceId'>;

type OfDataSources = Pick<DataSources, 'openFile' | 'openUpload' | 'draft' | 'start' | 'progress' | 'rejects'>;

/** From a file to an import and its result. */
export interface Importing extends OfDataSources {
  submit(caller: Caller, request: ImportRequest): Promise<ImportSummary>;
  consentImports: ConsentImports;
  /** Imports that are queued or going on. */
  running(): ImportJob[];
  /** The import of a source that is going on, or else its newest. */
  newest(sourceId: string): Promise<ImportSummary | undefined>;
  cancel(importId: string): Promise<void>;
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

  async function newest(sourceId: string): Promise<ImportSummary | undefined> {
    const live = runner.jobOf({ id: sourceId });
    if (live) return summaryOf(live);
    const stored = await newestImport(sql, sourceId);
    return stored && summaryOf(await runner.job(stored.id));
  }

  async function opened(caller: Caller, ref: DraftRef): Promise<Opened> {
    await access.require(caller, 'contributor');
    const draft = await drafts.open(caller, ref);
    const { file, fileName: name } = draft.state;
    return { draft, file: { path: await locateFile(parts, file, name), name } };
  }

  async function begin(caller: Caller, draft: Draft<ImportDraftState>, choice: ImportChoice): Promise<ImportSummary> {
    const sourceId = await sourceIdFor(choice);
    if (runner.jobOf({ name: choice.sourceName })) throw new ServiceError('importRunning', { name: choice.sourceName });
    // Of two clicks on one card the second one is outdated from here on.
    await drafts.save(draft, draft.state);
    const started = await submit(caller, { ...choice, ...draft.state, sourceId });
    await drafts.discard(caller);
    return started;
  }

  /** A source that was removed comes back under its name, unless it was of the other kind. @throws `nameTaken` */
  async function sourceIdFor({ sourceName: name, kind }: ImportChoice): Promise<string> {
    const present = await findSource(sql, { name });
    if (present && !present.removed && present.kind !== kind) throw new ServiceError('nameTaken', { name });
    return (await findSource(sql, { name, kind }))?.id ?? newId();
  }

  return {
    submit,
    newest,
    cancel: runner.cancel,
    consentImports: consentImportsOf(parts, { opened, begin }),
    running: runner.jobs,
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
      const { draft, file } = await opened(caller, ref);
      return drawDraft(sql, draft, file.path);
    },
    async start(caller, ref, choice) {
      const { draft, file } = await opened(caller, ref);
      return begin(caller, draft, checkedProfiles(choice, (await inspectFile(sql, file)).columns));
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

/** A draft that a form was drawn from, and its file as it is now. */
interface Opened {
  draft: Draft<ImportDraftState>;
  file: { path: string; name: string };
}

/** The same drafts, read as consent data. */
function consentImportsOf(
  { sql: reader, phoneRegion }: Pick<DataSourcesParts, 'sql' | 'phoneRegion'>,
  {
    opened,
    begin,
  }: {
    opened(caller: Caller, ref: DraftRef): Promise<Opened>;
    begin(caller: Caller, draft: Opened['draft'], choice: ImportChoice): Promise<ImportSummary>;
  },
): ConsentImports {
  return {
    async draft(caller, ref, columns) {
      const { draft, file } = await opened(caller, ref);
      return drawConsentDraft({ reader, phoneRegion }, draft, file, columns);
    },
    async start(caller, ref, choice) {
      const { draft, file } = await opened(caller, ref);
      return begin(caller, draft, await checkedConsent(reader, file, choice));
    },
  };
}

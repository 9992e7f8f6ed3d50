import type { Documents } from '../storage/documents.js';
import { CUSTOMER } from '../storage/profiles.js';
import { findSource, listAllSources, type SourceKind, type StoredSource } from '../storage/sources.js';
import type { Sql } from '../storage/sql.js';
import type { Access } from './access.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';
import type { Clock, NewId } from './clock.js';
import type { ProfileMapping, Readings } from './consent/mapping.js';
import type { ConsentImports } from './consentImports.js';
import type { DraftRef } from './drafts.js';
import { ServiceError } from './errors.js';
import type { Files } from './files.js';
import type { DownloadRules } from './import/download.js';
import { dataSetsOf, entityFields } from './import/entity.js';
import { filesInFolder } from './import/folder.js';
import { createImporting } from './import/importing.js';
import { mappingOf } from './import/job.js';
import { rejectsFile } from './import/rejectsFile.js';
import { removeSource } from './import/removeSource.js';
import type { ImportSummary, Reject } from './import/summary.js';
import type { Log } from './log.js';
import type { OneByOne } from './oneByOne.js';
import type { FileLink } from './results.js';
import type { Notify } from './subject.js';

export type { ConsentFound, ImportState, ImportSummary, Reject, RejectReason } from './import/summary.js';

export interface ImportFile {
  /** Relative to the import folder. */
  path: string;
  bytes: number;
  changedAt: number;
}

export interface SourceColumn {
  name: string;
  /** Share of rows with a value, 0..1, over the rows looked at. */
  fillRate: number;
  /** Some distinct values, at most three: profile values, for cards only. */
  samples: string[];
  guess?: 'key' | 'email' | 'phone' | 'companyName' | 'website' | 'location';
}

/** What the mapping form of an import shows; the file has been looked at, nothing is imported yet. */
export interface ImportDraft {
  draft: DraftRef;
  file: { name: string; bytes: number; format: 'csv' | 'parquet' | 'json'; encoding?: string; separator?: string };
  columns: SourceColumn[];
  /** The first three rows, cells in the order of `columns`. */
  preview: string[][];
  name: string;
  key?: string;
  emails: string[];
  phones: string[];
  /** The source of the same name that this import would replace. */
  replaces?: { id: string; name: string };
  /** What the columns are those of: which of the two forms is shown first. */
  looksLike: SourceKind;
  /** ISO 3166 country of phone numbers that name none, of the source that would be replaced. */
  region?: string;
  /** Columns that hold consent: of the source that would be replaced, or guessed. */
  consent?: { column: string; option: string; reversed: boolean; date?: string }[];
  /** How the values of these columns read in the source that would be replaced. */
  consentBefore?: { readings: Readings; timeZone: string };
}

/** A data source; of consent data `key` is the column of addresses or numbers, and `profiles` its rows. */
export interface DataSourceView {
  id: string;
  kind: SourceKind;
  name: string;
  file: string;
  key: string;
  emails: string[];
  phones: string[];
  profiles: number;
  refreshedAt?: number;
  lastImport?: ImportSummary;
  /** False for files that were attached in the chat: there is no file to read again. */
  canRefresh: boolean;
}

/** A field of a data set, as the mapping form offers it. */
export interface DataField {
  name: string;
  fillRate: number;
  samples: string[];
  guess?: 'companyName' | 'website' | 'location';
}

/** What can be enriched: the Customer entity, or a segment entity. */
export interface DataSet {
  id: string;
  /** `Customer`: the locale knows its name. */
  kind: 'customer' | 'segment';
  name: string;
  size: number;
  asOf?: number;
  /** A segment whose members were found by an older consent than now. */
  outdated?: boolean;
}

export interface Upload {
  name: string;
  /** https address from the file attachment; only hosts on the list are asked. */
  downloadUrl: string;
}

export interface DataSources {
  /** Files of the import folder that can be imported, newest first. */
  files(caller: Caller): Promise<ImportFile[]>;
  list(caller: Caller): Promise<DataSourceView[]>;
  /** Looks at a file of the import folder and keeps a draft. @throws `fileNotFound`, `fileNotAllowed`, `fileEmpty`, `fileFormat`, `fileEncoding`, `fileColumns` */
  openFile(caller: Caller, path: string): Promise<ImportDraft>;
  /** Downloads an attached file first. @throws as `openFile`, and `downloadHost`, `downloadFailed`, `fileTooLarge` */
  openUpload(caller: Caller, upload: Upload): Promise<ImportDraft>;
  draft(caller: Caller, ref: DraftRef): Promise<ImportDraft>;
  /** Starts the import in the background and tells `import:<id>` as it goes on. @throws `keyMissing`, `fieldUnknown`, `importRunning`, `cardOutdated` */
  start(
    caller: Caller,
    ref: DraftRef,
    choice: { name: string; key: string; emails: string[]; phones: string[] } & ProfileMapping,
  ): Promise<ImportSummary>;
  progress(importId: string): Promise<ImportSummary>;
  rejects(caller: Caller, importId: string, after?: number): Promise<{ rows: Reject[]; next?: number; total: number }>;
  /** All rejected rows of an import as CSV: row, column and reason. */
  rejectsFile(caller: Caller, importId: string): Promise<FileLink>;
  /** Reads the file again with the mapping it has. */
  refresh(caller: Caller, sourceId: string): Promise<ImportSummary>;
  /** Takes the source and its profiles away. @throws `sourceInUse` while a run reads it */
  remove(caller: Caller, sourceId: string): Promise<void>;
  /** The data sets that can be enriched, with size and age. */
  dataSets(caller: Caller): Promise<DataSet[]>;
  /** Fields of a data set with fill rate, the likely ones first. */
  fields(caller: Caller, dataSet: string): Promise<DataField[]>;
}

export interface DataSourcesParts {
  sql: Sql;
  documents: Pick<Documents, 'read'>;
  access: Pick<Access, 'require'>;
  audit: Audit;
  clock: Clock;
  newId: NewId;
  log: Log;
  notify: Notify;
  /** `IMPORT_DIR` */
  importFolder: string;
  /** Folders of our own below `DATA_DIR`: attached files that wait for their import, and copies while an import is going on. */
  uploadFolder: string;
  scratchFolder: string;
  downloads: DownloadRules;
  /** Shared with everything that makes the state of consent anew. */
  oneByOne: OneByOne;
  /** ISO 3166: of phone numbers that name no country. */
  phoneRegion: string;
  files: Pick<Files, 'offer'>;
  /** True while a run reads the profiles. */
  isRead(): Promise<boolean>;
  /** A source of profiles is gone: what was made of it has to be made anew. */
  removed?(): Promise<unknown>;
}

/** What goes on behind the conversation: called at the start and at the end of the process. */
export interface ImportWork {
  /** Starts again what a restart has interrupted, and deletes attached files that nobody imported within a day. */
  resume(): Promise<void>;
  /** Resolves when nothing is going on any more; what was is started again by `resume`. */
  stop(): Promise<void>;
  /** The import of a source that is queued or going on, or else its newest; for what goes on by itself, so no role is asked for. */
  newest(sourceId: string): Promise<ImportSummary | undefined>;
  /**
   * An import that is queued or going on ends as Canceled at its next step, and what it has read is dropped; told as `import:<id>`.
   * One that has ended, or is about to, stays what it is. Safe to repeat.
   */
  cancel(importId: string): Promise<void>;
}

export function createDataSources(
  parts: DataSourcesParts,
): DataSources & ImportWork & { consentImports: ConsentImports } {
  const { sql, access } = parts;
  const { submit, running, ...importing } = createImporting(parts);

  async function requireSource(id: string): Promise<StoredSource> {
    const source = await findSource(sql, { id });
    if (!source || source.removed) throw new ServiceError('notFound', { what: 'dataSource' });
    return source;
  }

  async function toView(source: StoredSource): Promise<DataSourceView> {
    const { id, name, file, key, emails, phones, profiles, refreshedAt } = source;
    const lastImport = await importing.newest(id);
    const times = refreshedAt === undefined ? {} : { refreshedAt };
    const canRefresh = source.path !== undefined;
    const view = { id, kind: source.kind, name, file, key, emails, phones, profiles, ...times, canRefresh };
    return { ...view, ...(lastImport && { lastImport }) };
  }

  return {
    ...importing,
    async files(caller) {
      await access.require(caller, 'contributor');
      return filesInFolder(parts.importFolder);
    },
    async list(caller) {
      await access.require(caller, 'viewer');
      return Promise.all((await listAllSources(sql)).map(toView));
    },
    async refresh(caller, sourceId) {
      await access.require(caller, 'contributor');
      const { kind, path, name, file, key, emails, phones, mapping } = await requireSource(sourceId);
      if (path === undefined) throw new ServiceError('fileNotFound', { file });
      const columns = { key, emails, phones, mapping: mappingOf({ kind, mapping }) };
      return submit(caller, { kind, file: { path }, fileName: file, sourceId, sourceName: name, ...columns });
    },
    async rejectsFile(caller, importId) {
      await access.require(caller, 'contributor');
      return rejectsFile(parts, caller, await importing.progress(importId));
    },
    async remove(caller, sourceId) {
      await access.require(caller, 'contributor');
      const source = await requireSource(sourceId);
      if (running().some((job) => job.sourceId === sourceId))
        throw new ServiceError('importRunning', { name: source.name });
      if (source.kind === 'profiles' && (await parts.isRead()))
        throw new ServiceError('sourceInUse', { name: source.name });
      await removeSource({ ...parts, running }, caller, source);
      if (source.kind === 'profiles') await parts.removed?.();
    },
    async dataSets(caller) {
      await access.require(caller, 'viewer');
      return dataSetsOf(sql, parts.documents);
    },
    async fields(caller, dataSet) {
      await access.require(caller, 'viewer');
      const isSegment = parts.documents.read().segments.some(({ id }) => id === dataSet);
      if (dataSet !== CUSTOMER && !isSegment) throw new ServiceError('notFound', { what: 'dataSet' });
      return entityFields(sql);
    },
  };
}

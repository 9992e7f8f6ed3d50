import { CUSTOMER } from '../storage/profiles.js';
import { findSource, listSources, type SourceKind, type StoredSource } from '../storage/sources.js';
import type { Sql } from '../storage/sql.js';
import type { Access } from './access.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';
import type { Clock, NewId } from './clock.js';
import type { DraftRef } from './drafts.js';
import { type ErrorCode, ServiceError } from './errors.js';
import type { DownloadRules } from './import/download.js';
import { dataSetsOf, entityFields, removeSource } from './import/entity.js';
import { filesInFolder } from './import/folder.js';
import { createImporting } from './import/importing.js';
import type { Log } from './log.js';
import type { Notify } from './subject.js';

export type ImportState = 'Queued' | 'Refreshing' | 'Successful' | 'Failed' | 'Canceled';

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
}

export type RejectReason =
  | 'keyMissing' // no value in the key column
  | 'keyTwice' // a second row with a key
  | 'tooFewCells'
  | 'tooManyCells'
  | 'quote' // a quote that is opened and not closed, or stands where none may
  | 'lineTooLong'
  | 'encoding'
  // consent data
  | 'identifierMissing' // no e-mail address or phone number
  | 'identifierUnreadable' // it is none
  | 'identifierSeveral' // several in one cell
  | 'valueMissing'
  | 'optionMissing'
  | 'dateUnreadable' // no date, or one that does not exist
  | 'dateAhead' // lies in the future: read again at the next refresh
  | 'expiresUnreadable';

export interface Reject {
  /** The record's number in the file, the header not counted, from 1. */
  row: number;
  column?: string;
  reason: RejectReason;
}

/** What an import of consent data has found beside its rows. */
export interface ConsentFound {
  /** Options in the file. */
  options: number;
  /** Accepted rows whose value could not be read: they count as denied. */
  unreadable: number;
  /** Consent IDs that stand in the file more than once: both rows count. */
  idsTwice: number;
  /** Options that the administrator has not confirmed yet (new since the mapping): they grant nothing. */
  unconfirmed: string[];
  /** Identifiers and options that are now granted, denied or without a record, and were not so before. */
  granted: number;
  denied: number;
  unset: number;
}

/** An import, going on or ended; accepted + rejected = read. Of consent data `added`, `changed` and `gone` count rows. */
export interface ImportSummary {
  id: string;
  kind: SourceKind;
  source: { id: string; name: string };
  file: string;
  state: ImportState;
  startedAt: number;
  endedAt?: number;
  read: number;
  accepted: number;
  rejected: number;
  reasons: { reason: RejectReason; count: number }[];
  /** Against the snapshot before: profiles that are new, differ, and are no longer there. */
  added: number;
  changed: number;
  gone: number;
  /** Keys that differ only in letter case: accepted, and pointed out. */
  keysDifferInCase: number;
  /** When it ended well: for a source of consent data, and for one of profiles with columns of consent. */
  consent?: ConsentFound;
  failure?: { code: ErrorCode; params: Record<string, string | number> };
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
    choice: { name: string; key: string; emails: string[]; phones: string[] },
  ): Promise<ImportSummary>;
  progress(importId: string): Promise<ImportSummary>;
  rejects(caller: Caller, importId: string, after?: number): Promise<{ rows: Reject[]; next?: number; total: number }>;
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
  /** True while a run reads the profiles. */
  isRead(): Promise<boolean>;
}

/** What goes on behind the conversation: called at the start and at the end of the process. */
export interface ImportWork {
  /** Starts again what a restart has interrupted, and deletes attached files that nobody imported within a day. */
  resume(): Promise<void>;
  /** Resolves when nothing is going on any more; what was is started again by `resume`. */
  stop(): Promise<void>;
}

export function createDataSources(parts: DataSourcesParts): DataSources & ImportWork {
  const { sql, access, audit } = parts;
  const { submit, isImporting, newestOf, ...importing } = createImporting(parts);

  async function requireSource(id: string): Promise<StoredSource> {
    const source = await findSource(sql, { id });
    if (!source || source.removed) throw new ServiceError('notFound', { what: 'dataSource' });
    return source;
  }

  async function toView(source: StoredSource): Promise<DataSourceView> {
    const { id, name, file, key, emails, phones, profiles, refreshedAt } = source;
    const lastImport = await newestOf(id);
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
      return Promise.all((await listSources(sql)).map(toView));
    },
    async refresh(caller, sourceId) {
      await access.require(caller, 'contributor');
      const { path, name, file, key, emails, phones } = await requireSource(sourceId);
      if (path === undefined) throw new ServiceError('fileNotFound', { file });
      return submit(caller, { file: { path }, fileName: file, sourceId, sourceName: name, key, emails, phones });
    },
    async remove(caller, sourceId) {
      await access.require(caller, 'contributor');
      const source = await requireSource(sourceId);
      if (isImporting(sourceId)) throw new ServiceError('importRunning', { name: source.name });
      if (await parts.isRead()) throw new ServiceError('sourceInUse', { name: source.name });
      await sql.write(async (tx) => {
        await removeSource(tx, source, parts.clock.now());
        const details = { profiles: source.profiles };
        await audit.append(tx, { caller, action: 'dataSource.remove', subject: `dataSource:${sourceId}`, details });
      });
    },
    async dataSets(caller) {
      await access.require(caller, 'viewer');
      return dataSetsOf(sql);
    },
    async fields(caller, dataSet) {
      await access.require(caller, 'viewer');
      if (dataSet !== CUSTOMER) throw new ServiceError('notFound', { what: 'dataSet' });
      return entityFields(sql);
    },
  };
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getImport, openImports, putImport } from '../../storage/imports.js';
import { importConsent } from '../consent/importConsent.js';
import { errorName } from '../errorName.js';
import { ServiceError } from '../errors.js';
import type { Log } from '../log.js';
import type { OneByOne } from '../oneByOne.js';
import type { Notify } from '../subject.js';
import { fileInFolder } from './folder.js';
import { importFile } from './importFile.js';
import { type FileRef, fromStored, type ImportJob, NOTHING_YET, toStored } from './job.js';
import { type ImportFileParts, sweepStrays } from './steps.js';

export interface RunnerParts extends Omit<ImportFileParts, 'report'> {
  importFolder: string;
  uploadFolder: string;
  log: Log;
  notify: Notify;
  oneByOne: OneByOne;
}

/** Imports in the background, one after the other: each may use what memory there is for one. */
export interface ImportRunner {
  /** Keeps the job and queues it. @throws `importRunning` when its source has one already */
  submit(job: ImportJob): Promise<void>;
  /** The job as far as it has come. @throws `notFound` */
  job(id: string): Promise<ImportJob>;
  /** Jobs that are queued or going on. */
  jobs(): ImportJob[];
  /** The job of a source that is queued or going on; a new source is known by its name, in any letter case. */
  jobOf(source: { id: string } | { name: string }): ImportJob | undefined;
  /** Starts again what a restart has interrupted: it was confirmed, and nothing of it has been seen yet. */
  resume(): Promise<void>;
  /** What is going on stops at its next step and is started again by `resume` after a restart. */
  stop(): Promise<void>;
}

/** Milliseconds between two tellings of the numbers. */
const TELL_EVERY = 1_000;

class Stopped extends Error {}

export function createImportRunner(parts: RunnerParts): ImportRunner {
  const { sql, clock, log, notify } = parts;
  const jobs = new Map<string, ImportJob>();
  let last: Promise<void> = Promise.resolve();
  let stopping = false;
  let toldAt = 0;

  function jobOf(source: { id: string } | { name: string }): ImportJob | undefined {
    const isOf = (job: ImportJob) =>
      'id' in source ? job.sourceId === source.id : job.sourceName.toLowerCase() === source.name.toLowerCase();
    return [...jobs.values()].find(isOf);
  }

  function change(id: string, numbers: Partial<ImportJob>): void {
    if (stopping) throw new Stopped();
    const job = { ...jobs.get(id)!, ...numbers };
    jobs.set(id, { ...job, accepted: job.read - job.rejected });
    if (clock.now() - toldAt < TELL_EVERY) return;
    toldAt = clock.now();
    notify(`import:${id}`);
  }

  async function keep(job: ImportJob): Promise<void> {
    jobs.set(job.id, job);
    await sql.write((tx) => putImport(tx, toStored(job)));
    notify(`import:${job.id}`);
  }

  function enqueue(id: string): void {
    last = parts
      .oneByOne(() => carryOut(id))
      .catch((error) => log.error({ import: id, error: errorName(error) }, 'import lost'));
  }

  async function carryOut(id: string): Promise<void> {
    if (stopping) return;
    const job: ImportJob = { ...jobs.get(id)!, ...NOTHING_YET, state: 'Refreshing' };
    await keep(job);
    try {
      const path = await locateFile(parts, job.file, job.fileName);
      const carryOutKind = job.kind === 'consent' ? importConsent : importFile;
      await carryOutKind({ ...parts, report: (numbers) => change(id, numbers) }, job, path);
    } catch (error) {
      if (error instanceof Stopped) return;
      await fail(job, error);
    }
    if ('upload' in job.file) await rm(join(parts.uploadFolder, job.file.upload), { force: true });
    jobs.delete(id);
    notify(`import:${id}`);
  }

  async function fail(job: ImportJob, error: unknown): Promise<void> {
    const expected = error instanceof ServiceError;
    if (!expected) log.error({ import: job.id, error: errorName(error) }, 'import failed');
    const failure = expected
      ? { code: error.code, params: { ...error.params } }
      : { code: 'importFailed' as const, params: { reference: job.id } };
    const counts = failure.code === 'importNoneAccepted' ? jobs.get(job.id) : NOTHING_YET;
    const failed: ImportJob = { ...job, ...counts, state: 'Failed', endedAt: clock.now(), failure };
    const details = { import: job.id, code: failure.code };
    const subject = `dataSource:${job.sourceId}`;
    await sql.write(async (tx) => {
      await putImport(tx, toStored(failed));
      await parts.audit.append(tx, { caller: job.caller, action: 'dataSource.importFailed', subject, details });
    });
    await sweepStrays(sql);
  }

  return {
    jobOf,
    jobs: () => [...jobs.values()],
    async submit(job) {
      if (jobOf({ id: job.sourceId }) ?? jobOf({ name: job.sourceName }))
        throw new ServiceError('importRunning', { name: job.sourceName });
      await keep(job);
      enqueue(job.id);
    },
    async job(id) {
      const live = jobs.get(id);
      if (live) return live;
      const stored = await getImport(sql, id);
      if (!stored) throw new ServiceError('notFound', { what: 'import' });
      return fromStored(stored);
    },
    async resume() {
      await parts.oneByOne(() => sweepStrays(sql));
      for (const stored of await openImports(sql)) {
        const job = fromStored(stored);
        jobs.set(job.id, { ...job, state: 'Queued' });
        enqueue(job.id);
      }
    },
    async stop() {
      stopping = true;
      await last;
    },
  };
}

/** The real path of a file. @throws `fileNotFound`, `fileNotAllowed` */
export async function locateFile(
  folders: { importFolder: string; uploadFolder: string },
  file: FileRef,
  name: string,
): Promise<string> {
  if ('path' in file) return fileInFolder(folders.importFolder, file.path);
  return fileInFolder(folders.uploadFolder, file.upload).catch(() => {
    throw new ServiceError('fileNotFound', { file: name });
  });
}

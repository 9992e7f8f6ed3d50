import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getImport, openImports, putImport } from '../../storage/imports.js';
import { importConsent } from '../consent/importConsent.js';
import { errorName } from '../errorName.js';
import { ServiceError } from '../errors.js';
import type { Log } from '../log.js';
import type { OneByOne } from '../oneByOne.js';
import type { Notify } from '../subject.js';
import { endCanceled, endFailed, faultOf, isOpen } from './ending.js';
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
  /** Ends an import that is queued or going on, at its next step, as Canceled. One that has ended stays what it is. */
  cancel(id: string): Promise<void>;
  /** Starts again what a restart has interrupted: it was confirmed, and nothing of it has been seen yet. */
  resume(): Promise<void>;
  /** What is going on stops at its next step and is started again by `resume` after a restart. */
  stop(): Promise<void>;
}

/** Milliseconds between two tellings of the numbers. */
const TELL_EVERY = 1_000;

class Stopped extends Error {}
class Canceled extends Error {}

export function createImportRunner(parts: RunnerParts): ImportRunner {
  const { sql, clock, log, notify } = parts;
  const jobs = new Map<string, ImportJob>();
  const canceling = new Set<string>();
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
    if (canceling.has(id)) throw new Canceled();
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
      .catch((error) => {
        log.error({ import: id, error: errorName(error) }, 'import lost');
        jobs.delete(id);
        canceling.delete(id);
        notify(`import:${id}`);
      });
  }

  async function carryOut(id: string): Promise<void> {
    const queued = jobs.get(id);
    // Canceled while it waited.
    if (stopping || queued?.state !== 'Queued') return;
    const job: ImportJob = { ...queued, ...NOTHING_YET, state: 'Refreshing' };
    await keep(job);
    try {
      const path = await locateFile(parts, job.file, job.fileName);
      const carryOutKind = job.kind === 'consent' ? importConsent : importFile;
      await carryOutKind({ ...parts, report: (numbers) => change(id, numbers) }, job, path);
    } catch (error) {
      if (error instanceof Stopped) return;
      await (error instanceof Canceled ? endCanceled(parts, job) : endFailed(parts, job, error, jobs.get(id)));
      await sweepStrays(sql);
    }
    await leave(job);
  }

  async function leave({ id, file }: ImportJob): Promise<void> {
    if ('upload' in file) await rm(join(parts.uploadFolder, file.upload), { force: true });
    jobs.delete(id);
    canceling.delete(id);
    notify(`import:${id}`);
  }

  return {
    jobOf,
    jobs: () => [...jobs.values()],
    async submit(job) {
      if (jobOf({ id: job.sourceId }) ?? jobOf({ name: job.sourceName }))
        throw new ServiceError('importRunning', { name: job.sourceName });
      await keep(job).catch((error: unknown) => {
        jobs.delete(job.id);
        throw error;
      });
      enqueue(job.id);
    },
    async job(id) {
      const live = jobs.get(id);
      if (live) return live;
      const stored = await getImport(sql, id);
      if (!stored) throw new ServiceError('notFound', { what: 'import' });
      const job = fromStored(stored);
      // Not even its failure could be stored: a restart begins it again.
      return isOpen(job) ? { ...job, state: 'Failed', failure: faultOf(job) } : job;
    },
    async cancel(id) {
      const job = jobs.get(id);
      if (!job) return;
      canceling.add(id);
      if (job.state !== 'Queued') return;
      // What waits for its turn need not wait to be told.
      jobs.set(id, { ...job, state: 'Canceled' });
      await endCanceled(parts, job);
      await leave(job);
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

import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Documents, openDocuments } from './documents.js';
import { openDuckDb } from './duckdb.js';
import { applySchema } from './schema.js';
import type { Sql } from './sql.js';

/** The two homes, open. */
export interface Storage {
  documents: Documents;
  sql: Sql;
  close(): Promise<void>;
}

export interface StorageSettings {
  /** The data folder, made when it is missing. Without one everything lives in memory (tests). */
  folder?: string;
  /** Epoch milliseconds, UTC: told to whoever tries to open the folder meanwhile. */
  startedAt: number;
  memoryMb?: number;
  threads?: number;
}

/** Another process has the data folder open. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(
    readonly folder: string,
    readonly owner: Owner | undefined,
    options?: ErrorOptions,
  ) {
    const who = owner ? `process ${owner.pid}, since ${new Date(owner.startedAt).toISOString()}` : 'another process';
    super(
      `The data folder ${folder} is in use by ${who}. Stop it first, or choose another folder with DATA_DIR.`,
      options,
    );
  }
}

const Owner = z.object({ pid: z.number(), startedAt: z.number() });
type Owner = z.infer<typeof Owner>;

/**
 * Opens both homes and brings the schema up to date. DuckDB comes first: its lock on its own file guards the whole folder and
 * dies with the process, so nothing is left behind by a kill. `owner.json` only serves the message.
 * @throws FolderInUse
 */
export async function openStorage(settings: StorageSettings): Promise<Storage> {
  const { folder } = settings;
  const sql = folder ? await openWarehouse(folder, settings) : await openDuckDb({ file: ':memory:', ...settings });
  try {
    await applySchema(sql);
    const documents = await openDocuments(folder && join(folder, 'settings.json'));
    return { documents, sql, close: () => closeAll(sql, folder) };
  } catch (error) {
    await closeAll(sql, folder);
    throw error;
  }
}

async function openWarehouse(folder: string, settings: StorageSettings): Promise<Sql> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'warehouse.duckdb');
  const sql = await openDuckDb({ ...settings, file, temporaryFolder: join(folder, 'spill') }).catch(async (error) => {
    if (!/lock/i.test(String(error))) throw error;
    throw new FolderInUse(folder, await readOwner(folder), { cause: error });
  });
  await chmod(file, 0o600);
  const owner: Owner = { pid: process.pid, startedAt: settings.startedAt };
  await writeFile(join(folder, 'owner.json'), JSON.stringify(owner), { mode: 0o600 });
  return sql;
}

async function readOwner(folder: string): Promise<Owner | undefined> {
  try {
    return Owner.parse(JSON.parse(await readFile(join(folder, 'owner.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** The owner's name goes first: once the lock is free it may be another's. */
async function closeAll(sql: Sql, folder?: string): Promise<void> {
  if (folder) await rm(join(folder, 'owner.json'), { force: true });
  await sql.close();
}

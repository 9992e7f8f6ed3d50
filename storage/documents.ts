import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Adapter, Low, Memory } from 'lowdb';
import { emptySettings, Settings } from './settings.js';

/** The home of the settings: small (100 KB at most), read often, changed rarely. Rows belong to the Warehouse. */
export interface Documents {
  /** The settings as last saved. Treat as read-only: changes go through `update`. */
  read(): Settings;
  /** Applies `change` to a copy, validates it, makes it durable, and only then lets `read` see it. */
  update(change: (draft: Settings) => void): Promise<Settings>;
  /**
   * The settings keep their last good copy, which still has what the newest change took out. After a secret went, this makes
   * that copy one without it.
   */
  forgetPrevious(): Promise<Settings>;
  /** The file was damaged or missing when it was opened, and its last good copy took its place: the newest change may be undone. */
  readonly restored: boolean;
}

/** Opens the settings file; without a path they live in memory (tests). Throws when file and last good copy are damaged. */
export async function openDocuments(file?: string): Promise<Documents> {
  const restored = file ? await restore(file) : false;
  const low = new Low<unknown>(file ? durableFile(file) : new Memory(), emptySettings());
  await low.read();
  let current = Settings.parse(low.data);
  let queue: Promise<unknown> = Promise.resolve();

  async function save(change: (draft: Settings) => void): Promise<Settings> {
    const draft = structuredClone(current);
    change(draft);
    low.data = Settings.parse(draft);
    await low.write();
    current = low.data as Settings;
    return current;
  }

  function update(change: (draft: Settings) => void): Promise<Settings> {
    const done = queue.then(() => save(change));
    queue = done.catch(() => undefined);
    return done;
  }

  return { restored, read: () => current, update, forgetPrevious: () => update(() => undefined) };
}

/** lowdb's own file adapter does not fsync and keeps no last good copy: `<file>.previous` is ours. */
function durableFile(file: string): Adapter<unknown> {
  return {
    read: () => readable(file),
    async write(data) {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeNext(file, data);
      // Nothing is deleted first: at every moment one of the two is there and whole.
      await rename(file, previousOf(file)).catch(ignoreMissing);
      await putNext(file);
    },
  };
}

const previousOf = (file: string): string => `${file}.previous`;
const nextOf = (file: string): string => `${file}.next`;

/**
 * Puts the last good copy in the place of a file that is damaged or missing, before anything is saved over it. The damaged one
 * stays as `<file>.damaged`. True when that was needed; throws when there is no good copy either.
 */
async function restore(file: string): Promise<boolean> {
  const previous = previousOf(file);
  if ((await readable(file)) !== undefined) return false;
  const kept = await readable(previous);
  const damaged = await exists(file);
  if (kept === undefined && (damaged || (await exists(previous))))
    throw new Error(`${file} is damaged and so is its last good copy`);
  if (kept === undefined) return false;
  await writeNext(file, kept);
  if (damaged) await rename(file, `${file}.damaged`);
  await putNext(file);
  return true;
}

async function writeNext(file: string, data: unknown): Promise<void> {
  const handle = await open(nextOf(file), 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(data, null, 1));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function putNext(file: string): Promise<void> {
  await rename(nextOf(file), file);
  await syncFolder(dirname(file));
}

/** Parsed and valid, or undefined: a damaged file must never look like an empty one, nor one that may not be read like a damaged one. */
async function readable(file: string): Promise<unknown> {
  const text = await textOf(file);
  try {
    return text === undefined ? undefined : Settings.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    ignoreMissing(error);
    return undefined;
  });

const exists = async (file: string): Promise<boolean> => (await textOf(file)) !== undefined;

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** A rename is durable only when the folder is; some systems refuse to sync a folder, which is no reason to fail. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

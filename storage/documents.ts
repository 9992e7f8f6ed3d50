import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Adapter, Low, Memory } from 'lowdb';
import { emptySettings, Settings } from './settings.js';

/** The home of the settings: small (100 KB at most), read often, changed rarely. Rows belong to the Warehouse. */
export interface Documents {
  /** The settings as last saved. Treat as read-only: changes go through `update`. */
  read(): Settings;
  /** Applies `change` to a copy, validates it, makes it durable, and only then lets `read` see it. */
  update(change: (draft: Settings) => void): Promise<Settings>;
}

/** Opens the settings file; without a path they live in memory (tests). Throws when file and last good copy are damaged. */
export async function openDocuments(file?: string): Promise<Documents> {
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

  return {
    read: () => current,
    update(change) {
      const done = queue.then(() => save(change));
      queue = done.catch(() => undefined);
      return done;
    },
  };
}

/** lowdb's own file adapter does not fsync and keeps no last good copy: `<file>.previous` is ours. */
function durableFile(file: string): Adapter<unknown> {
  const previous = `${file}.previous`;
  const next = `${file}.next`;
  return {
    async read() {
      const text = (await readable(file)) ?? (await readable(previous));
      if (text === undefined && (await exists(file)))
        throw new Error(`${file} is damaged and so is its last good copy`);
      return text;
    },
    async write(data) {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const handle = await open(next, 'w', 0o600);
      try {
        await handle.writeFile(JSON.stringify(data, null, 1));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rm(previous, { force: true });
      await rename(file, previous).catch(ignoreMissing);
      await rename(next, file);
      await syncFolder(dirname(file));
    },
  };
}

/** Parsed and valid, or undefined: a damaged file must never look like an empty one. */
async function readable(file: string): Promise<unknown> {
  try {
    return Settings.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

const exists = (file: string): Promise<boolean> =>
  open(file, 'r').then(
    (handle) => handle.close().then(() => true),
    () => false,
  );

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** A rename is durable only when the folder is; some systems refuse to sync a folder, which is no reason to fail. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

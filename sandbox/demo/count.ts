import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export interface Counted {
  profiles: number;
  enriched: number;
  noMatch: number;
  skipped: number;
  withheld: number;
  unknown: number;
  notSent: number;
}

const BUCKETS = ['enriched', 'noMatch', 'skipped', 'withheld', 'unknown', 'notSent'] as const;

/** What is stored in the data folder of a bot that has stopped: asked in SQL, past all code of the bot. */
export async function countStored(folder: string): Promise<Counted> {
  const instance = await DuckDBInstance.create(join(folder, 'warehouse.duckdb'), { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const one = async (sql: string) => Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0);
    const inBucket = (bucket: string) =>
      one(`SELECT count(*) FROM enriched e JOIN enriched_output o ON o.run_id = e.output WHERE e.bucket = '${bucket}'`);
    const counts = await Promise.all(BUCKETS.map(async (bucket) => [bucket, await inBucket(bucket)] as const));
    const profiles = await one('SELECT count(DISTINCT customer_id) FROM customer');
    return { profiles, ...(Object.fromEntries(counts) as Omit<Counted, 'profiles'>) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Files of the folder that hold these words in clear. */
export async function filesWith(folder: string, words: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const holds = await Promise.all(files.map(async (file) => (await readFile(file)).includes(words)));
  return files.filter((_, at) => holds[at]);
}

import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { rawAnswers } from '../../storage/answers.js';
import { batchOf } from '../../storage/batches.js';
import type { Reader } from '../../storage/sql.js';
import { externalIds } from './externalId.js';

/** Off the main thread, both. */
const pack = promisify(deflate);
const unpack = promisify<Buffer, Buffer>(inflate);

/** The records of an answer as they came, for storage. */
export async function packRaw(records: readonly unknown[]): Promise<{ records: number; packed: string }> {
  return { records: records.length, packed: (await pack(JSON.stringify(records))).toString('base64') };
}

/** All that the provider said about one request of a run: also what has no column of its own. */
export async function rawAnswer(reader: Reader, runId: string, requestNo: number): Promise<unknown> {
  const batch = await batchOf(reader, runId, requestNo);
  const packed = batch && (await rawAnswers(reader, runId, batch.no));
  if (packed === undefined) return undefined;
  const records = JSON.parse((await unpack(Buffer.from(packed, 'base64'))).toString()) as { external_id?: unknown }[];
  const id = externalIds(runId).of(requestNo);
  return records.find((record) => record.external_id === id);
}

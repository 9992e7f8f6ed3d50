import { type FileHandle, open } from 'node:fs/promises';
import { Client } from 'undici';
import { allowedAddress, type HostRules } from '../allowedAddress.js';
import { ServiceError } from '../errors.js';

/** Milliseconds: to connect, until a part is answered, and for the whole file. */
const TIME_LIMITS = { connect: 10_000, answer: 60_000, total: 600_000 };
/**
 * OneDrive takes parts of a multiple of 320 KiB, the last one aside:
 * https://learn.microsoft.com/graph/api/driveitem-createuploadsession#upload-bytes-to-the-upload-session
 */
const PART = 16 * 320 * 1024;

/**
 * Puts a file where an upload session of OneDrive takes it, one part after the other, with no more than one part in memory. The address
 * comes from an activity, so it is trusted no further than the list of hosts: the name is resolved once and that address is connected
 * to, and redirects are not followed.
 * @throws `uploadFailed` {status}: what was answered, or why nothing was
 */
export async function uploadFile(path: string, url: string, hosts: HostRules, ending: AbortSignal): Promise<void> {
  try {
    const target = await allowedAddress(url, hosts);
    const client = new Client(target.origin, {
      connect: { timeout: TIME_LIMITS.connect, lookup: target.lookup },
      headersTimeout: TIME_LIMITS.answer,
      bodyTimeout: TIME_LIMITS.answer,
      maxResponseSize: 1_000_000,
    });
    const file = await open(path).catch(async (error: unknown) => {
      await client.destroy();
      throw error;
    });
    try {
      await putParts(client, target.path, file, AbortSignal.any([ending, AbortSignal.timeout(TIME_LIMITS.total)]));
    } finally {
      await Promise.all([client.destroy(), file.close()]);
    }
  } catch (error) {
    throw asUploadFailed(error);
  }
}

async function putParts(client: Client, path: string, file: FileHandle, signal: AbortSignal): Promise<void> {
  const { size } = await file.stat();
  for (let at = 0; at < size; at += PART) {
    const body = await partOf(file, at, Math.min(PART, size - at));
    const range = `bytes ${at}-${at + body.length - 1}/${size}`;
    const headers = { 'content-range': range, 'content-type': 'application/octet-stream' };
    const answer = await client.request({ method: 'PUT', path, headers, body, signal });
    await answer.body.dump();
    const isLast = at + body.length === size;
    if (!(isLast ? LAST : MORE).has(answer.statusCode))
      throw new ServiceError('uploadFailed', { status: answer.statusCode });
  }
}

/** "Go on", and "the file is there": a 202 after the last part would mean that something is missing. */
const MORE: ReadonlySet<number> = new Set([200, 202]);
const LAST: ReadonlySet<number> = new Set([200, 201]);

async function partOf(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const part = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(part, filled, length - filled, at + filled);
    if (bytesRead === 0) throw new ServiceError('uploadFailed', { status: 'cut off' });
    filled += bytesRead;
  }
  return part;
}

/** Errors of undici carry addresses and headers: only a code goes on. */
function asUploadFailed(error: unknown): ServiceError {
  if (error instanceof ServiceError) {
    if (error.code === 'uploadFailed') return error;
    return new ServiceError('uploadFailed', { status: error.params.host || error.params.status || '–' });
  }
  const code = (error as { code?: unknown }).code;
  return new ServiceError('uploadFailed', { status: typeof code === 'string' ? code : 'cut off' });
}

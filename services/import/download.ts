import { open, rm } from 'node:fs/promises';
import { Client } from 'undici';
import { allowedAddress, type HostRules } from '../allowedAddress.js';
import { ServiceError } from '../errors.js';

export interface DownloadRules {
  hosts: HostRules;
  maxMb: number;
}

/** Milliseconds: to connect, until the headers come, between two pieces of the body, and for all of it. */
const TIME_LIMITS = { connect: 10_000, headers: 30_000, pause: 30_000, total: 600_000 };

/**
 * Fetches an attached file into `to`. The address comes from an activity, so it is trusted no further than the list of hosts: the name is
 * resolved once and that address is connected to, redirects are not followed, and what grows over the limit is cut off.
 * @throws `downloadHost`, `downloadFailed`, `fileTooLarge`
 */
export async function downloadFile(url: string, to: string, rules: DownloadRules): Promise<void> {
  const target = await allowedAddress(url, rules.hosts);
  const client = new Client(target.origin, {
    connect: { timeout: TIME_LIMITS.connect, lookup: target.lookup },
    headersTimeout: TIME_LIMITS.headers,
    bodyTimeout: TIME_LIMITS.pause,
    maxResponseSize: rules.maxMb * 1_000_000 + 1,
  });
  try {
    await fetchInto(client, target.path, to, rules.maxMb);
  } catch (error) {
    await rm(to, { force: true });
    throw asServiceError(error, rules.maxMb);
  } finally {
    await client.destroy();
  }
}

async function fetchInto(client: Client, path: string, to: string, maxMb: number): Promise<void> {
  const signal = AbortSignal.timeout(TIME_LIMITS.total);
  const answer = await client.request({ method: 'GET', path, signal, headers: { 'accept-encoding': 'identity' } });
  if (answer.statusCode !== 200) throw new ServiceError('downloadFailed', { status: answer.statusCode });
  if (answer.headers['content-encoding']) throw new ServiceError('downloadFailed', { status: answer.statusCode });
  const limit = maxMb * 1_000_000;
  if (Number(answer.headers['content-length'] ?? 0) > limit) throw new ServiceError('fileTooLarge', { limitMb: maxMb });
  const file = await open(to, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const piece of answer.body) {
      bytes += (piece as Buffer).length;
      if (bytes > limit) throw new ServiceError('fileTooLarge', { limitMb: maxMb });
      await file.write(piece as Buffer);
    }
  } finally {
    await file.close();
  }
}

/** Errors of undici carry addresses and headers: only a code goes on. */
function asServiceError(error: unknown, maxMb: number): unknown {
  if (error instanceof ServiceError) return error;
  const code = (error as { code?: unknown }).code;
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new ServiceError('fileTooLarge', { limitMb: maxMb });
  if (code === 'ENOSPC') return error;
  return new ServiceError('downloadFailed', { status: typeof code === 'string' ? code : 'cut off' });
}

import { lookup } from 'node:dns/promises';
import { open, rm } from 'node:fs/promises';
import { BlockList, isIP } from 'node:net';
import { Client } from 'undici';
import { ServiceError } from '../errors.js';

export interface DownloadRules {
  /**
   * `contoso.sharepoint.com` is that host, `.sharepoint.com` every one below it; only https, only addresses of the public internet.
   * `127.0.0.1:4000`, with a port, is exactly that, over http or https and wherever it is: for development and tests.
   */
  hosts: readonly string[];
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

interface Target {
  origin: string;
  path: string;
  /** Answers with the address that was checked, whatever a second look-up would say. */
  lookup: LookupFunction;
}

type LookupFunction = (
  name: string,
  options: { all?: boolean },
  done: (error: Error | null, address: string | { address: string; family: number }[], family?: number) => void,
) => void;

async function allowedAddress(url: string, hosts: readonly string[]): Promise<Target> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const host = parsed?.hostname ?? '';
  const named = parsed && hosts.includes(parsed.host) && parsed.port !== '';
  const listed = parsed?.protocol === 'https:' && parsed.port === '' && hosts.some((entry) => fits(host, entry));
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || !(named || listed))
    throw new ServiceError('downloadHost', { host: host.slice(0, 100) });
  const address = await resolveOnce(host);
  if (!named && !isPublic(address)) throw new ServiceError('downloadHost', { host: host.slice(0, 100) });
  return {
    origin: parsed.origin,
    path: `${parsed.pathname}${parsed.search}`,
    lookup: (_name, options, done) =>
      options.all ? done(null, [address]) : done(null, address.address, address.family),
  };
}

const fits = (host: string, entry: string): boolean => (entry.startsWith('.') ? host.endsWith(entry) : host === entry);

async function resolveOnce(host: string): Promise<{ address: string; family: number }> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare)) return { address: bare, family: isIP(bare) };
  return lookup(bare).catch(() => {
    throw new ServiceError('downloadFailed', { status: 'DNS' });
  });
}

/** IANA's special-purpose address registries (iana-ipv4-special-registry, iana-ipv6-special-registry): none of them is a file host. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** True for addresses of the public internet. Of IPv6 only global unicast counts, without those that wrap an IPv4 address. */
export function isPublic({ address, family }: { address: string; family: number }): boolean {
  const list = new BlockList();
  if (family === 4) {
    for (const range of SPECIAL_V4) list.addSubnet(range.split('/')[0]!, Number(range.split('/')[1]), 'ipv4');
    return !list.check(address, 'ipv4');
  }
  list.addSubnet('2000::', 3, 'ipv6');
  const wrapping = new BlockList();
  wrapping.addSubnet('2002::', 16, 'ipv6');
  wrapping.addSubnet('2001::', 23, 'ipv6');
  wrapping.addSubnet('2001:db8::', 32, 'ipv6');
  return list.check(address, 'ipv6') && !wrapping.check(address, 'ipv6');
}

/** Errors of undici carry addresses and headers: only a code goes on. */
function asServiceError(error: unknown, maxMb: number): unknown {
  if (error instanceof ServiceError) return error;
  const code = (error as { code?: unknown }).code;
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new ServiceError('fileTooLarge', { limitMb: maxMb });
  if (code === 'ENOSPC') return error;
  return new ServiceError('downloadFailed', { status: typeof code === 'string' ? code : 'cut off' });
}

import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { ServiceError } from './errors.js';

/**
 * `contoso.sharepoint.com` is that host, `.sharepoint.com` every one below it; only https, only addresses of the public internet.
 * `127.0.0.1:4000`, with a port, is exactly that, over http or https and wherever it is: for development and tests.
 */
export type HostRules = readonly string[];

/** Where to connect to, and what to ask for there. */
export interface Target {
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

/**
 * An address that came with an activity is trusted no further than the list of hosts: the name is resolved once, and that address is
 * connected to.
 * @throws `downloadHost`, `downloadFailed` where the name has no address
 */
export async function allowedAddress(url: string, hosts: HostRules): Promise<Target> {
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

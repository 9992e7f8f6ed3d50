import type { Activity } from './activity.js';
import { tenantOf } from './place.js';

export interface GateSettings {
  development: boolean;
  /** Entra tenant ids that may use the bot; the SDK does not look at the tenant, not even for SingleTenant. */
  tenants: readonly string[];
  allows(serviceUrl: string): boolean;
}

/** Hosts that speak for Teams in its clouds: our app's token goes nowhere else. */
const TEAMS_HOSTS = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);

/** Why an activity is refused, although its token is good; undefined where it may pass. */
export function refusal(activity: Activity, settings: GateSettings): 'channel' | 'serviceUrl' | 'tenant' | undefined {
  if (!settings.development && activity.channelId !== 'msteams') return 'channel';
  if (!settings.allows(activity.serviceUrl)) return 'serviceUrl';
  if (settings.development && settings.tenants.length === 0) return undefined;
  const tenant = tenantOf(activity);
  return tenant && settings.tenants.includes(tenant) ? undefined : 'tenant';
}

/** In production Teams over https, in development what runs on this machine. */
export function allowsServiceUrl(serviceUrl: string, { development }: Pick<GateSettings, 'development'>): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, port } = new URL(serviceUrl);
  if (username) return false;
  if (development) return isLoopback(hostname);
  return protocol === 'https:' && TEAMS_HOSTS.has(hostname) && port === '';
}

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

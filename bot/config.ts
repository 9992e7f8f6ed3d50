import { resolve } from 'node:path';
import { z } from 'zod';
import type { Identity } from './adapter.js';
import { isLoopback } from './gate.js';
import type { LogLevel } from './log.js';

/** All settings, checked. Nothing else of the program looks at the environment. */
export interface Config {
  /** No app id and not NODE_ENV=production: anonymous, loopback only, and the local sandbox unless told otherwise. */
  development: boolean;
  port: number;
  host: string;
  /** Where downloads are offered; undefined in development: the address the bot listens on. */
  publicUrl?: string;
  /** Leads to the 1:1 chat with the bot. */
  chatUrl: string;
  dataDir: string;
  importDir: string;
  leadspace: { url: string; sandbox: boolean; tps: number };
  identity: Identity;
  tenants: string[];
  /** User ids that are administrators without being given the role. */
  administrators: string[];
  /** 32 bytes; undefined in development: a key file in the data folder. */
  encryptionKey?: Buffer;
  logLevel: LogLevel;
  /** Epoch milliseconds, UTC; development only. */
  clockStart?: number;
  maxUploadMb: number;
  /** Hosts that attached files may be fetched from; `.example.com` stands for all below it. */
  fileHosts: string[];
  /** ISO 3166: of phone numbers that name no country. */
  phoneRegion: string;
  consentStaleDays: number;
  profilesStaleDays: number;
  /** So many of the members of a segment have to leave at once because of their consent before it is told. */
  withdrawalAlertPercent: number;
  /** Messages a second in one tenant. */
  tenantRate: number;
  /** What the database may use. */
  memoryMb: number;
}

/** Every setting that is wrong, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly mistakes: readonly string[]) {
    super(`These settings are wrong (see .env.sample):\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
  }
}

export const SANDBOX_PORT = 3979;
/** Where links into Teams begin. */
export const TEAMS = 'https://teams.microsoft.com';
const REAL_GATEWAY = 'https://apigw.leadspace.com';

const port = (otherwise: number) => z.coerce.number().int().min(0).max(65_535).default(otherwise);
const whole = (least: number, most: number, otherwise: number) =>
  z.coerce.number().int().min(least).max(most).default(otherwise);
const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,;]+/).filter(Boolean));
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => URL.canParse(url) && new URL(url).pathname === '/', 'an address without a path');

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: port(3978),
  DATA_DIR: z.string().default('data'),
  IMPORT_DIR: z.string().optional(),
  LEADSPACE_URL: origin.optional(),
  LEADSPACE_TPS: whole(1, 30, 10),
  SANDBOX_PORT: port(SANDBOX_PORT),
  PLAYGROUND: z.enum(['on', 'off']).default('on'),
  PLAYGROUND_PORT: port(56_150),
  MICROSOFT_APP_ID: z.guid().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.guid().optional(),
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']).default('SingleTenant'),
  TENANTS: list,
  ADMINISTRATORS: list,
  ENCRYPTION_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64')
    .optional(),
  PUBLIC_URL: origin.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  CLOCK_START: z.iso.datetime({ offset: true }).optional(),
  MAX_UPLOAD_MB: whole(1, 1_000, 50),
  FILE_HOSTS: list,
  PHONE_REGION: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('NL'),
  CONSENT_STALE_DAYS: whole(1, 3_650, 30),
  PROFILES_STALE_DAYS: whole(1, 3_650, 90),
  WITHDRAWAL_ALERT_PERCENT: whole(1, 100, 10),
  TENANT_RATE: whole(1, 50, 50),
  MEMORY_MB: whole(64, 65_536, 160),
});
type Environment = z.infer<typeof Environment>;

/** The names of all settings, for the sample file. */
export const SETTINGS = Object.keys(Environment.shape);

/** What each setting has to be, for the message. */
const EXPECTED: Partial<Record<string, string>> = {
  PORT: 'a port, 0 to 65535',
  SANDBOX_PORT: 'a port, 0 to 65535',
  PLAYGROUND_PORT: 'a port, 0 to 65535',
  PLAYGROUND: 'on or off',
  LEADSPACE_URL: 'an http(s) address without a path',
  LEADSPACE_TPS: 'a whole number from 1 to 30',
  MICROSOFT_APP_ID: 'a GUID',
  MICROSOFT_APP_TENANT_ID: 'a GUID',
  MICROSOFT_APP_TYPE: 'SingleTenant, UserAssignedMSI or MultiTenant',
  ENCRYPTION_KEY: '32 bytes in base64 (openssl rand -base64 32)',
  PUBLIC_URL: 'an http(s) address without a path',
  LOG_LEVEL: 'debug, info, warn, error or silent',
  CLOCK_START: 'a time like 2026-11-22T09:00:00Z',
  MAX_UPLOAD_MB: 'a whole number from 1 to 1000',
  PHONE_REGION: 'a country code such as NL',
  CONSENT_STALE_DAYS: 'a whole number from 1 to 3650',
  PROFILES_STALE_DAYS: 'a whole number from 1 to 3650',
  WITHDRAWAL_ALERT_PERCENT: 'a whole number from 1 to 100',
  TENANT_RATE: 'a whole number from 1 to 50',
  MEMORY_MB: 'a whole number from 64 to 65536',
};

/** @throws ConfigError naming every mistake */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is one that is not set: that is how .env files leave things out.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    throw new ConfigError([...names].map((name) => `${name} must be ${EXPECTED[name] ?? 'something else'}`));
  }
  const settings = parsed.data;
  const development = !settings.MICROSOFT_APP_ID && settings.NODE_ENV !== 'production';
  const mistakes = development ? developmentMistakes(settings) : productionMistakes(settings);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return configOf(settings, development);
}

function configOf(settings: Environment, development: boolean): Config {
  const {
    MICROSOFT_APP_TENANT_ID: tenant,
    LEADSPACE_URL,
    SANDBOX_PORT,
    ENCRYPTION_KEY,
    PUBLIC_URL,
    PLAYGROUND_PORT,
    MICROSOFT_APP_ID: appId = '',
    CLOCK_START,
  } = settings;
  const sandboxUrl = `http://127.0.0.1:${SANDBOX_PORT}`;
  const url = LEADSPACE_URL ?? (development ? sandboxUrl : REAL_GATEWAY);
  const dataDir = resolve(settings.DATA_DIR);
  return {
    development,
    port: settings.PORT,
    // Without a token in front of it the bot is for this machine only.
    host: development ? '127.0.0.1' : '0.0.0.0',
    ...(PUBLIC_URL && { publicUrl: new URL(PUBLIC_URL).origin }),
    chatUrl: development ? `http://localhost:${PLAYGROUND_PORT}` : `${TEAMS}/l/chat/0/0?users=28:${appId}`,
    dataDir,
    importDir: settings.IMPORT_DIR ? resolve(settings.IMPORT_DIR) : resolve(dataDir, 'import'),
    leadspace: { url: new URL(url).origin, sandbox: isLoopback(new URL(url).hostname), tps: settings.LEADSPACE_TPS },
    identity: {
      appId,
      appType: settings.MICROSOFT_APP_TYPE,
      ...(settings.MICROSOFT_APP_PASSWORD && { appPassword: settings.MICROSOFT_APP_PASSWORD }),
      ...(tenant && { tenantId: tenant }),
    },
    tenants: [...new Set([...(tenant ? [tenant] : []), ...settings.TENANTS])],
    administrators: settings.ADMINISTRATORS,
    ...(ENCRYPTION_KEY && { encryptionKey: Buffer.from(ENCRYPTION_KEY, 'base64') }),
    logLevel: settings.LOG_LEVEL,
    ...(CLOCK_START && { clockStart: Date.parse(CLOCK_START) }),
    maxUploadMb: settings.MAX_UPLOAD_MB,
    fileHosts: settings.FILE_HOSTS.length > 0 ? settings.FILE_HOSTS : ['.sharepoint.com', '.sharepoint.us'],
    phoneRegion: settings.PHONE_REGION,
    consentStaleDays: settings.CONSENT_STALE_DAYS,
    profilesStaleDays: settings.PROFILES_STALE_DAYS,
    withdrawalAlertPercent: settings.WITHDRAWAL_ALERT_PERCENT,
    tenantRate: settings.TENANT_RATE,
    memoryMb: settings.MEMORY_MB,
  };
}

function developmentMistakes({ PUBLIC_URL }: Environment): string[] {
  const elsewhere = PUBLIC_URL && !isLoopback(new URL(PUBLIC_URL).hostname);
  return elsewhere
    ? ['PUBLIC_URL must be an address of this machine while there is no MICROSOFT_APP_ID: nobody is asked who he is']
    : [];
}

/** In production nothing is guessed: what is missing is named, and the bot does not start. */
function productionMistakes(settings: Environment): string[] {
  const { MICROSOFT_APP_TYPE: type, PUBLIC_URL, LEADSPACE_URL } = settings;
  const needsSecret = type !== 'UserAssignedMSI';
  const mistakes: (string | false | undefined)[] = [
    !settings.MICROSOFT_APP_ID && 'MICROSOFT_APP_ID is missing: without it anybody could send activities',
    needsSecret && !settings.MICROSOFT_APP_PASSWORD && `MICROSOFT_APP_PASSWORD is missing for the app type ${type}`,
    !needsSecret && settings.MICROSOFT_APP_PASSWORD && 'MICROSOFT_APP_PASSWORD must not be set for UserAssignedMSI',
    !settings.MICROSOFT_APP_TENANT_ID &&
      'MICROSOFT_APP_TENANT_ID is missing: activities of other tenants must be refused',
    settings.ADMINISTRATORS.length === 0 && 'ADMINISTRATORS is empty: list Entra object ids, separated by commas',
    !settings.ENCRYPTION_KEY && 'ENCRYPTION_KEY is missing: 32 bytes in base64 (openssl rand -base64 32)',
    !PUBLIC_URL && 'PUBLIC_URL is missing: the https address under which the bot is reached',
    PUBLIC_URL && !PUBLIC_URL.startsWith('https:') && 'PUBLIC_URL must begin with https://',
    LEADSPACE_URL && !LEADSPACE_URL.startsWith('https:') && 'LEADSPACE_URL must begin with https://',
    settings.CLOCK_START && 'CLOCK_START is for development only',
  ];
  return mistakes.filter((mistake): mistake is string => typeof mistake === 'string');
}

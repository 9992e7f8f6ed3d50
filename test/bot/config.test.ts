import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readConfig, SETTINGS } from '../../bot/config.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

const PRODUCTION = {
  NODE_ENV: 'production',
  MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555',
  MICROSOFT_APP_PASSWORD: 'secret',
  MICROSOFT_APP_TENANT_ID: '99999999-2222-4333-8444-555555555555',
  ADMINISTRATORS: 'aaaaaaaa-0000-4000-8000-000000000001, aaaaaaaa-0000-4000-8000-000000000002',
  ENCRYPTION_KEY: KEY,
  PUBLIC_URL: 'https://steward.contoso.com',
};

function mistakes(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('development', () => {
  test('nothing set: loopback, the sandbox, and the folder "data"', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      development: true,
      port: 3978,
      host: '127.0.0.1',
      leadspace: { url: 'http://127.0.0.1:3979', sandbox: true, tps: 10 },
      identity: { appId: '' },
      importDir: join(config.dataDir, 'import'),
      memoryMb: 160,
      ...{ consentStaleDays: 30, profilesStaleDays: 90, withdrawalAlertPercent: 10, tenantRate: 50 },
    });
  });

  test('the real gateway is not called a sandbox', () => {
    expect(readConfig({ LEADSPACE_URL: 'https://apigw.leadspace.com' }).leadspace).toMatchObject({
      url: 'https://apigw.leadspace.com',
      sandbox: false,
    });
  });

  test('a time to start at is taken', () => {
    expect(readConfig({ CLOCK_START: '2026-11-22T09:00:00Z' }).clockStart).toBe(Date.parse('2026-11-22T09:00:00Z'));
  });

  test('a public address elsewhere is refused while nobody is asked who he is', () => {
    expect(mistakes({ PUBLIC_URL: 'https://steward.contoso.com' })).toContain('PUBLIC_URL');
  });
});

test('every mistake is named, with what is expected', () => {
  const words = mistakes({
    PORT: 'many',
    LEADSPACE_URL: 'apigw.leadspace.com',
    LEADSPACE_TPS: '31',
    ENCRYPTION_KEY: 'c2hvcnQ=',
    LOG_LEVEL: 'loud',
    CLOCK_START: 'tomorrow',
    MAX_UPLOAD_MB: '0',
    TENANT_RATE: '51',
    WITHDRAWAL_ALERT_PERCENT: '0',
    PROFILES_STALE_DAYS: 'some',
    PLAYGROUND: 'perhaps',
    MICROSOFT_APP_TYPE: 'Other',
  });
  for (const name of ['PORT', 'LEADSPACE_URL', 'LEADSPACE_TPS', 'ENCRYPTION_KEY', 'LOG_LEVEL', 'CLOCK_START']) {
    expect(words).toContain(`- ${name} must be`);
  }
  for (const name of ['MAX_UPLOAD_MB', 'PLAYGROUND', 'MICROSOFT_APP_TYPE'])
    expect(words).toContain(`- ${name} must be`);
  expect(words).toContain('- TENANT_RATE must be a whole number from 1 to 50');
  expect(words).toContain('- WITHDRAWAL_ALERT_PERCENT must be a whole number from 1 to 100');
  expect(words).toContain('- PROFILES_STALE_DAYS must be a whole number from 1 to 3650');
  expect(words).toContain('32 bytes');
  expect(words).not.toContain('c2hvcnQ=');
});

describe('production', () => {
  test('complete settings are taken, the real gateway is the default, and all addresses are listened on', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({
      development: false,
      host: '0.0.0.0',
      publicUrl: 'https://steward.contoso.com',
      leadspace: { url: 'https://apigw.leadspace.com', sandbox: false },
      tenants: [PRODUCTION.MICROSOFT_APP_TENANT_ID],
      administrators: ['aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000002'],
    });
  });

  test.each([
    'MICROSOFT_APP_ID',
    'MICROSOFT_APP_PASSWORD',
    'MICROSOFT_APP_TENANT_ID',
    'ADMINISTRATORS',
    'ENCRYPTION_KEY',
    'PUBLIC_URL',
  ])('without %s it does not start', (name) => {
    expect(mistakes({ ...PRODUCTION, [name]: '' })).toContain(name);
  });

  test('all that is missing is named at once', () => {
    const words = mistakes({ NODE_ENV: 'production' });
    for (const name of Object.keys(PRODUCTION).slice(1)) expect(words).toContain(name);
  });

  test.each([
    ['PUBLIC_URL', 'http://steward.contoso.com'],
    ['LEADSPACE_URL', 'http://apigw.leadspace.com'],
    ['CLOCK_START', '2026-11-22T09:00:00Z'],
  ])('%s=%s is refused', (name, value) => {
    expect(mistakes({ ...PRODUCTION, [name]: value })).toContain(name);
  });

  test('an app id alone makes it production: nobody runs half protected', () => {
    const { NODE_ENV: _, ...rest } = PRODUCTION;
    expect(readConfig(rest).development).toBe(false);
    expect(mistakes({ MICROSOFT_APP_ID: PRODUCTION.MICROSOFT_APP_ID })).toContain('MICROSOFT_APP_PASSWORD');
  });

  test('a managed identity has no password', () => {
    const msi = { ...PRODUCTION, MICROSOFT_APP_TYPE: 'UserAssignedMSI' };
    expect(mistakes(msi)).toContain('MICROSOFT_APP_PASSWORD must not be set');
    expect(readConfig({ ...msi, MICROSOFT_APP_PASSWORD: '' }).identity.appType).toBe('UserAssignedMSI');
  });
});

test('.env.sample names every setting and no other', () => {
  const lines = readFileSync(new URL('../../.env.sample', import.meta.url), 'utf8').split('\n');
  const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect([...named].sort()).toEqual([...SETTINGS].sort());
});

test('.env.sample as it stands is good for development', () => {
  const lines = readFileSync(new URL('../../.env.sample', import.meta.url), 'utf8').split('\n');
  const values = Object.fromEntries(lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=', 2)));
  expect(readConfig(values)).toEqual(readConfig({}));
});

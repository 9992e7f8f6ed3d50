import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../bot/app.js';
import { readConfig } from '../../bot/config.js';
import type { Services } from '../../services/index.js';
import { APP_ID, type BotFrameworkCloud, type Forgery, SERVICE_URL, startCloud } from '../support/botFrameworkCloud.js';

const TENANT = '99999999-2222-4333-8444-555555555555';

let cloud: BotFrameworkCloud;
let app: App;
let dataDir: string;
const answered: string[] = [];

const printed = console.error;

beforeAll(async () => {
  // The SDK prints every refusal.
  console.error = () => undefined;
  cloud = await startCloud();
  dataDir = await mkdtemp(join(tmpdir(), 'steward-tokens-'));
  const config = readConfig({
    NODE_ENV: 'production',
    PORT: '0',
    DATA_DIR: dataDir,
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'secret',
    MICROSOFT_APP_TENANT_ID: TENANT,
    ADMINISTRATORS: 'aaaaaaaa-0000-4000-8000-000000000001',
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    PUBLIC_URL: 'https://steward.contoso.com',
  });
  const note = (_fields: Record<string, unknown>, message: string) => void answered.push(message);
  app = await createApp(
    { ...config, host: '127.0.0.1' },
    {
      cloud: cloud.settings,
      log: { info: note, warn: note, error: note },
      commands: [],
      actions: [],
      house: () => ({ services: {} as Services, start: async () => undefined, stop: async () => undefined }),
    },
  );
});
afterAll(async () => {
  console.error = printed;
  await app.close();
  await cloud.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** An event, which is taken note of and not replied to: nothing needs to leave for the real cloud. */
async function send(authorization: string | undefined, activity: Record<string, unknown> = {}) {
  answered.length = 0;
  const response = await fetch(`${app.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) },
    body: JSON.stringify({
      type: 'event',
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: SERVICE_URL,
      from: { id: '29:anna' },
      recipient: { id: `28:${APP_ID}` },
      conversation: { id: 'a:anna', conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      ...activity,
    }),
  });
  return { status: response.status, handled: answered.includes('activity answered') };
}

const bearer = (forgery?: Forgery) => `Bearer ${cloud.token(forgery)}`;
const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;

test('a token of the Bot Framework is let in', async () => {
  expect(await send(bearer())).toEqual({ status: 200, handled: true });
});

test('one that ran out four minutes ago still is: clocks differ', async () => {
  expect((await send(bearer({ claims: { exp: minutesAgo(4) } }))).handled).toBe(true);
});

test.each<[string, Forgery]>([
  ['for another app', { claims: { aud: 'another-app' } }],
  ['without an audience', { claims: { aud: undefined } }],
  ['of another issuer', { claims: { iss: 'https://evil.example' } }],
  ['without an issuer', { claims: { iss: undefined } }],
  [
    'of the emulator',
    { claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', appid: APP_ID, ver: '1.0' } },
  ],
  ['that ran out ten minutes ago', { claims: { exp: minutesAgo(10) } }],
  ['that begins in an hour', { claims: { nbf: minutesAgo(-60) } }],
  ['with an unknown key', { header: { kid: 'key-2' } }],
  ['signed with another key under the known name', { signedWith: 'other' }],
  ['signed with the public key as a secret', { signedWith: 'public' }],
  ['that is not signed', { signedWith: 'none' }],
  ['for another service address', { claims: { serviceurl: 'https://smba.trafficmanager.net/amer/' } }],
  ['that names no service address', { claims: { serviceurl: undefined } }],
])('a token %s is refused', async (_what, forgery) => {
  expect(await send(bearer(forgery))).toEqual({ status: 401, handled: false });
});

test.each([undefined, '', 'Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic YTpi', `Bearer ${'x'.repeat(5000)}`])(
  'Authorization %j is refused',
  async (authorization) => {
    expect(await send(authorization)).toEqual({ status: 401, handled: false });
  },
);

test('a key that is not endorsed for the channel is refused', async () => {
  expect(await send(bearer(), { channelId: 'directline' })).toEqual({ status: 401, handled: false });
});

test.each([
  ['in both places', { conversation: { id: 'a:x', tenantId: 'other' }, channelData: { tenant: { id: 'other' } } }],
  ['in one of them', { channelData: { tenant: { id: 'other' } } }],
  ['nowhere', { conversation: { id: 'a:x' }, channelData: {} }],
])('with a good token another tenant (%s) is refused', async (_where, activity) => {
  expect(await send(bearer(), activity)).toEqual({ status: 403, handled: false });
});

test.each([
  'https://evil.example/',
  'http://smba.trafficmanager.net/emea/',
  'https://127.0.0.1/',
  'https://smba.trafficmanager.net:444/',
])('with a good token for it the service address %s is refused', async (serviceUrl) => {
  const authorization = bearer({ claims: { serviceurl: serviceUrl } });
  expect(await send(authorization, { serviceUrl })).toEqual({ status: 403, handled: false });
});

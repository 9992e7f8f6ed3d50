import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../../bot/app.js';
import { readConfig } from '../../../bot/config.js';
import type { Caller } from '../../../services/caller.js';
import type { Services } from '../../../services/index.js';
import { APP_ID } from '../../support/botFrameworkCloud.js';
import { ENTRA_TENANT, type EntraCloud, type Forged, issuerOf, OTHER_TENANT, startEntra } from '../../support/entra.js';
import { ask, problemIn } from '../../support/pages.js';
import { testClock } from '../../support/testClock.js';

// Who opens a page in Teams is known by a token of Entra. Whoever brings another one is refused, and no service hears of it.

const THIRD = '77777777-2222-4333-8444-555555555555';
const USER = 'aaaaaaaa-0000-4000-8000-000000000001';
const clock = testClock();
const now = clock.now();
const seconds = Math.floor(now / 1000);

let entra: EntraCloud;
let app: App;
let dataDir: string;
const visitors: Caller[] = [];
const lines: { fields: Record<string, unknown>; message: string }[] = [];

beforeAll(async () => {
  entra = await startEntra();
  dataDir = await mkdtemp(join(tmpdir(), 'steward-entra-'));
  app = await start();
});
beforeEach(() => {
  visitors.length = 0;
  lines.length = 0;
});
afterEach(() => entra.answers('keys'));
afterAll(async () => {
  await app.close();
  await entra.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<App> {
  const config = readConfig({
    NODE_ENV: 'production',
    PORT: '0',
    DATA_DIR: dataDir,
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'secret',
    MICROSOFT_APP_TENANT_ID: ENTRA_TENANT,
    TENANTS: THIRD,
    ADMINISTRATORS: USER,
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    PUBLIC_URL: 'https://steward.contoso.com',
  });
  const note = (fields: Record<string, unknown>, message: string) => void lines.push({ fields, message });
  return createApp(
    { ...config, host: '127.0.0.1' },
    {
      ...{ clock, authority: entra.authority, log: { info: note, warn: note, error: note } },
      house: () => ({ services: servicesThatNote(), start: async () => undefined, stop: async () => undefined }),
    },
  );
}

function servicesThatNote(): Services {
  const readable = async (caller: Caller) => {
    visitors.push(caller);
    return [];
  };
  const links = async () => Promise.reject(new Error('In production no link says who somebody is'));
  return {
    enrichments: { readable },
    access: { roleOf: () => 'viewer' },
    pageLinks: { reader: links, entrance: links },
  } as unknown as Services;
}

const open = (authorization?: string) => ask(app.url, 'session', { authorization });
const openWith = async (forged: Forged) => open(`Bearer ${await entra.token(now, forged)}`);
const reasons = () => lines.filter(({ message }) => message === 'sign-in refused').map(({ fields }) => fields.reason);

describe('who has signed in', () => {
  test('is the person that the chat knows by the same object id', async () => {
    const answer = await openWith({});

    expect(answer.status).toBe(200);
    expect(visitors).toEqual([{ tenantId: ENTRA_TENANT, userId: USER, name: 'Anna de Vries' }]);
    expect(answer.body).toEqual({
      name: 'Anna de Vries',
      role: 'viewer',
      chatUrl: `https://teams.microsoft.com/l/chat/0/0?users=28:${APP_ID}`,
      enrichments: [],
    });
  });

  test.each<[string, Forged]>([
    ['for the app by its address', { claims: { aud: `api://steward.contoso.com/${APP_ID}` } }],
    ['of another tenant that is listed', { claims: { tid: THIRD, iss: issuerOf(THIRD) } }],
    ['with further scopes', { claims: { scp: 'openid access_as_user profile' } }],
    ['of somebody whose clock is a minute slow', { claims: { exp: seconds - 59 } }],
    ['of somebody whose clock is a minute fast', { claims: { nbf: seconds + 59 } }],
    ['that says it is of a person', { claims: { idtyp: 'user' } }],
    ['that names no type', { header: { typ: undefined } }],
  ])('a token %s is good', async (_what, forged) => {
    expect((await openWith(forged)).status).toBe(200);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['the account', { name: undefined }, 'anna@contoso.example'],
    ['the object id', { name: undefined, preferred_username: undefined }, USER],
    ['the object id, where the name is no text', { name: 7, preferred_username: {} }, USER],
    ['so much of a name as somebody reads', { name: 'x'.repeat(1_000) }, 'x'.repeat(256)],
  ])('is called by %s', async (_what, claims, name) => {
    await openWith({ claims });

    expect(visitors.map((visitor) => visitor.name)).toEqual([name]);
  });
});

const REFUSED: [what: string, forged: Forged, reason: string][] = [
  // the signature
  ['is not signed', { signedWith: 'none' }, 'ERR_JOSE_ALG_NOT_ALLOWED'],
  [
    'is not signed and says so in capitals',
    { signedWith: 'none', header: { alg: 'NONE' } },
    'ERR_JOSE_ALG_NOT_ALLOWED',
  ],
  [
    'says RS256 and has no signature',
    { signedWith: 'none', header: { alg: 'RS256' } },
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  ],
  ['is signed with the public key as a password', { signedWith: 'public' }, 'ERR_JOSE_ALG_NOT_ALLOWED'],
  [
    'is so signed and says RS256',
    { signedWith: 'public', header: { alg: 'RS256' } },
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  ],
  ['is signed with another key under the same id', { signedWith: 'other' }, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ['names a key that nobody published', { signedWith: 'other', header: { kid: 'key-9' } }, 'ERR_JWKS_NO_MATCHING_KEY'],
  [
    'brings its own key',
    { signedWith: 'other', header: { kid: 'key-9', jwk: { kty: 'RSA' }, jku: 'https://evil.example/keys' } },
    'ERR_JWKS_NO_MATCHING_KEY',
  ],
  ['is signed in another way with a published key', { signedWith: 'elliptic' }, 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['is signed with RS512', { header: { alg: 'RS512' } }, 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['is signed with PS256', { header: { alg: 'PS256' } }, 'ERR_JOSE_ALG_NOT_ALLOWED'],
  // when
  ['expired two minutes ago', { claims: { exp: seconds - 120 } }, 'ERR_JWT_EXPIRED:exp'],
  ['expired as long ago as clocks may differ', { claims: { exp: seconds - 60 } }, 'ERR_JWT_EXPIRED:exp'],
  ['never expires', { claims: { exp: undefined } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:exp'],
  [
    'expires at a time that is a text',
    { claims: { exp: String(seconds + 3600) } },
    'ERR_JWT_CLAIM_VALIDATION_FAILED:exp',
  ],
  ['is not good yet', { claims: { nbf: seconds + 120 } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:nbf'],
  ['does not say since when', { claims: { nbf: undefined } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:nbf'],
  // for whom
  [
    'is for another app',
    { claims: { aud: '22222222-2222-4333-8444-555555555555' } },
    'ERR_JWT_CLAIM_VALIDATION_FAILED:aud',
  ],
  [
    'is for the app at another host',
    { claims: { aud: `api://evil.example/${APP_ID}` } },
    'ERR_JWT_CLAIM_VALIDATION_FAILED:aud',
  ],
  [
    'is for Microsoft Graph',
    { claims: { aud: '00000003-0000-0000-c000-000000000000' } },
    'ERR_JWT_CLAIM_VALIDATION_FAILED:aud',
  ],
  [
    'is for the app under another id URI',
    { claims: { aud: `api://steward.contoso.com/botid-${APP_ID}` } },
    'ERR_JWT_CLAIM_VALIDATION_FAILED:aud',
  ],
  ['is for nobody', { claims: { aud: undefined } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:aud'],
  // from where
  ['is of a tenant that is not listed', { claims: { tid: OTHER_TENANT, iss: issuerOf(OTHER_TENANT) } }, 'tenant'],
  ['names another tenant than its issuer', { claims: { tid: THIRD } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:iss'],
  ['is of another issuer', { claims: { iss: 'https://evil.example/v2.0' } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:iss'],
  [
    'is of the issuer of version 1.0',
    { claims: { iss: `https://sts.windows.net/${ENTRA_TENANT}/` } },
    'ERR_JWT_CLAIM_VALIDATION_FAILED:iss',
  ],
  ['is of any tenant', { claims: { iss: issuerOf('common') } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:iss'],
  ['is of Microsoft’s private accounts', { claims: { tid: '9188040d-6c67-4c5b-b112-36a304b66dad' } }, 'tenant'],
  ['names no issuer', { claims: { iss: undefined } }, 'ERR_JWT_CLAIM_VALIDATION_FAILED:iss'],
  ['names no tenant', { claims: { tid: undefined } }, 'tid'],
  ['names a tenant that is an object', { claims: { tid: { toString: ENTRA_TENANT } } }, 'tid'],
  ['names a tenant like a property of every object', { claims: { tid: '__proto__' } }, 'tenant'],
  // who
  ['names no person', { claims: { oid: undefined } }, 'oid'],
  ['names a person by something else than an object id', { claims: { oid: 'anna' } }, 'oid'],
  ['names several persons', { claims: { oid: [USER] } }, 'oid'],
  ['is of a program', { claims: { scp: undefined, roles: ['access_as_user'], idtyp: 'app' } }, 'scp'],
  ['is of a program that claims a scope', { claims: { idtyp: 'app' } }, 'idtyp'],
  ['is for something else', { claims: { scp: 'User.Read' } }, 'scp'],
  ['has a scope that only begins like ours', { claims: { scp: 'access_as_user_admin' } }, 'scp'],
  ['has its scope as a list', { claims: { scp: ['access_as_user'] } }, 'scp'],
  ['is of version 1.0', { claims: { ver: '1.0' } }, 'ver'],
  ['names no version', { claims: { ver: undefined } }, 'ver'],
];

describe('a token that', () => {
  test.each(REFUSED)('%s is refused, and no service is asked', async (_what, forged, reason) => {
    const answer = await openWith(forged);

    expect(answer.status).toBe(401);
    expect(problemIn(answer)).toEqual({
      code: 'signInRefused',
      message: 'The sign-in was not accepted.',
      next: 'Open this page in Teams, with an account of the organisation that the bot belongs to.',
    });
    expect(visitors).toEqual([]);
    expect(reasons()).toEqual([reason]);
  });

  test.each<[string, string | undefined, string]>([
    ['is not there', undefined, 'missing'],
    ['is empty', 'Bearer ', 'scheme'],
    ['is a link', 'Link abc.def.ghi', 'scheme'],
    ['is a password', 'Basic YTpi', 'scheme'],
    ['is no token', 'Bearer abc', 'malformed'],
    ['has parts of nothing', 'Bearer ..', 'malformed'],
    ['has a body that is no JSON', 'Bearer YQ.YQ.YQ', 'malformed'],
    ['has a body that is a list', `Bearer YQ.${Buffer.from('[]').toString('base64url')}.YQ`, 'malformed'],
  ])('%s is refused too', async (_what, authorization, reason) => {
    const answer = await open(authorization);

    expect([answer.status, problemIn(answer).code]).toEqual([401, 'signInRefused']);
    expect([visitors, reasons()]).toEqual([[], [reason]]);
  });

  test('was changed by one letter is refused', async () => {
    const token = await entra.token(now);
    const [head, body, signature] = token.split('.') as [string, string, string];
    const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace('Anna', 'Inna')).toString('base64url');

    expect((await open(`Bearer ${head}.${other}.${signature}`)).status).toBe(401);
    expect(visitors).toEqual([]);
  });
});

describe('the log', () => {
  test('has nothing of a token', async () => {
    const token = await entra.token(now, { claims: { scp: 'other', name: 'Anna de Vries' } });
    await open(`Bearer ${token}`);

    const written = JSON.stringify(lines);
    expect(written).toContain('scp');
    for (const part of [...token.split('.'), 'Anna', USER]) expect(written).not.toContain(part);
  });
});

describe('keys that cannot be read', () => {
  test.each(['nothing', 'rubbish', 'error'] as const)('are no reason to refuse anybody for good: %s', async (how) => {
    await app.close();
    app = await start();
    entra.answers(how);

    const answer = await openWith({});

    expect([answer.status, problemIn(answer).code]).toEqual([503, 'signInUnreachable']);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(visitors).toEqual([]);
    entra.answers('keys');
    expect((await openWith({})).status).toBe(200);
  });

  test('are asked for once, and not at all for tokens of strangers', async () => {
    await app.close();
    app = await start();
    const before = entra.asked();

    await openWith({ claims: { tid: OTHER_TENANT } });
    expect(entra.asked() - before).toBe(0);
    await Promise.all([openWith({}), openWith({}), openWith({ signedWith: 'other' })]);
    await openWith({});

    expect(entra.asked() - before).toBe(1);
  });
});

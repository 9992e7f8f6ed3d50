import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign } from 'jose';
import type { Authority } from '../../bot/pages/entra.js';
import { APP_ID } from './botFrameworkCloud.js';

export const ENTRA_TENANT = '99999999-2222-4333-8444-555555555555';
/** Of another organisation, whose keys the same issuer has too. */
export const OTHER_TENANT = '88888888-2222-4333-8444-555555555555';
const USER = 'aaaaaaaa-0000-4000-8000-000000000001';

/** Parts of a token that a case does otherwise; a claim that is undefined is left out. */
export interface Forged {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** `other`: a key that nobody published. `public`: the published key as a shared secret. `none`: not signed at all. `elliptic`: published, of another kind. */
  signedWith?: 'known' | 'other' | 'public' | 'none' | 'elliptic';
}

/** Entra's side of a sign-in: it publishes its keys by tenant, and gives tokens. */
export interface EntraCloud {
  authority: Authority;
  /** A good token of version 2.0 for this app, or one forged in the way told. `now`: epoch milliseconds. */
  token(now: number, forged?: Forged): Promise<string>;
  /** What the address of the keys answers from now on. */
  answers(how: 'keys' | 'nothing' | 'rubbish' | 'error'): void;
  /** How often keys were asked for. */
  asked(): number;
  close(): Promise<void>;
}

export async function startEntra(): Promise<EntraCloud> {
  const keys = {
    known: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    other: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    elliptic: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  };
  const published = [
    { ...keys.known.publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig' },
    { ...keys.elliptic.publicKey.export({ format: 'jwk' }), kid: 'key-2', use: 'sig' },
  ];
  let how: Parameters<EntraCloud['answers']>[0] = 'keys';
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    if (how === 'nothing') return void response.destroy();
    response.statusCode = how === 'error' ? 503 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.end(how === 'rubbish' ? '<html>' : JSON.stringify({ keys: published }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    authority: { issuer: issuerOf, keys: (tenantId) => `${url}/${tenantId}/discovery/v2.0/keys` },
    async token(now, { claims, header, signedWith = 'known' } = {}) {
      const whole = { ...goodClaims(now), ...claims };
      if (signedWith === 'known' || signedWith === 'other') {
        return sign(whole, { alg: 'RS256', kid: 'key-1', ...header }, keys[signedWith].privateKey);
      }
      if (signedWith === 'elliptic')
        return sign(whole, { alg: 'ES256', kid: 'key-2', ...header }, keys.elliptic.privateKey);
      return byHand(whole, header, signedWith === 'public' ? keys.known.publicKey : undefined);
    },
    answers(next) {
      how = next;
    },
    asked: () => asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const issuerOf = (tenantId: string) => `https://login.microsoftonline.com/${tenantId}/v2.0`;

const goodClaims = (now: number) => ({
  iss: issuerOf(ENTRA_TENANT),
  aud: APP_ID,
  tid: ENTRA_TENANT,
  oid: USER,
  sub: 'pairwise-subject',
  scp: 'access_as_user',
  ver: '2.0',
  name: 'Anna de Vries',
  preferred_username: 'anna@contoso.example',
  iat: Math.floor(now / 1000) - 60,
  nbf: Math.floor(now / 1000) - 60,
  exp: Math.floor(now / 1000) + 3600,
});

/** Signed over bytes, so that claims of the wrong type can be signed too. */
const sign = (claims: object, header: { alg: string; [name: string]: unknown }, key: KeyObject): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ typ: 'JWT', ...header })
    .sign(key);

/** What no library would sign: without a signature, or with the public key as if it were a password. */
function byHand(claims: object, header: Record<string, unknown> = {}, shared?: KeyObject): string {
  const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const text = `${encode({ typ: 'JWT', alg: shared ? 'HS256' : 'none', kid: 'key-1', ...header })}.${encode(claims)}`;
  if (!shared) return `${text}.`;
  const secret = shared.export({ type: 'spki', format: 'pem' });
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

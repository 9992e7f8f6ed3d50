import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Identity } from '../../bot/adapter.js';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const ISSUER = 'https://api.botframework.com';

/** Parts of a token that a case does otherwise. */
export interface Forgery {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** `other`: a key that nobody published. `public`: the published key as a shared secret. `none`: not signed at all. */
  signedWith?: 'known' | 'other' | 'public' | 'none';
}

/** The Bot Framework's side: it publishes its keys at an OpenID address and signs tokens with them. */
export interface BotFrameworkCloud {
  settings: Identity['cloud'];
  /** A good token, or one forged in the way told. */
  token(forgery?: Forgery): string;
  close(): Promise<void>;
}

export async function startCloud(): Promise<BotFrameworkCloud> {
  const known = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    const keys = [{ ...known.publicKey.export({ format: 'jwk' }), kid: 'key-1', endorsements: ['msteams'] }];
    const json = request.url === '/keys' ? { keys } : { issuer: ISSUER, jwks_uri: `${url}/keys` };
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(json));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    settings: {
      // All of them together, or the SDK takes none.
      ValidateAuthority: 'true',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: 'https://token.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openid`,
      CallerId: 'urn:botframework:azure',
    },
    token: ({ claims, header, signedWith = 'known' } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const whole = { iss: ISSUER, aud: APP_ID, nbf: now - 60, exp: now + 3600, serviceurl: SERVICE_URL, ...claims };
      const alg = signedWith === 'none' ? 'none' : signedWith === 'public' ? 'HS256' : 'RS256';
      const text = `${encode({ alg, typ: 'JWT', kid: 'key-1', ...header })}.${encode(whole)}`;
      return `${text}.${sign(text, signedWith, known, other)}`;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');

interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

function sign(text: string, how: NonNullable<Forgery['signedWith']>, known: KeyPair, other: KeyPair): string {
  if (how === 'none') return '';
  if (how === 'public') {
    const secret = known.publicKey.export({ type: 'pkcs1', format: 'pem' });
    return createHmac('sha256', secret).update(text).digest('base64url');
  }
  const { privateKey } = how === 'other' ? other : known;
  return createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url');
}

import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Caller } from '../../services/caller.js';
import type { Clock } from '../../services/clock.js';

/** Where tokens come from: Entra, or in tests somebody who plays it. */
export interface Authority {
  /** As the tokens of the tenant say it. */
  issuer(tenantId: string): string;
  /** Where the tenant's public keys stand. */
  keys(tenantId: string): string;
}

export const ENTRA: Authority = {
  issuer: (tenantId) => `https://login.microsoftonline.com/${tenantId}/v2.0`,
  keys: (tenantId) => `https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`,
};

export interface EntraParts {
  authority: Authority;
  /** Tokens of any other are refused before a key is asked for. */
  tenants: readonly string[];
  appId: string;
  /** The pages' own address; the app's id URI names its host. */
  publicUrl: string;
  clock: Pick<Clock, 'now'>;
}

/** What was wrong with a token, as a short word for the log: nothing of the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** Whether the token is good cannot be said now. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

/** Who has signed in to Teams. @throws TokenRefused, KeysUnreachable */
export type VerifyToken = (token: string) => Promise<Caller>;

/** Clocks of two machines differ. Seconds. */
const TOLERANCE = 60;
/** Keys are added long before they are used, and one that is not known yet is asked for at once. */
const KEYS_KEPT_MS = 12 * 3_600_000;
/** The one scope of the app registration: the token was made for this person to use these pages. */
const SCOPE = 'access_as_user';
const MOST_NAME = 256;

const Claims = z.object({
  oid: z.guid(),
  ver: z.literal('2.0'),
  scp: z.string().refine((scopes) => scopes.split(' ').includes(SCOPE)),
  /** Tokens of programs have no person behind them. */
  idtyp: z.literal('user').optional(),
  name: z.string().min(1).optional().catch(undefined),
  preferred_username: z.string().min(1).optional().catch(undefined),
});

export function createVerifyToken({ authority, tenants, appId, publicUrl, clock }: EntraParts): VerifyToken {
  const keySets = new Map(tenants.map((tenantId) => [tenantId, keySetOf(authority.keys(tenantId))]));
  const audience = [appId, `api://${new URL(publicUrl).host}/${appId}`];

  return async (token) => {
    const tenantId = tenantOf(token);
    const keys = keySets.get(tenantId);
    if (!keys) throw new TokenRefused('tenant');
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: authority.issuer(tenantId),
      audience,
      requiredClaims: ['exp', 'nbf', 'tid'],
      clockTolerance: TOLERANCE,
      currentDate: new Date(clock.now()),
    }).catch(refuse);
    return callerOf(payload, tenantId);
  };
}

/** What the token says of itself, to choose the keys by; whether that is true the signature tells. */
function tenantOf(token: string): string {
  try {
    const { tid } = decodeJwt(token);
    if (typeof tid === 'string') return tid;
  } catch {
    throw new TokenRefused('malformed');
  }
  throw new TokenRefused('tid');
}

/** No answer, or one that is no key set, is not the fault of the token. */
function keySetOf(address: string): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(new URL(address), { cacheMaxAge: KEYS_KEPT_MS });
  return (header, token) =>
    remote(header, token).catch((error: unknown) => {
      const isAboutToken =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      throw isAboutToken ? error : new KeysUnreachable('The keys of the tenant cannot be read', { cause: error });
    });
}

function refuse(error: unknown): never {
  if (!(error instanceof errors.JOSEError)) throw error;
  const claim =
    error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired ? `:${error.claim}` : '';
  throw new TokenRefused(`${error.code}${claim}`, { cause: error });
}

function callerOf(payload: JWTPayload, tenantId: string): Caller {
  const parsed = Claims.safeParse(payload);
  if (!parsed.success) throw new TokenRefused(String(parsed.error.issues[0]?.path[0]));
  const { oid, name, preferred_username: account } = parsed.data;
  return { tenantId, userId: oid, name: (name ?? account ?? oid).slice(0, MOST_NAME) };
}

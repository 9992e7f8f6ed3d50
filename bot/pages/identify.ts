import type { Caller } from '../../services/caller.js';
import { ServiceError } from '../../services/errors.js';
import type { Services } from '../../services/index.js';
import type { Log } from '../../services/log.js';
import { describe } from '../log.js';
import type { Endpoint } from './endpoint.js';
import { KeysUnreachable, TokenRefused, type VerifyToken } from './entra.js';
import { NotNow } from './problems.js';

/** Who asks, by the header Authorization. @throws ServiceError `signInRefused`, `pageLinkExpired`, `tokenPageOver`; NotNow */
export type Identify = (
  authorization: string,
  about: Pick<Endpoint, 'entrance'>,
  links: Services['pageLinks'],
) => Promise<Caller>;

/** In production whoever Entra says it is. */
export function identifyByEntra(verify: VerifyToken, log: Log): Identify {
  return async (authorization) => {
    try {
      return await verify(credentials(authorization, 'Bearer'));
    } catch (error) {
      if (error instanceof KeysUnreachable) {
        log.error(describe(error.cause), 'keys of Entra unreachable');
        throw new NotNow('signInUnreachable');
      }
      throw refusal(error, log);
    }
  };
}

/**
 * In development nobody can sign in: a link of the bot says who reads. The page where a token is entered has none; the state that
 * it was opened with says the same.
 */
export function identifyByLink(tenants: readonly string[], log: Log): Identify {
  async function callerOf(signed: string, entrance: boolean, links: Services['pageLinks']): Promise<Caller> {
    const { caller } = await links.reader(signed).catch((error: unknown) => {
      if (!entrance) throw error;
      return links.entrance(signed);
    });
    return caller;
  }

  return async (authorization, { entrance = false }, links) => {
    try {
      const caller = await callerOf(credentials(authorization, 'Link'), entrance, links);
      if (tenants.length === 0 || tenants.includes(caller.tenantId)) return caller;
    } catch (error) {
      throw refusal(error, log);
    }
    // It was given out before the tenant was taken off the list.
    log.warn({ reason: 'tenant' }, 'sign-in refused');
    throw new ServiceError('pageLinkExpired');
  };
}

function credentials(authorization: string, scheme: 'Bearer' | 'Link'): string {
  if (!authorization) throw new TokenRefused('missing');
  const [, found, value] = /^(\w+) +([\w.~+/=-]+)$/.exec(authorization) ?? [];
  if (!value || found?.toLowerCase() !== scheme.toLowerCase()) throw new TokenRefused('scheme');
  return value;
}

/** The log gets a short word, whoever asks only that it was refused. */
function refusal(error: unknown, log: Log): unknown {
  if (error instanceof ServiceError) log.warn({ reason: error.code }, 'sign-in refused');
  if (!(error instanceof TokenRefused)) return error;
  log.warn({ reason: error.reason }, 'sign-in refused');
  return new ServiceError('signInRefused');
}

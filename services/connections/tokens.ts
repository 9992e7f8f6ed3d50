import {
  addStagedSecret,
  deleteStagedSecret,
  deleteStagedSecretsBefore,
  getStagedSecret,
  type StagedSecret,
} from '../../storage/secrets.js';
import type { Connection, Envelope } from '../../storage/settings.js';
import type { Writer } from '../../storage/sql.js';
import type { Caller } from '../caller.js';
import type { ConnectRequest, StagedToken } from '../connections.js';
import { ServiceError } from '../errors.js';
import { VaultError } from '../vault.js';
import type { ConnectionsParts } from './parts.js';
import { verifyToken } from './verify.js';

/** A token in clear on its way into a connection; `staged` is the id that the connection uses up. */
export interface TakenToken {
  token: string;
  staged?: string;
}

export type SealedToken = Pick<Connection, 'token' | 'tokenEnding' | 'tokenAddedAt' | 'verifiedAt'>;

/** What belongs to a token that was taken in, written in its transaction. */
export type Alongside = (tx: Writer, staged: StagedToken) => Promise<void>;

const HOURS_24 = 24 * 3_600_000;

/** Takes tokens in, checks them and seals them; nothing of a token leaves here but into the call that needs it. */
export function createTokens(parts: Omit<ConnectionsParts, 'documents' | 'access' | 'changeSettings'>) {
  const { sql, audit, vault, clock } = parts;

  function open(purpose: string, envelope: Envelope): string {
    try {
      return vault.open(purpose, envelope);
    } catch (error) {
      if (error instanceof VaultError) throw new ServiceError('tokenUnreadable', {}, { cause: error });
      throw error;
    }
  }

  /** One that was left for longer than a day counts as gone, whether it was swept yet or not. */
  async function find({ tenantId, userId }: Caller, id: string): Promise<StagedSecret | undefined> {
    const secret = await getStagedSecret(sql, { id, tenantId, userId });
    return secret && secret.createdAt >= clock.now() - HOURS_24 ? secret : undefined;
  }

  return {
    async stage(caller: Caller, plain: string, alongside?: Alongside): Promise<StagedToken> {
      const token = readToken(plain);
      const staged = { id: parts.newId(), ending: endingOf(token) };
      const envelope = vault.seal(`staged:${staged.id}`, token);
      const { tenantId, userId } = caller;
      await sql.write(async (tx) => {
        await addStagedSecret(tx, { id: staged.id, tenantId, userId, envelope, createdAt: clock.now() });
        await alongside?.(tx, staged);
      });
      return staged;
    },
    find,
    async take(caller: Caller, from: ConnectRequest['token']): Promise<TakenToken> {
      if ('plain' in from) return { token: readToken(from.plain) };
      const secret = await find(caller, from.staged);
      if (!secret) throw new ServiceError('tokenMissing');
      return { token: open(`staged:${secret.id}`, secret.envelope), staged: secret.id };
    },
    /** When it was verified. A refused token is not kept, and every refusal is audited. */
    async verify(caller: Caller, { token, staged }: TakenToken, subject: string): Promise<number> {
      const problem = await verifyToken(parts.leadspace, token);
      if (!problem) return clock.now();
      if (problem.code === 'tokenRefused' && staged) await sql.write((tx) => deleteStagedSecret(tx, staged));
      await audit.record({ caller, action: 'connection.verify', subject, details: { outcome: problem.code } });
      throw problem;
    },
    seal(connectionId: string, token: string, verifiedAt: number | undefined): SealedToken {
      const made = { tokenEnding: endingOf(token), tokenAddedAt: clock.now(), verifiedAt };
      return { token: vault.seal(`token:${connectionId}`, token), ...made };
    },
    open: ({ id, token }: Connection): string => open(`token:${id}`, token),
    sweep: () => sql.write((tx) => deleteStagedSecretsBefore(tx, clock.now() - HOURS_24)),
  };
}

/** Of a short token four characters would give away too much. */
const endingOf = (token: string): string => (token.length < 12 ? '' : token.slice(-4));

/** What cannot stand in a header cannot be a token; it is refused before it goes anywhere. */
function readToken(plain: string): string {
  const token = plain.trim().replace(/^Bearer\s+/i, '');
  if (token === '') throw new ServiceError('tokenMissing');
  if (!/^[\x21-\x7e]{1,4096}$/.test(token)) throw new ServiceError('tokenRefused');
  return token;
}

import type { Caller } from '../caller.js';
import { UNVERIFIED } from '../connections/verify.js';
import type { AgreedText, ConnectionView, ConnectRequest } from '../connections.js';
import type { Drafts } from '../drafts.js';
import { ServiceError } from '../errors.js';
import type { SetupParts } from './parts.js';
import { type SetupDraft, type SetupState, withoutToken } from './state.js';

export interface ConnectInput {
  token?: string;
  agreed?: AgreedText;
  verify: boolean;
}

/**
 * Connects, or replaces a token, and moves the draft on. A token that could not be verified is kept, encrypted, so that it can be
 * saved without; one that was refused is not.
 */
export async function connectStep(
  parts: SetupParts,
  drafts: Drafts<SetupState>,
  caller: Caller,
  draft: SetupDraft,
  input: ConnectInput,
): Promise<SetupDraft> {
  const { state } = draft;
  const token = tokenIn(input, state);
  try {
    const connection = await carryOut(parts, caller, state, input, token);
    const next = withoutToken(state);
    // Whoever only replaced a token goes on where the set-up was.
    if (state.replaces !== undefined)
      return await drafts.save(draft, { ...next, step: state.returnTo ?? 'chooseConnection' });
    return await drafts.save(draft, { ...next, step: 'dataSet', connectionId: connection.id });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (UNVERIFIED.includes(error.code)) {
      const staged = 'staged' in token ? token.staged : await parts.connections.stage(caller, token.plain);
      await drafts.save(draft, { ...state, staged });
    } else if (error.code !== 'cardOutdated' && state.staged !== undefined) {
      const { staged: _used, ...rest } = state;
      await drafts.save(draft, rest);
    }
    throw error;
  }
}

function tokenIn(input: ConnectInput, state: SetupState): ConnectRequest['token'] {
  const plain = input.token?.trim();
  if (plain) return { plain };
  if (state.staged !== undefined) return { staged: state.staged };
  throw new ServiceError('tokenMissing');
}

function carryOut(
  { connections }: SetupParts,
  caller: Caller,
  state: SetupState,
  { agreed, verify }: ConnectInput,
  token: ConnectRequest['token'],
): Promise<ConnectionView> {
  if (state.replaces !== undefined) return connections.replaceToken(caller, state.replaces, { token, verify });
  if (!agreed) throw new ServiceError('consentMissing');
  return connections.connect(caller, { token, agreed, verify });
}

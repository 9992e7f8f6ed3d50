import { deleteStagedSecret } from '../../storage/secrets.js';
import type { Caller } from '../caller.js';
import { UNVERIFIED } from '../connections/verify.js';
import type { AgreedText, ConnectionView, ConnectRequest } from '../connections.js';
import type { Drafts } from '../drafts.js';
import { type ErrorCode, ServiceError } from '../errors.js';
import type { SetupParts } from './parts.js';
import { type SetupDraft, type SetupState, withoutConnecting, withoutToken } from './state.js';

export interface ConnectInput {
  token?: string;
  agreed?: AgreedText;
  verify: boolean;
}

/** After these a kept token is of no more use. */
const USELESS: readonly ErrorCode[] = ['tokenRefused', 'tokenMissing', 'tokenUnreadable', 'creditsOrProgram'];

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
  const token = tokenIn(parts, input, state);
  try {
    const connection = await carryOut(parts, caller, state, input, token);
    await forgetOther(parts, state, token);
    const next = withoutConnecting(state);
    // Whoever only replaced a token goes on where the set-up was.
    if (state.replaces !== undefined)
      return await drafts.save(draft, { ...next, step: state.returnTo ?? 'chooseConnection' });
    return await drafts.save(draft, { ...next, step: 'dataSet', connectionId: connection.id });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (UNVERIFIED.includes(error.code)) await keep(parts, drafts, caller, draft, token);
    else if (USELESS.includes(error.code) && 'staged' in token) {
      await forget(parts, token.staged);
      await drafts.save(draft, withoutToken(state));
    }
    throw error;
  }
}

/** So that it can be saved without verifying. */
async function keep(
  parts: SetupParts,
  drafts: Drafts<SetupState>,
  caller: Caller,
  draft: SetupDraft,
  token: ConnectRequest['token'],
): Promise<void> {
  if ('staged' in token) {
    const { untried: _tried, ...state } = draft.state;
    await drafts.save(draft, state);
    return;
  }
  await parts.connections.stage(caller, token.plain, async (tx, { id, ending }) => {
    await drafts.saveIn(tx, draft, { ...withoutToken(draft.state), staged: id, ending });
    if (draft.state.staged !== undefined) await deleteStagedSecret(tx, draft.state.staged);
  });
}

/** What was kept, and then not used because another one was typed. */
async function forgetOther(parts: SetupParts, { staged }: SetupState, token: ConnectRequest['token']): Promise<void> {
  if (staged !== undefined && !('staged' in token)) await forget(parts, staged);
}

const forget = ({ sql }: SetupParts, staged: string): Promise<void> =>
  sql.write((tx) => deleteStagedSecret(tx, staged));

function tokenIn({ tokenPage }: SetupParts, input: ConnectInput, state: SetupState): ConnectRequest['token'] {
  const plain = input.token?.trim();
  if (plain && tokenPage.only) throw new ServiceError('tokenOnlyOnPage');
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

import type { Typed } from '../cards/inputs.js';
import { renewConsentForm } from '../cards/renewConsentForm.js';
import { PRIVACY_TEXT_VERSION } from '../services/privacyText.js';
import type { Answer, Turn } from './turn.js';

/** The present privacy text of a connection, to be agreed to again. */
export async function privacyAnswer(connectionId: string, turn: Turn, typed?: Typed): Promise<Answer> {
  const { services, caller, own } = turn;
  const connection = await services.connections.get(caller, connectionId);
  const { provider } = await services.status.get(caller);
  const view = { connection, destination: provider.address, textVersion: PRIVACY_TEXT_VERSION };
  return { card: renewConsentForm.draw(view, own, typed), to: 'personal' };
}

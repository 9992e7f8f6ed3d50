import { connectionReceiptCard } from '../../cards/connectionReceiptCard.js';
import {
  type ConnectionRemovalInput,
  connectionRemovalForm,
  ConnectionRemovalInput as Input,
} from '../../cards/connectionRemovalForm.js';
import { ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import type { Answer, Turn } from '../turn.js';

/** The typed name decides, as for an enrichment. */
export const removeConnection = onForm(connectionRemovalForm, {
  run: removeAs,
  view: async (data, { services, caller }) => services.removal.planConnection(caller, chosen(data)),
});

async function removeAs({ connection, confirmation }: ConnectionRemovalInput, turn: Turn): Promise<Answer> {
  const { caller, locale } = turn;
  const { removal } = turn.services;
  try {
    return { card: connectionReceiptCard(await removal.removeConnection(caller, connection, confirmation), locale) };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'confirmationWrong') throw error;
    const typed = { values: { confirmation }, problems: { confirmation: locale.results.wrongConnection } };
    return { card: connectionRemovalForm.draw(await removal.planConnection(caller, connection), locale, typed) };
  }
}

function chosen(data: Readonly<Record<string, unknown>>): string {
  const parsed = Input.pick({ connection: true }).safeParse(data);
  if (!parsed.success) throw new ServiceError('cardOutdated');
  return parsed.data.connection;
}

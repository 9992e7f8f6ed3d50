import { ChosenEnrichment } from '../../cards/chooseEnrichmentForm.js';
import { type RemovalInput, removalForm } from '../../cards/removalForm.js';
import { removalReceiptCard } from '../../cards/removalReceiptCard.js';
import { ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import type { Answer, Turn } from '../turn.js';

/** The typed name decides: a wrong one shows the form again and removes nothing. */
export const remove = onForm(removalForm, {
  run: removeAs,
  view: async (data, { services, caller }) => services.removal.plan(caller, chosen(data)),
});

async function removeAs(input: RemovalInput, turn: Turn): Promise<Answer> {
  const { services, caller, locale } = turn;
  const { enrichment, ...choice } = input;
  try {
    return { card: removalReceiptCard(await services.removal.remove(caller, enrichment, choice), locale) };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'confirmationWrong') throw error;
    const plan = await services.removal.plan(caller, enrichment);
    const values = { ...choice, connection: String(choice.connection === 'remove') };
    return { card: removalForm.draw(plan, locale, { values, problems: { confirmation: locale.results.wrongName } }) };
  }
}

function chosen(data: Readonly<Record<string, unknown>>): string {
  const parsed = ChosenEnrichment.safeParse(data);
  if (!parsed.success) throw new ServiceError('cardOutdated');
  return parsed.data.enrichment;
}

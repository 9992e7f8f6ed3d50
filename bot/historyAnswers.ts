import { filterOf, type HistoryInput, historyCard } from '../cards/historyCard.js';
import type { Answer, Turn } from './turn.js';

/** Names and counts: may stand in a channel. Its days are those of the reader. */
export async function historyAnswer(input: HistoryInput, { services, caller, locale }: Turn): Promise<Answer> {
  const at = input.at === undefined ? {} : { at: input.at };
  const page = await services.history.page(caller, filterOf(input), { timeZone: locale.timeZone, ...at });
  return { card: historyCard(page, input, locale) };
}

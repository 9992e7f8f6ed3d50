import { z } from 'zod';
import { refreshCard } from '../cards/refreshCard.js';
import { type RefreshFormView, refreshForm } from '../cards/refreshForm.js';
import type { RefreshChoice, RefreshTarget, RefreshView } from '../services/refresh.js';
import { isCalled } from './namedEnrichment.js';
import type { Answer, Turn } from './turn.js';

/** Which refresh a button is about. */
export const RefreshId = z.object({ refresh: z.string().min(1).max(100) });

/** Names and counts: may stand in a channel. The card follows the refresh to its end. */
export const refreshAnswer = (refresh: RefreshView, { locale }: Turn, joined = false): Answer => ({
  card: refreshCard(refresh, locale, { joined }),
  live: `refresh:${refresh.id}`,
});

export async function startAnswer(target: RefreshTarget, turn: Turn): Promise<Answer> {
  const { refresh, joined } = await turn.services.refreshes.start(turn.caller, target);
  return refreshAnswer(refresh, turn, joined);
}

/** What can be refreshed by itself; who may not refresh is told so before he chooses. */
export async function refreshFormAnswer(
  turn: Turn,
  given: Omit<RefreshFormView, 'choices'> & { choices?: readonly RefreshChoice[] } = {},
): Promise<Answer> {
  const choices = given.choices ?? (await refreshChoices(turn));
  return { card: refreshForm({ ...given, choices }, turn.locale) };
}

export async function refreshChoices({ services, caller }: Turn): Promise<RefreshChoice[]> {
  await services.access.require(caller, 'contributor');
  return services.refreshes.choices(caller);
}

/** The one that is called that, with or without what depends on it; else the form, with what is known. */
export async function namedAnswer(
  { name, only, choices }: { name: string; only: boolean; choices: readonly RefreshChoice[] },
  turn: Turn,
): Promise<Answer> {
  const called = choices.filter((choice) => isCalled(choice, name));
  const [first] = called;
  if (first && called.length === 1) return startAnswer({ kind: first.kind, id: first.id, only }, turn);
  return refreshFormAnswer(turn, {
    ...{ choices, only, named: first ? 'several' : 'none' },
    ...(first && { chosen: first }),
  });
}

/** The refresh of a button, for those who may see results: whoever else forwards or forges a card gets nothing from it. */
export async function readRefresh(id: string, { services, caller }: Turn): Promise<RefreshView> {
  await services.access.require(caller, 'viewer');
  return services.refreshes.progress(id);
}

import { connectionRemovalForm } from '../cards/connectionRemovalForm.js';
import { enrichedDataForm, type PageInput } from '../cards/enrichedDataForm.js';
import { enrichmentCard } from '../cards/enrichmentCard.js';
import { type EnrichmentsView, enrichmentsForm, type ListInput } from '../cards/enrichmentsForm.js';
import { removalForm } from '../cards/removalForm.js';
import type { Answer, Turn } from './turn.js';

/** My enrichments: counts only, so it may stand in a channel. */
export async function listAnswer(input: ListInput, turn: Turn, done?: EnrichmentsView['done']): Promise<Answer> {
  const { sort, search } = input;
  const enrichments = await turn.services.enrichments.list(turn.caller, { sort, ...(search && { search }) });
  const view = { ...input, enrichments, readOnly: isReadOnly(turn) };
  return { card: enrichmentsForm({ ...view, ...(done && { done }) }, turn.locale) };
}

/** One enrichment with what its newest run has found. */
export async function enrichmentAnswer(id: string, turn: Turn): Promise<Answer> {
  const { services, caller, locale, pages } = turn;
  const enrichment = await services.enrichments.find(caller, id);
  const [lastRun] = await services.runs.history(caller, id, 1);
  // Elsewhere others would press it.
  const pageUrl =
    turn.scope === 'personal' ? await pages.to({ view: 'overview', enrichment: enrichment.id }) : undefined;
  return { card: enrichmentCard(enrichment, lastRun, locale, { readOnly: isReadOnly(turn), pageUrl }) };
}

/** View enriched data shows names of companies: always in the 1:1 chat. */
export async function pageAnswer(input: PageInput, { services, caller, own, pages }: Turn): Promise<Answer> {
  const { enrichment, search, after, before } = input;
  const page = await services.results.page(caller, enrichment, {
    ...(search && { search }),
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
  });
  const pageUrl = await pages.to({ view: 'profiles', enrichment });
  return { card: enrichedDataForm(page, own, { pageUrl }), to: 'personal' };
}

/** What a removal would take away; the form itself belongs into the 1:1 chat. */
export async function removalAnswer(id: string, { services, caller, own }: Turn): Promise<Answer> {
  return { card: removalForm.draw(await services.removal.plan(caller, id), own), to: 'personal' };
}

/** The same of a connection that no enrichment uses. */
export async function connectionRemovalAnswer(id: string, { services, caller, own }: Turn): Promise<Answer> {
  return { card: connectionRemovalForm.draw(await services.removal.planConnection(caller, id), own), to: 'personal' };
}

/** Whose buttons to leave out; what is pressed all the same is refused by the services. */
export const isReadOnly = ({ services, caller }: Turn): boolean => services.access.roleOf(caller) !== 'administrator';

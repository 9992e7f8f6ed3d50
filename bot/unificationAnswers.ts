import { DraftInput, draftRef } from '../cards/draft.js';
import type { Typed } from '../cards/inputs.js';
import { unifyColumnsForm } from '../cards/unifyColumnsForm.js';
import type { UnifyStep } from '../cards/unifyParts.js';
import { unifyPreviewCard } from '../cards/unifyPreviewCard.js';
import { unifyRulesForm } from '../cards/unifyRulesForm.js';
import { unifySourceForm } from '../cards/unifySourceForm.js';
import { unifySourcesForm } from '../cards/unifySourcesForm.js';
import { ServiceError } from '../services/errors.js';
import type { UnificationDraftView, UnifyPreviewView } from '../services/unifications.js';
import type { Answer, Turn } from './turn.js';

/** A step of the forms; of a source that of the one with this id. They hold names of columns and people: 1:1 chat only. */
export async function stepAnswer(
  draft: UnificationDraftView,
  go: UnifyStep,
  turn: Turn,
  shown: { source?: string; note?: string; typed?: Typed } = {},
): Promise<Answer> {
  const { own, services, caller } = turn;
  const { note, typed } = shown;
  if (go === 'preview') return previewAnswer(await services.unifications.preview(caller, draft.ref), turn);
  const said = note === undefined ? {} : { note };
  if (go === 'source') {
    const source = draft.sources.find(({ id }) => id === shown.source);
    if (!source) throw new ServiceError('notFound', { what: 'dataSource' });
    return { card: unifySourceForm.draw({ draft, source }, own, typed), to: 'personal' };
  }
  if (go === 'rules') return { card: unifyRulesForm.draw(draft, own, typed), to: 'personal' };
  if (go === 'columns') return { card: unifyColumnsForm.draw({ draft, ...said }, own, typed), to: 'personal' };
  return { card: unifySourcesForm.draw({ draft, ...said }, own, typed), to: 'personal' };
}

/** Names of companies are among the examples: 1:1 chat only. */
export const previewAnswer = (view: UnifyPreviewView, { own }: Turn): Answer => ({
  card: unifyPreviewCard(view, own),
  live: `unifyPreview:${view.id}`,
  to: 'personal',
});

/** The draft that a form was drawn from. @throws ServiceError `draftGone`, `cardOutdated` */
export const openUnification = (input: DraftInput, { services, caller }: Turn): Promise<UnificationDraftView> =>
  services.unifications.open(caller, draftRef(input));

/** A card of an earlier step becomes the first form with the definition as it stands by now. */
export async function orPresentUnification(turn: Turn, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'cardOutdated') throw error;
    const draft = await turn.services.unifications.present(turn.caller);
    return stepAnswer(draft, 'sources', turn, { note: turn.own.unification.stale });
  }
}

/** The draft as it is by now, for a form that is drawn again. @throws ServiceError `draftGone`, `cardOutdated` */
export async function unificationAgain(data: unknown, turn: Turn): Promise<UnificationDraftView> {
  const parsed = DraftInput.safeParse(data);
  if (!parsed.success) throw new ServiceError('cardOutdated');
  return openUnification(parsed.data, turn);
}

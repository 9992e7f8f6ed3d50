import type { z } from 'zod';
import { type DraftInput, draftRef, DraftInput as Ref } from '../cards/draft.js';
import type { Typed } from '../cards/inputs.js';
import { problemBelow } from '../cards/problemCard.js';
import { setupCard } from '../cards/setupStep.js';
import type { DraftRef } from '../services/drafts.js';
import { ServiceError } from '../services/errors.js';
import { PRIVACY_TEXT_VERSION } from '../services/privacyText.js';
import type { SetupView } from '../services/setup.js';
import { problemsOf } from './action.js';
import { helpAnswer, mustClaim } from './helpAnswers.js';
import type { Action, Answer, Turn } from './turn.js';

type Data = Readonly<Record<string, unknown>>;

/** The step that the set-up is at. It is a form, so it belongs into the 1:1 chat. */
export function drawStep(view: SetupView, { own }: Turn, typed?: Typed): Answer {
  return { card: setupCard(view, PRIVACY_TEXT_VERSION, own, typed), to: 'personal' };
}

/** Enrich my data: starts the set-up, or resumes it where it was left. */
export async function startSetup(turn: Turn): Promise<Answer> {
  if (mustClaim(turn)) return helpAnswer(turn);
  return drawStep(await turn.services.setup.resume(turn.caller), turn);
}

/** A button of the set-up that needs nothing but the draft. */
export function onStep(verb: string, step: (ref: DraftRef, turn: Turn) => Promise<SetupView>): Action {
  return {
    verb,
    personal: true,
    async answer(data, turn) {
      const parsed = Ref.safeParse(data);
      if (!parsed.success) throw new ServiceError('cardOutdated');
      return orPresentStep(turn, async () => drawStep(await step(draftRef(parsed.data), turn), turn));
    },
  };
}

/** A card of an earlier step becomes the present one. */
export async function orPresentStep(turn: Turn, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (isOutdated(error)) return presentStep(turn);
    throw error;
  }
}

interface FormStep<Input> {
  verb: string;
  input: z.ZodType<Input>;
  /** The step of the view that this form belongs to. */
  step: SetupView['step'];
  run(input: Input, turn: Turn): Promise<Answer>;
  /** Below which input an error stands; undefined: it is no matter of this form. */
  below(error: ServiceError, input: Input): string | undefined;
}

/** A form of the set-up: what cannot be used comes back on it, and a card of an earlier step becomes the present one. */
export function onStepForm<Input extends DraftInput>(form: FormStep<Input>): Action {
  return {
    verb: form.verb,
    personal: true,
    async answer(data, turn) {
      const parsed = form.input.safeParse(data);
      if (!parsed.success) return redraw(form.step, data, problemsOf(parsed.error, turn.locale), turn);
      try {
        return await form.run(parsed.data, turn);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        if (isOutdated(error)) return presentStep(turn);
        const input = form.below(error, parsed.data);
        if (input === undefined) throw error;
        return redraw(form.step, data, { [input]: problemBelow(error, turn.locale) }, turn);
      }
    },
  };
}

/** The form once more with what was typed; where the set-up is elsewhere by now, that step instead. */
export async function redraw(
  step: SetupView['step'],
  data: Data,
  problems: Readonly<Record<string, string>>,
  turn: Turn,
): Promise<Answer> {
  const view = await turn.services.setup.present(turn.caller);
  if (view.step !== step) return drawStep({ ...view, stale: true }, turn);
  return drawStep(view, turn, { values: data, problems });
}

export async function presentStep(turn: Turn): Promise<Answer> {
  const { setup } = turn.services;
  // Without a draft there is nothing present: then the set-up begins anew.
  const view = await setup.present(turn.caller).catch((error: unknown) => {
    if (error instanceof ServiceError && error.code === 'draftGone') return setup.resume(turn.caller);
    throw error;
  });
  return drawStep({ ...view, stale: true }, turn);
}

export const isOutdated = (error: unknown): boolean =>
  error instanceof ServiceError && (error.code === 'cardOutdated' || error.code === 'draftGone');

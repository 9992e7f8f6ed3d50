import { z } from 'zod';
import type { DraftRef } from '../services/drafts.js';
import type { RuleProblem } from '../services/segments/view.js';
import { button } from './buttons.js';
import { type CardElement, card } from './card.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { problemParts, suggestionChoices } from './ruleProblems.js';

/** Longer rules are refused when they are read; the input takes a little more, so that this can be said. */
const MOST = 4_000;

export const RuleInput = DraftInput.extend({
  rule: z.string('required').trim().min(1, 'required').max(MOST, 'tooLong'),
});
export type RuleInput = z.infer<typeof RuleInput>;

/** Use it: the number of the suggestion that was chosen. */
export const SuggestionInput = DraftInput.extend({ use: z.string('required').regex(/^\d\.\d$/, 'unknownChoice') });

export interface RuleView {
  draft: DraftRef;
  text: string;
  /** Of the text, when it could not be read. */
  problems: readonly RuleProblem[];
  /** It could be read if values that no row has were taken as they are: somebody may ask for what is not there yet. */
  canKeep?: boolean;
  /** An option is asked for, and there is no consent data at all. */
  noConsent?: boolean;
}

/** The rule as text: to type it, or to put right what could not be read. Nothing is changed by itself. */
export const ruleForm: Form<RuleView, RuleInput> = {
  verb: 'readRule',
  input: RuleInput,
  draw(view, locale, typed) {
    const words = locale.segments.typed;
    const wrong = view.problems.length > 0;
    const suggestions = suggestionChoices(view.problems, locale);
    return card(locale, {
      fallbackText: wrong ? words.summary(view.problems.length) : words.title,
      body: [
        heading(wrong ? words.problemTitle : words.title),
        ...problemParts(view.text, view.problems, locale),
        view.noConsent ? note('info', locale.segments.form.noConsent) : undefined,
        ...(suggestions.length > 0
          ? [
              choiceInput({
                id: 'use',
                label: words.instead,
                value: suggestions[0]?.value,
                style: 'expanded',
                choices: suggestions,
              }),
              useIt(view, locale),
              text(words.nothingChanged, { subtle: true, small: true }),
            ]
          : []),
        textInput({
          id: 'rule',
          label: words.rule,
          required: locale.inputs.required,
          placeholder: words.hint,
          value: view.text,
          maxLength: MOST,
          multiline: true,
          typed,
        }),
        text(words.how, { subtle: true, small: true }),
      ],
      actions: buttons(view, wrong, locale),
    });
  },
};

/** Beside the choice that it is about, above the text that it leaves alone. */
const useIt = ({ draft }: RuleView, { segments: { typed } }: Locale): CardElement => ({
  type: 'ActionSet',
  actions: [button('useSuggestion', typed.useIt, draftData(draft), { style: 'positive' })],
});

function buttons(view: RuleView, wrong: boolean, locale: Locale): (CardElement | undefined)[] {
  const words = locale.segments.typed;
  const data = draftData(view.draft);
  return [
    button('readRule', wrong ? words.again : words.read, data, wrong ? {} : { style: 'positive' }),
    view.canKeep ? button('keepValues', words.keep, data, { skipInputs: true }) : undefined,
    button('buildSegment', words.form, data, { skipInputs: true }),
    button('cancelSegment', locale.general.cancel, data, { skipInputs: true }),
  ];
}

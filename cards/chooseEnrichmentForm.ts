import { z } from 'zod';
import type { EnrichmentView } from '../services/enrichments.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import { fitting } from './choices.js';
import { choiceInput, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note } from './parts.js';

/** What the chosen enrichment is wanted for. */
export type Purpose = 'run' | 'view' | 'remove';

export const ChosenEnrichment = z.object({ enrichment: z.string().min(1).max(100) });

interface Choosing {
  purpose: Purpose;
  enrichments: readonly EnrichmentView[];
  /** A name was typed that none of them has. */
  unknownName?: boolean;
  /** What to look for among the enriched companies. */
  search?: string;
}

const VERBS = { run: 'planRun', view: 'viewEnriched', remove: 'planRemoval' } as const satisfies Record<
  Purpose,
  string
>;

/** A command that needs one enrichment, where there are several: one choice list, one button. */
export function chooseEnrichmentForm(view: Choosing, locale: Locale): AdaptiveCard {
  const { purpose, enrichments } = view;
  const { choices } = fitting(enrichments.map(({ name, id }) => ({ title: name, value: id })));
  const titles = { run: locale.run.run, view: locale.run.viewEnriched, remove: locale.results.remove };
  return card(locale, {
    fallbackText: locale.run.choose,
    body: [
      heading(locale.run.choose),
      view.unknownName ? note('warning', locale.run.noneCalled) : undefined,
      choiceInput({
        id: 'enrichment',
        label: locale.run.chooseLabel,
        required: locale.inputs.required,
        value: choices[0]?.value,
        choices,
      }),
      purpose === 'view' ? textInput({ id: 'search', label: locale.run.chooseCompany, value: view.search }) : undefined,
    ],
    actions: [
      button(VERBS[purpose], titles[purpose]),
      button('showEnrichments', locale.results.myEnrichments, {}, { skipInputs: true }),
    ],
  });
}

import type { Removable } from '../services/removal.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import { fitting } from './choices.js';
import { choiceInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note } from './parts.js';

interface Choosing {
  removables: readonly Removable[];
  /** A name was typed that none of them has, or several. */
  unknownName: boolean;
}

const CONNECTION = 'connection:';

/** The connection that was chosen; undefined: what was chosen is an enrichment, or the output of one that is gone. */
export const chosenConnection = (chosen: string): string | undefined =>
  chosen.startsWith(CONNECTION) ? chosen.slice(CONNECTION.length) : undefined;

/** What to remove, where there is more than enrichments: one choice list, one button. */
export function chooseRemovalForm({ removables, unknownName }: Choosing, locale: Locale): AdaptiveCard {
  const words = locale.results;
  const { choices } = fitting(
    removables.map(({ kind, id, name }) => ({
      title: words.removable[kind](name),
      value: kind === 'connection' ? CONNECTION + id : id,
    })),
  );
  return card(locale, {
    fallbackText: words.chooseRemoval,
    body: [
      heading(words.chooseRemoval),
      unknownName ? note('warning', words.nothingCalled) : undefined,
      choiceInput({
        id: 'enrichment',
        label: words.whatToRemove,
        required: locale.inputs.required,
        value: choices[0]?.value,
        choices,
      }),
    ],
    actions: [
      button('planRemoval', words.remove),
      button('showEnrichments', words.myEnrichments, {}, { skipInputs: true }),
    ],
  });
}

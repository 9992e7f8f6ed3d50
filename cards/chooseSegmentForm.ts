import type { SegmentView } from '../services/segments.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import { fitting } from './choices.js';
import { choiceInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note } from './parts.js';
import { safeText } from './safeText.js';

interface Choosing {
  segments: readonly Pick<SegmentView, 'id' | 'name' | 'members'>[];
  /** A name was typed that none of them has. */
  unknownName?: boolean;
}

/** Which segment to export, where it was not said: one list, one button. Names and counts only. */
export function chooseSegmentForm({ segments, unknownName }: Choosing, locale: Locale): AdaptiveCard {
  const words = locale.exports;
  const { choices } = fitting(
    segments.map(({ id, name, members }) => ({ title: words.choose.choice(safeText(name, 60), members), value: id })),
  );
  return card(locale, {
    fallbackText: words.choose.title,
    body: [
      heading(words.choose.title),
      unknownName ? note('warning', words.choose.noneCalled) : undefined,
      choiceInput({
        id: 'segment',
        label: locale.segments.one,
        required: locale.inputs.required,
        value: choices[0]?.value,
        choices,
      }),
    ],
    actions: [
      button('planExport', words.exportButton, {}, { style: 'positive' }),
      button('showSegments', locale.segments.title, {}, { skipInputs: true }),
    ],
  });
}

import type { MeasureView } from '../services/measures/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, note, value } from './parts.js';

/** Before a measure goes: what goes with it. */
export function removeMeasureCard({ id, name }: MeasureView, locale: Locale): AdaptiveCard {
  const words = locale.measures.remove;
  return card(locale, {
    fallbackText: `${words.title} ${words.what}`,
    body: [heading(words.title), value(name, { bold: true, most: 80 }), note('warning', words.what)],
    actions: [
      button('removeMeasure', words.confirm, { measure: id }, { style: 'destructive' }),
      button('showMeasure', locale.general.cancel, { measure: id }),
    ],
  });
}

import type { SetupView } from '../services/setup.js';
import { appliedCard } from './appliedCard.js';
import type { AdaptiveCard } from './card.js';
import { connectForm } from './connectForm.js';
import { connectionChoiceForm } from './connectionChoiceForm.js';
import { dataSetForm } from './dataSetForm.js';
import { fieldsForm } from './fieldsForm.js';
import type { Typed } from './inputs.js';
import type { Locale } from './locale.js';
import { prerequisitesCard } from './prerequisitesCard.js';

/** The card of whichever step the set-up is at. `textVersion` is that of the privacy text. */
export function setupCard(view: SetupView, textVersion: string, locale: Locale, typed?: Typed): AdaptiveCard {
  switch (view.step) {
    case 'prerequisites':
      return prerequisitesCard(view, locale);
    case 'chooseConnection':
      return connectionChoiceForm.draw(view, locale, typed);
    case 'connect':
      return connectForm.draw({ ...view, textVersion }, locale, typed);
    case 'dataSet':
      return dataSetForm.draw(view, locale, typed);
    case 'fields':
      return fieldsForm.draw(view, locale, typed);
    case 'applied':
      return appliedCard(view, locale);
  }
}

import type { SetupView } from '../services/setup.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import { dataSetTitle } from './dataSetForm.js';
import type { Locale } from './locale.js';
import { facts, note } from './parts.js';
import { stepHeading } from './setupParts.js';

type View = Extract<SetupView, { step: 'applied' }>;

/** The end of the set-up: what was saved, and Run, once or by itself. */
export function appliedCard(view: View, locale: Locale): AdaptiveCard {
  const { applied: words, fields } = locale.setup;
  const { id, name, connection, dataSet, mapping, requires } = view.enrichment;
  return card(locale, {
    fallbackText: `${words.title}. ${words.saved}`,
    body: [
      ...stepHeading(undefined, words.title, { stale: view.stale, sandbox: connection.sandbox }, locale),
      note('good', words.saved),
      facts([
        [words.name, name],
        [words.connection, connection.name],
        [words.dataSet, dataSetTitle(dataSet, locale)],
        [fields.name, mapping.name],
        mapping.website === undefined ? undefined : [fields.website, mapping.website],
        mapping.location === undefined ? undefined : [fields.location, mapping.location],
        requires && [words.consent, requires.name],
      ]),
    ],
    actions: [
      button('planRun', words.run, { enrichment: id }, { style: 'positive' }),
      button('editSchedule', locale.schedules.schedule, { what: `enrichment:${id}` }),
      button('editEnrichment', locale.general.edit, { enrichment: id }),
      button('showEnrichments', words.enrichments),
    ],
  });
}

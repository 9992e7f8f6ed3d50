import type { DataSourceView } from '../services/dataSources.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, note, text, value } from './parts.js';

/** Before a data source goes: what goes with it, and what stays. */
export function removeSourceCard(source: DataSourceView, locale: Locale): AdaptiveCard {
  const words = locale.data.remove;
  const isConsent = source.kind === 'consent';
  const what = isConsent ? words.whatConsent(source.profiles) : words.what(source.profiles);
  return card(locale, {
    fallbackText: `${words.title}. ${what}`,
    body: [
      heading(words.title),
      value(source.name, { bold: true, most: 80 }),
      note('warning', what),
      text(isConsent ? words.staysConsent : words.stays, { subtle: true }),
    ],
    actions: [
      button('removeSource', words.confirm, { source: source.id }, { style: 'destructive' }),
      button('command', locale.general.cancel, { command: 'data' }),
    ],
  });
}

import type { ConsentFound } from '../services/dataSources.js';
import { type CardElement, present } from './card.js';
import { tally } from './listParts.js';
import type { Locale } from './locale.js';
import { note, subheading, text, value } from './parts.js';
import { safeText } from './safeText.js';

/** Names that are shown; of more of them the number says enough. */
const NAMES = 8;

/** What an import has found of consent, and what of it changes: nothing is dropped without a word. */
export function consentFound(found: ConsentFound, locale: Locale): CardElement[] {
  const words = locale.consentImport.import;
  const { granted, denied, unset } = found;
  const row = (label: string, count: number) => ({ label, value: locale.number(count) });
  const changed = granted + denied + unset > 0;
  return present([
    subheading(words.found),
    tally([
      row(words.options, found.options),
      ...(changed ? [row(words.granted, granted), row(words.denied, denied), row(words.unset, unset)] : []),
    ]),
    changed ? undefined : text(words.nothing),
    ...unconfirmed(found.unconfirmed, locale),
    found.unreadable > 0 ? note('warning', words.unreadable(found.unreadable)) : undefined,
    found.idsTwice > 0 ? note('info', words.idsTwice(found.idsTwice)) : undefined,
    ...cells(found.cells ?? [], locale),
    text(words.next, { subtle: true }),
  ]);
}

/** Options are named: the administrator has to know which ones to look at. */
function unconfirmed(options: readonly string[], locale: Locale): CardElement[] {
  if (options.length === 0) return [];
  const names = options.slice(0, NAMES).map((name) => safeText(name, 40));
  const list = options.length > NAMES ? [...names, '…'] : names;
  return [
    note('warning', locale.consentImport.import.unconfirmed(options.length)),
    value(list.join('  ·  '), { most: 400 }),
  ];
}

function cells(counts: NonNullable<ConsentFound['cells']>, locale: Locale): CardElement[] {
  const words = locale.consentImport.import;
  const found = counts.filter(({ count }) => count > 0);
  if (found.length === 0) return [];
  const { reasons } = locale.data.import;
  return [
    subheading(words.cells),
    tally(found.map(({ reason, count }) => ({ label: reasons[reason], value: locale.number(count) }))),
    text(words.cellsMean, { subtle: true, small: true }),
  ];
}

import type { CardElement } from './card.js';
import { sandboxLine } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';

/** What every step of the set-up begins with: where one is, and whether the card that was pressed was an old one. */
export function stepHeading(
  step: 1 | 2 | 3 | undefined,
  title: string,
  view: { stale?: boolean; sandbox?: boolean },
  locale: Locale,
): (CardElement | undefined)[] {
  return [
    step && text(locale.setup.step(step), { subtle: true, small: true }),
    { ...heading(title), ...(step && { spacing: 'None' }) },
    view.sandbox ? sandboxLine(locale.general.sandbox) : undefined,
    view.stale ? note('info', locale.setup.stale) : undefined,
  ];
}

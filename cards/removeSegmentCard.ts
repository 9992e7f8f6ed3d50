import type { SegmentView } from '../services/segments/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import type { Locale } from './locale.js';
import { heading, note, text, value } from './parts.js';

/** Before a segment goes: what goes with it, or what uses it and has to let go first. */
export function removeSegmentCard(segment: SegmentView, locale: Locale): AdaptiveCard {
  const words = locale.segmentPeople.remove;
  const { enrichments: users } = segment.usedBy;
  const used = users.length > 0;
  return card(locale, {
    fallbackText: `${words.title}. ${used ? words.inUse : words.what(segment.members)}`,
    body: [
      heading(words.title),
      value(segment.name, { bold: true, most: 80 }),
      note('warning', used ? words.inUse : words.what(segment.members)),
      ...users.slice(0, 10).map(({ name }) => value(`• ${name}`, { most: 80 })),
      used ? text(words.how, { subtle: true }) : undefined,
    ],
    actions: [
      used
        ? button('command', locale.general.open.enrichments, { command: 'enrichments' })
        : button('removeSegment', words.confirm, { segment: segment.id }, { style: 'destructive' }),
      button('showSegment', locale.general.cancel, { segment: segment.id }),
    ],
  });
}

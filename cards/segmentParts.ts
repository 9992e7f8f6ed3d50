import type { SegmentView } from '../services/segments/view.js';
import type { CardElement } from './card.js';
import type { Locale } from './locale.js';
import { value } from './parts.js';

/** A rule is data: it is shown as it is, in a frame of its own. */
export const ruleBox = (words: string): CardElement => ({
  type: 'Container',
  style: 'emphasis',
  items: [value(words, { most: 900 })],
});

export const SIGNS = {
  'Not started': '⏸️',
  Refreshing: '🔄',
  Successful: '✅',
  Failed: '⛔',
  Skipped: '⏭️',
} as const satisfies Record<SegmentView['state'], string>;

export const stateWords = ({ state }: Pick<SegmentView, 'state'>, locale: Locale): string =>
  `${SIGNS[state]} ${locale.segments.states[state]}`;

import { visible } from '../cards/safeText.js';

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A value of somebody's data for display, cleaned as on cards; with `most`, cut by what a reader sees as one character: a page has room for many bytes. */
export function safeText(value: string, most?: number): string {
  // Cutting the input first keeps a 10,000-character name cheap.
  const cleaned = visible(most === undefined ? value : value.slice(0, most * 16));
  if (most === undefined || (cleaned.length <= most && value.length <= most * 16)) return cleaned;
  const graphemes = [...GRAPHEMES.segment(cleaned)];
  if (graphemes.length <= most && value.length <= most * 16) return cleaned;
  return `${graphemes
    .slice(0, most - 1)
    .map(({ segment }) => segment)
    .join('')}…`;
}

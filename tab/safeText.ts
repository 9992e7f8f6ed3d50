// Control characters, zero-width marks and bidi overrides: invisible, or able to turn the text around them.
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
// Joins emoji families and is needed by several scripts.
const JOINERS = new Set(['\u200d', '\u200c']);
// A heap of combining marks covers the lines around it. No script needs more than three.
const HEAP = /(\p{M}{3})\p{M}+/gu;
const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A value of somebody's data for display: what is invisible is taken out; with `most`, cut by what a reader sees as one character. */
export function safeText(value: string, most?: number): string {
  // Cutting the input first keeps a 10,000-character name cheap.
  const cleaned = (most === undefined ? value : value.slice(0, most * 16))
    .replace(/[\t\r\n]+/g, ' ')
    .replace(UNSAFE, (character) => (JOINERS.has(character) ? character : ''))
    .replace(HEAP, '$1')
    .trim();
  if (most === undefined || (cleaned.length <= most && value.length <= most * 16)) return cleaned;
  const graphemes = [...GRAPHEMES.segment(cleaned)];
  if (graphemes.length <= most && value.length <= most * 16) return cleaned;
  return `${graphemes
    .slice(0, most - 1)
    .map(({ segment }) => segment)
    .join('')}…`;
}

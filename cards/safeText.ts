// Control characters, zero-width marks and bidi overrides: invisible, or able to turn the text around them.
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
// Joins emoji families and is needed by several scripts: kept between visible characters.
const JOINERS = new Set(['\u200d', '\u200c']);

// A heap of combining marks is one grapheme, many bytes, and covers the lines around it. No script needs more than three.
const HEAP = /(\p{M}{3})\p{M}+/gu;
// Emoji families are few graphemes and many bytes: a card has room for 28 KB only.
const UNITS_EACH = 4;
const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A value of somebody's data for display: what is invisible is taken out and the rest cut by grapheme. Storage keeps the
 * original byte for byte. Put the result into a TextRun, a choice title or an input value: never into markdown.
 */
export function safeText(value: string, most = 120): string {
  // Cutting the input first keeps a 10,000-character name cheap; a grapheme is rarely more than a dozen units.
  const cleaned = visible(value.slice(0, most * 16));
  const graphemes = [...GRAPHEMES.segment(cleaned)];
  const fits = graphemes.length <= most && cleaned.length <= most * UNITS_EACH && value.length <= most * 16;
  if (fits) return cleaned;
  const kept = graphemes.slice(0, most - 1).filter(({ index, segment }) => index + segment.length <= most * UNITS_EACH);
  return `${kept.map(({ segment }) => segment).join('')}…`;
}

/** The same text without what cannot be seen or stands over its neighbours; line breaks are spaces. */
export const visible = (value: string): string =>
  value
    .replace(/[\t\r\n]+/g, ' ')
    .replace(UNSAFE, (character) => (JOINERS.has(character) ? character : ''))
    .replace(HEAP, '$1')
    .trim();

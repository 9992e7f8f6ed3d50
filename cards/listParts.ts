import { type CardElement, present } from './card.js';
import { text } from './parts.js';
import { safeText } from './safeText.js';

/** Our own words, or somebody's data: a line may hold both, because a TextRun reads no markdown in either. */
export type Piece = string | { data: string; bold?: boolean; most?: number };

/** One line out of several pieces. */
export function line(
  pieces: readonly (Piece | undefined)[],
  look: { subtle?: boolean; small?: boolean } = {},
): CardElement {
  const common = { ...(look.subtle && { isSubtle: true }), ...(look.small && { size: 'Small' }) };
  return {
    type: 'RichTextBlock',
    inlines: present(pieces).map((piece) => ({ type: 'TextRun', ...common, ...textOf(piece) })),
  };
}

function textOf(piece: Piece) {
  if (typeof piece === 'string') return { text: piece };
  // Isolated, so that a right-to-left name does not turn the numbers beside it around.
  const shown = `\u2068${safeText(piece.data, piece.most) || '–'}\u2069`;
  return { text: shown, ...(piece.bold && { weight: 'Bolder' }) };
}

/** An entry of a list: what it is called, one line about it, and a word at the end of its row. */
export function listRow(row: { title: string; details: readonly Piece[]; aside: Piece }): CardElement {
  const details = row.details.flatMap((piece, index) => (index === 0 ? [piece] : [' · ', piece]));
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [
          line([{ data: row.title, bold: true, most: 80 }]),
          ...(details.length > 0 ? [{ ...line(details, { subtle: true, small: true }), spacing: 'None' }] : []),
        ],
      },
      {
        type: 'Column',
        width: 'auto',
        items: [{ ...line([row.aside], { small: true }), horizontalAlignment: 'Right' }],
      },
    ],
  };
}

export interface Figure {
  value: string;
  label: string;
}

/** The few numbers that matter most, large and beside each other. */
export function figures(items: readonly Figure[]): CardElement {
  return {
    type: 'ColumnSet',
    columns: items.map(({ value, label }) => ({
      type: 'Column',
      width: 'stretch',
      items: [
        { ...text(value, { bold: true }), size: 'ExtraLarge' },
        { ...text(label, { subtle: true, small: true }), spacing: 'None' },
      ],
    })),
  };
}

export interface TallyRow {
  label: string;
  value: string;
  /** A line between this row and those above, as over the sum of a bill. */
  sum?: boolean;
}

/** Numbers below each other, as on a bill. */
export function tally(rows: readonly (TallyRow | undefined)[]): CardElement {
  return {
    type: 'Container',
    items: present(rows).map(({ label, value, sum }) => ({
      type: 'ColumnSet',
      spacing: 'Small',
      ...(sum && { separator: true }),
      columns: [
        { type: 'Column', width: 'stretch', items: [text(label, { bold: sum })] },
        { type: 'Column', width: 'auto', items: [{ ...text(value, { bold: sum }), horizontalAlignment: 'Right' }] },
      ],
    })),
  };
}

/** Stands on every card of a run or a result while the provider is the local stand-in. */
export const sandboxLine = (words: string): CardElement => ({
  ...text(`🧪 ${words}`, { subtle: true, small: true }),
  spacing: 'Small',
});

import type { OriginView } from '../services/results/originsView.js';
import type { ProfileView } from '../services/results.js';
import type { CardElement } from './card.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { note, subheading, text } from './parts.js';

/** The page has them all: a card of 28 KB has not. */
const MOST_ROWS = 5;
/** Of all rows together. */
const MOST_VALUES = 8;
const MOST_IDS = 10;
/** Characters of what is somebody's data. */
const MOST = 40;

type Origins = NonNullable<ProfileView['origins']>;

/** That somebody asked for a CustomerId of before. */
export const askedNote = ({ asked }: ProfileView, locale: Locale): CardElement | undefined =>
  asked && note('info', locale.origins.partSince(asked.customerId, locale.dateTime(asked.since)));

/** CustomerIds: where a profile is made of one row that was always itself, there is nothing to tell apart. */
export function idFacts({ customerId, origins, previous, asked }: ProfileView, { origins: words }: Locale) {
  if (!origins && !previous && !asked) return [];
  return [
    [words.customerId, String(customerId)] as const,
    previous && ([words.previous, shownIds(previous, words)] as const),
  ];
}

function shownIds({ ids, more }: NonNullable<ProfileView['previous']>, words: Locale['origins']): string {
  const shown = ids.slice(0, MOST_IDS);
  const others = ids.length - shown.length + more;
  return others > 0 ? words.andMore(shown.join(', '), others) : shown.join(', ');
}

/** The rows that a profile is made of, and where they say something else than it does. */
export function originRows(origins: Origins, locale: Locale): CardElement {
  const words = locale.origins;
  const shown = origins.rows.slice(0, MOST_ROWS);
  const more = origins.rows.length - shown.length + origins.more;
  const most = Math.max(1, Math.floor(MOST_VALUES / shown.length));
  return {
    type: 'Container',
    separator: true,
    items: [
      subheading(words.title),
      ...shown.flatMap((origin) => [head(origin, locale), ...said(origin, most, locale)]),
      ...(more > 0 ? [text(words.moreRows(more), { subtle: true, small: true })] : []),
    ],
  };
}

export const rowCount = ({ rows, more }: Origins): number => rows.length + more;

function head({ source, key, role, keys }: OriginView, { origins: words }: Locale): CardElement {
  const part = keys ? words.byRule(keys.map((agreed) => words.keys[agreed]).join(' + ')) : words.roles[role];
  return line([{ data: source.name, bold: true, most: MOST }, ` · ${part} · ${words.key} `, { data: key, most: MOST }]);
}

function said({ values, absent }: OriginView, most: number, { origins: words }: Locale): CardElement[] {
  if (absent) return [below(text(words.absent, { subtle: true, small: true }))];
  const others = values.filter(({ profile }) => profile !== undefined);
  if (others.length === 0) return [below(text(words.agrees, { subtle: true, small: true }))];
  const hidden = others.length - most;
  return [
    ...others
      .slice(0, most)
      .map(({ field, value }) =>
        below(line([{ data: field, most: MOST }, ': ', { data: value, most: MOST }], { subtle: true, small: true })),
      ),
    ...(hidden > 0 ? [below(text(words.moreValues(hidden), { subtle: true, small: true }))] : []),
  ];
}

const below = (element: CardElement): CardElement => ({ ...element, spacing: 'None' });

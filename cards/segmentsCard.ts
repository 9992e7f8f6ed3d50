import { z } from 'zod';
import type { SegmentView } from '../services/segments/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { choiceInput } from './inputs.js';
import { line, listRow, type Piece } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { safeText } from './safeText.js';
import { stateWords } from './segmentParts.js';

export interface SegmentsView {
  segments: readonly SegmentView[];
  /** From 0. */
  page: number;
  /** Contributors make and refresh segments, viewers look at them. */
  mayChange: boolean;
  /** Administrators guard all of them by consent. */
  mayGuard: boolean;
  /** The option of the guard for all segments. */
  guard?: string;
  /** What has just happened, or why it could not. */
  notice?: { kind: 'good' | 'info'; words: string };
}

/** Which segment a button is about: that of the card, or the chosen one of the list. */
export const SegmentInput = z.object({ segment: z.string('required').min(1, 'required').max(100, 'unknownChoice') });

export const SegmentsInput = z.object({ page: z.coerce.number().int().min(0).catch(0) });

const PAGE = 5;

/** Segments: five rows a page, one choice list and one set of buttons. Counts only, so it may stand in a channel. */
export function segmentsCard(view: SegmentsView, locale: Locale): AdaptiveCard {
  const words = locale.segments;
  const { segments, notice, guard } = view;
  const pages = Math.max(1, Math.ceil(segments.length / PAGE));
  const page = Math.min(view.page, pages - 1);
  const rows = segments.slice(page * PAGE, page * PAGE + PAGE);
  return card(locale, {
    fallbackText: words.summary(segments.length),
    body: [
      heading(words.title),
      notice && note(notice.kind, notice.words),
      ...(rows.length > 0 ? [] : nothing(view, locale)),
      guard === undefined
        ? undefined
        : line([`🛡️ ${words.guardIs(safeText(guard, 60))}`], { subtle: true, small: true }),
      ...rows.map((segment) => segmentRow(segment, locale)),
      pages > 1 ? text(words.page(page + 1, pages), { subtle: true, small: true }) : undefined,
      rows.length > 0 ? choose(rows, locale) : undefined,
    ],
    actions: buttons(view, rows.length, page, pages, locale),
  });
}

const nothing = ({ mayChange }: SegmentsView, { segments: words }: Locale): CardElement[] => [
  text(mayChange ? words.none : `${words.none} ${words.askContributor}`),
];

function segmentRow(segment: SegmentView, locale: Locale): CardElement {
  const words = locale.segments;
  const details: (Piece | undefined)[] = [
    words.kinds[segment.kind],
    segment.active ? undefined : words.inactive,
    segment.refreshedAt === undefined ? words.never : words.refreshed(locale.dateTime(segment.refreshedAt)),
    segment.outdated ? words.outdated : undefined,
    segment.state === 'Successful' ? undefined : stateWords(segment, locale),
  ];
  return listRow({ title: segment.name, details: present(details), aside: words.members(segment.members) });
}

const choose = (rows: readonly SegmentView[], locale: Locale): CardElement =>
  choiceInput({
    id: 'segment',
    label: locale.segments.one,
    required: locale.inputs.required,
    value: rows[0]?.id,
    choices: rows.map(({ id, name }) => ({ title: name, value: id })),
  });

/** At most six: View and Refresh are about the chosen segment, the others skip the list. */
function buttons(view: SegmentsView, shown: number, page: number, pages: number, locale: Locale) {
  const words = locale.segments;
  const { mayChange, mayGuard } = view;
  const to = (title: string, target: number) => button('showSegments', title, { page: target }, { skipInputs: true });
  return [
    shown > 0 ? button('showSegment', words.view) : undefined,
    mayChange ? button('newSegment', words.create, {}, { style: 'positive', skipInputs: true }) : undefined,
    mayChange && shown > 0 ? button('refreshSegment', words.refresh) : undefined,
    mayGuard ? button('showGuard', words.guardButton, {}, { skipInputs: true }) : undefined,
    page > 0 ? to(locale.general.previousPage, page - 1) : undefined,
    page < pages - 1 ? to(locale.general.nextPage, page + 1) : undefined,
    shown === 0 && !mayChange ? button('command', locale.general.open.help, { command: 'help' }) : undefined,
  ];
}

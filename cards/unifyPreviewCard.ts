import { z } from 'zod';
import type { UnifyExample, UnifyFigures, UnifyPreviewList, UnifyPreviewView } from '../services/unifications.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { draftData } from './draft.js';
import { choiceInput } from './inputs.js';
import { figures, line, listRow, type Piece, tally } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, subheading, text } from './parts.js';
import { safeText } from './safeText.js';
import { atDepth, differenceWords, keyWords } from './unifyParts.js';

const LISTS = [
  'duplicates',
  'matched',
  'ambiguous',
  'unmatched',
  'leftOut',
] as const satisfies readonly UnifyPreviewList[];

export const PreviewInput = z.object({ preview: z.string().min(1).max(100) });
export const PreviewListInput = PreviewInput.extend({ list: z.enum(LISTS, 'unknownChoice') });

/** Sources and rules that a card has room for. */
const MOST = 6;

/** What a definition would give: the last look before it holds. Names of companies are on it: 1:1 chat only. */
export function unifyPreviewCard(view: UnifyPreviewView, locale: Locale): AdaptiveCard {
  const words = locale.unification.review;
  const { kind, said } = outcome(view, locale);
  const found = view.over ? undefined : view.figures;
  return card(locale, {
    fallbackText: found ? words.summary(found.profiles) : said,
    body: [
      heading(view.over ? words.title : `${words.title} · ${words.states[view.state]}`),
      note(kind, said),
      ...(found ? findings(found, view.examples ?? [], locale) : []),
    ],
    actions: buttons(view, locale),
  });
}

function outcome(view: UnifyPreviewView, { unification: { review: words } }: Locale) {
  if (view.over) return { kind: 'warning' as const, said: words.over };
  if (view.state === 'Queued') return { kind: 'info' as const, said: words.waiting };
  if (view.state === 'Refreshing') return { kind: 'info' as const, said: words.working };
  if (view.state === 'Failed')
    return { kind: 'problem' as const, said: words.failed(view.failure?.reference ?? view.id) };
  return { kind: 'info' as const, said: words.ready };
}

function findings(found: UnifyFigures, examples: readonly UnifyExample[], locale: Locale): CardElement[] {
  const words = locale.unification.review;
  const rows = found.sources.reduce((sum, source) => sum + source.rows, 0);
  const changes = differenceWords(found.difference, locale);
  return present([
    figures([
      { value: locale.number(rows), label: words.inRows },
      { value: locale.number(found.profiles), label: words.profiles },
      { value: locale.number(found.joined), label: words.joined },
    ]),
    subheading(words.difference),
    text(changes.length > 0 ? `${changes.join(', ')}.` : words.same),
    subheading(words.sources),
    ...found.sources.slice(0, MOST).map((source, index) => sourceRow(source, index, locale)),
    found.rules.length > 0 ? subheading(words.rules) : undefined,
    found.rules.length > 0
      ? tally(
          found.rules.slice(0, MOST).map(({ keys, matched }, index) => ({
            label: `${locale.unification.rules.rule(index + 1)}: ${keyWords(keys, locale)}`,
            value: words.ruleRows(matched),
          })),
        )
      : undefined,
    subheading(words.examples),
    examples.length === 0 ? text(words.noExamples, { subtle: true }) : undefined,
    ...examplesBlock(examples, locale),
    ...listChoice(found, locale),
  ]);
}

function sourceRow(source: UnifyFigures['sources'][number], index: number, locale: Locale): CardElement {
  const words = locale.unification.review;
  const details = present([
    index === 0 ? words.primary : undefined,
    words.duplicates(source.duplicates),
    ...(index === 0
      ? []
      : [
          words.matched(source.matched),
          words.unmatched(source.unmatched),
          words.ambiguous(source.ambiguous),
          source.leftOut > 0 ? words.leftOut(source.leftOut) : undefined,
        ]),
  ]);
  return listRow({ title: safeText(source.name, 40), details, aside: words.rowsOf(source.rows) });
}

/** By kind, in their order; a line each. */
function examplesBlock(examples: readonly UnifyExample[], locale: Locale): CardElement[] {
  const words = locale.unification.review;
  return LISTS.flatMap((list) => {
    const ofKind = examples.filter((example) => example.list === list);
    if (ofKind.length === 0) return [];
    return [
      text(words.ofLists[list], { bold: true, small: true }),
      ...ofKind.map((example) => exampleLine(example, locale)),
    ];
  });
}

function exampleLine({ list, keys, rows }: UnifyExample, locale: Locale): CardElement {
  const words = locale.unification.review;
  const row = ({ source, row: no, name }: UnifyExample['rows'][number]): Piece[] => [
    name === undefined ? words.nameless : { data: name, bold: true, most: 36 },
    ' (',
    { data: source, most: 20 },
    `, ${words.row(no)})`,
  ];
  // A match is told from the row that was matched, a duplicate from the row that is kept.
  const [first, ...others] = list === 'matched' ? [...rows].reverse() : rows;
  const rest = others.slice(0, 2).flatMap((each, index): Piece[] => [index === 0 ? ' ' : ', ', ...row(each)]);
  return {
    ...line([
      ...(first ? row(first) : []),
      ` · ${words.explained[list]}`,
      ...rest,
      ...(keys ? [' ', { data: words.by(keyWords(keys, locale)), most: 60 }] : []),
    ]),
    spacing: 'Small',
  };
}

const countOf = (list: UnifyPreviewList, { sources }: UnifyFigures): number => {
  const counted = list === 'unmatched' ? sources.slice(1) : sources;
  return counted.reduce((sum, source) => sum + source[list], 0);
};

/** Only lists that have rows. */
function listChoice(found: UnifyFigures, locale: Locale): CardElement[] {
  const words = locale.unification.review;
  const lists = LISTS.filter((list) => countOf(list, found) > 0);
  if (lists.length === 0) return [];
  return atDepth('preview', [
    choiceInput({
      ...{ id: 'list', label: words.list, value: lists[0] },
      choices: lists.map((list) => ({
        title: `${words.ofLists[list]}: ${locale.number(countOf(list, found))}`,
        value: list,
      })),
    }),
  ]);
}

function buttons(view: UnifyPreviewView, locale: Locale): (CardElement | undefined)[] {
  const { unification: words, general } = locale;
  const start = button('command', words.open, { command: 'unification' }, { style: 'positive', skipInputs: true });
  if (view.over) return [start];
  const data = draftData(view.draft);
  const ready = view.state === 'Successful';
  const hasLists = ready && view.figures && LISTS.some((list) => countOf(list, view.figures!) > 0);
  return [
    ready
      ? button('applyUnification', words.review.apply, { preview: view.id }, { style: 'positive', skipInputs: true })
      : undefined,
    hasLists ? button('downloadPreviewList', words.review.download, { preview: view.id }) : undefined,
    view.state === 'Failed'
      ? button('showUnifyStep', words.review.again, { ...data, go: 'preview' }, { style: 'positive' })
      : undefined,
    button('showUnifyStep', general.back, { ...data, go: 'columns' }, { skipInputs: true }),
    button('cancelUnification', general.cancel, data, { skipInputs: true }),
  ];
}

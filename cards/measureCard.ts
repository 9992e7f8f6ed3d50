import type { MeasurePoint, MeasureView } from '../services/measures/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { figures, line } from './listParts.js';
import type { Locale } from './locale.js';
import { dataSetName, difference, figure, plotted } from './measureParts.js';
import { facts, heading, note, subheading, text, value } from './parts.js';
import { messageOf } from './problemCard.js';
import { safeText } from './safeText.js';
import { stateWords } from './segmentParts.js';

/**
 * One measure: its figure, what it is of, how it went over time. Figures by group are values of profiles and stand on a card of
 * their own, so that this one may stand in a channel.
 */
export function measureCard(
  view: MeasureView,
  locale: Locale,
  { readOnly = false, saved = false }: { readOnly?: boolean; saved?: boolean } = {},
): AdaptiveCard {
  const words = locale.measures.card;
  return card(locale, {
    fallbackText: words.summary(figure(view.latest?.value, view.unit, locale)),
    body: [
      heading(locale.measures.one),
      { ...value(view.name, { bold: true, most: 80 }), spacing: 'None' },
      { ...value(view.words[locale.language], { subtle: true, most: 300 }), spacing: 'None' },
      { ...text(stateWords(view, locale)), spacing: 'Small' },
      saved ? note('good', words.saved) : undefined,
      stateNote(view, locale),
      numbers(view, locale),
      view.latest && view.latest.value === undefined ? text(words.nothing, { subtle: true, small: true }) : undefined,
      about(view, locale),
      ...trendParts(view, locale),
    ],
    actions: buttons(view, readOnly, locale),
  });
}

function stateNote(view: MeasureView, locale: Locale): CardElement | undefined {
  const words = locale.measures.card;
  if (view.state === 'Refreshing') return text(words.refreshing, { subtle: true, small: true });
  if (view.state === 'Failed') return note('problem', failed(view.failure, locale));
  return view.outdated ? note('warning', words.isOutdated) : undefined;
}

/** What an administrator can put right is said; of the rest, the number to ask about. */
function failed(failure: MeasureView['failure'], locale: Locale): string {
  const words = locale.measures.card;
  if (failure && 'code' in failure) return words.stopped(messageOf(failure, locale));
  return words.failed(failure?.reference ?? '–');
}

function numbers(view: MeasureView, locale: Locale): CardElement {
  const { calculations, card: words } = locale.measures;
  const change = difference(view, locale);
  return figures([
    { value: figure(view.latest?.value, view.unit, locale), label: calculations[view.calculates] },
    ...(change === undefined ? [] : [{ value: change, label: words.difference }]),
  ]);
}

function about(view: MeasureView, locale: Locale): CardElement {
  const { card: words, never } = locale.measures;
  const { latest, by } = view;
  return facts([
    [words.dataSet, safeText(dataSetName(view, locale), 80)],
    latest && [words.restsOn, words.of(locale.number(latest.counted), locale.number(latest.profiles))],
    by && [words.by, safeText(by.words[locale.language], 120)],
    [words.counted, latest ? locale.dateTime(latest.at) : never],
  ]);
}

/** Oldest first. Two refreshes within a minute have one label: the newest is shown. */
function trendParts({ trend, unit, calculates }: MeasureView, locale: Locale): CardElement[] {
  const { card: words, calculations } = locale.measures;
  const byLabel = new Map(trend.toReversed().map((point) => [locale.dateTime(point.at), point]));
  const points = [...byLabel].filter((each): each is [string, Valued] => each[1].value !== undefined);
  if (points.length < 2) return [];
  const listed = points.toReversed().map(([at, point]) => ({
    ...line([`${at} · `, figure(point.value, unit, locale)], { small: true }),
    spacing: 'None',
  }));
  const inWords: CardElement[] = [subheading(words.trend), ...listed];
  // Days are no heights.
  if (unit === 'date') return inWords;
  const values = points.map(([x, point]) => ({ x, y: plotted(point.value, unit) }));
  const data = [{ legend: calculations[calculates], values }];
  return [{ type: 'Chart.Line', title: words.trend, data, fallback: { type: 'Container', items: inWords } }];
}

type Valued = MeasurePoint & { value: number };

function buttons(view: MeasureView, readOnly: boolean, locale: Locale): (CardElement | undefined)[] {
  const words = locale.measures.card;
  const measure = { measure: view.id };
  const urgent = view.outdated ? ({ style: 'positive' } as const) : {};
  const mayRefresh = !readOnly && view.state !== 'Refreshing';
  return [
    mayRefresh ? button('refreshMeasure', locale.measures.refresh, measure, urgent) : undefined,
    view.by ? button('showMeasureGroups', words.groupsButton, measure) : undefined,
    readOnly ? undefined : button('editMeasure', words.edit, measure),
    readOnly ? undefined : button('confirmRemoveMeasure', words.remove, measure),
    button('showMeasures', locale.measures.title),
  ];
}

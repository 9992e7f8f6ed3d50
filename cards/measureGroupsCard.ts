import type { MeasureGroup, MeasureGroups, MeasureView } from '../services/measures/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { line, listRow, type Piece } from './listParts.js';
import type { Locale } from './locale.js';
import { dataSetName, drawn, figure, plotted } from './measureParts.js';
import { chart, heading, note, text, value } from './parts.js';
import { bar } from './runParts.js';
import { safeText } from './safeText.js';

/** Absent `at`: not counted yet. */
export type GroupsView = Pick<MeasureGroups, 'groups'> & { measure: MeasureView; at?: number };

/** A measure by group. The groups are values of profiles, so it stands in the 1:1 chat only. */
export function measureGroupsCard({ measure, at, groups }: GroupsView, locale: Locale): AdaptiveCard {
  const { groups: words, card: cardWords, asOf } = locale.measures;
  const { language } = locale;
  const by = measure.by && `${cardWords.by}: ${safeText(measure.by.words[language], 120)}`;
  const about = present([dataSetName(measure, locale), at === undefined ? undefined : asOf(locale.dateTime(at))]);
  return card(locale, {
    fallbackText: words.summary(groups.length),
    body: [
      heading(words.title),
      { ...value(measure.name, { bold: true, most: 80 }), spacing: 'None' },
      { ...value(measure.words[language], { subtle: true, most: 200 }), spacing: 'None' },
      by === undefined ? undefined : { ...value(by, { subtle: true, most: 200 }), spacing: 'None' },
      { ...value(about.join(' · '), { subtle: true, small: true }), spacing: 'None' },
      measure.outdated ? note('warning', cardWords.isOutdated) : undefined,
      at === undefined ? text(words.notYet) : undefined,
      groupChart(measure, groups, locale),
      ...groups.map((group) => groupRow(measure, group, locale)),
      groups.some(({ of }) => of === 'others') ? text(words.largest, { subtle: true, small: true }) : undefined,
    ],
    actions: [
      button('showMeasure', words.back, { measure: measure.id }),
      button('showMeasures', locale.measures.title),
    ],
  });
}

type Charted = MeasureGroup & { figure: number };

/** Where there are no charts, bars of characters; the figures stand below it everywhere. */
function groupChart(
  { unit, calculates }: MeasureView,
  groups: MeasureGroup[],
  locale: Locale,
): CardElement | undefined {
  const shown = groups.filter((group): group is Charted => group.figure !== undefined);
  // Days are no lengths.
  if (unit === 'date' || shown.length === 0) return undefined;
  const { groups: words, calculations } = locale.measures;
  const points = shown.map((group) => ({ label: title(group, locale), count: plotted(group.figure, unit) }));
  const most = Math.max(...points.map(({ count }) => count));
  const bars = points.map(({ label, count }) => {
    const part = most > 0 ? Math.max(0, count / most) : 0;
    return { ...line([`${bar(part)} `, { data: label, most: 30 }, ` ${drawn(count, unit, locale)}`], { small: true }) };
  });
  const titles = { title: calculations[calculates], label: words.group, count: calculations[calculates] };
  return {
    ...chart('Chart.HorizontalBar', titles, points, locale.number),
    fallback: { type: 'Container', items: bars.map((item) => ({ ...item, spacing: 'None' })) },
  };
}

function groupRow({ unit, calculates }: MeasureView, group: MeasureGroup, locale: Locale): CardElement {
  const { of } = locale.measures.card;
  const restsOn: Piece = of(locale.number(group.counted), locale.number(group.profiles));
  return listRow({
    title: safeText(title(group, locale), 50),
    // A count of profiles says so itself.
    details: calculates === 'count' && group.figure === group.profiles ? [] : [restsOn],
    aside: { data: figure(group.figure, unit, locale), bold: true },
  });
}

/** Values are data; ours stand in brackets. */
function title({ of, value: data = '', status, values = 0 }: MeasureGroup, { measures }: Locale): string {
  const words = measures.groups;
  if (of === 'none') return words.none;
  if (of === 'others') return words.others(values);
  return of === 'status' ? words.statuses[status ?? 'notSet'] : data;
}

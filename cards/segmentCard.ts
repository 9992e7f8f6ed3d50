import type { SegmentView } from '../services/segments/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { figures } from './listParts.js';
import type { Locale } from './locale.js';
import { chart, facts, heading, note, subheading, text, value } from './parts.js';
import { safeText } from './safeText.js';
import { ruleBox, stateWords } from './segmentParts.js';

type Done = 'saved' | 'renamed' | 'activated' | 'deactivated' | 'overrideSet' | 'overrideEnded';

/**
 * One segment: its members as a number, its rule, what it is used for. It may stand in a channel, where everybody sees the same
 * buttons: what somebody may not do is refused when it is pressed.
 */
export function segmentCard(
  view: SegmentView,
  locale: Locale,
  { readOnly = false, done }: { readOnly?: boolean; done?: Done } = {},
): AdaptiveCard {
  const words = locale.segments.card;
  return card(locale, {
    fallbackText: words.summary(view.members),
    body: [
      heading(locale.segments.one),
      { ...value(view.name, { bold: true, most: 80 }), spacing: 'None' },
      { ...text(stateWords(view, locale)), spacing: 'Small' },
      done && note('good', words[done]),
      stateNote(view, locale),
      numbers(view, locale),
      subheading(words.rule),
      ruleBox(view.words[locale.language]),
      about(view, locale),
      trendChart(view, locale),
    ],
    actions: buttons(view, readOnly, locale),
  });
}

function stateNote(view: SegmentView, { segments: { card: words } }: Locale): CardElement | undefined {
  if (view.state === 'Refreshing') return text(words.refreshing, { subtle: true, small: true });
  if (view.state === 'Failed') return note('problem', words.failed(view.failure?.reference ?? '–'));
  if (view.state === 'Skipped') return note('warning', words.skipped);
  return view.outdated ? note('warning', words.isOutdated) : undefined;
}

function numbers(view: SegmentView, locale: Locale): CardElement {
  const words = locale.segments.card;
  const [newest, before] = view.trend;
  return figures([
    { value: locale.number(view.members), label: words.membersLabel },
    ...(newest && before
      ? [{ value: `+${locale.number(newest.added)} / −${locale.number(newest.gone)}`, label: words.change }]
      : []),
  ]);
}

function about(view: SegmentView, locale: Locale): CardElement {
  const words = locale.segments.card;
  const users = view.usedBy.enrichments.map(({ name }) => safeText(name, 60));
  return facts([
    [words.kind, words.kindTexts[view.kind]],
    view.active ? undefined : [words.active, words.inactiveText],
    [words.lastRefreshed, view.refreshedAt === undefined ? words.never : locale.dateTime(view.refreshedAt)],
    view.guard && [words.guard, guardWords(view.guard, locale)],
    [words.usedBy, users.join(', ') || words.notUsed],
  ]);
}

function guardWords({ option, override }: NonNullable<SegmentView['guard']>, locale: Locale): string {
  const words = locale.segments.card;
  if (!override) return words.guarded(safeText(option, 60));
  return words.overridden(safeText(override.reason, 200), safeText(override.by, 60), locale.dateTime(override.at));
}

/** Two refreshes within a minute have one label: the newest is shown. */
function trendChart({ trend }: SegmentView, locale: Locale): CardElement | undefined {
  const words = locale.segments.card;
  const byLabel = new Map(
    trend.toReversed().map(({ at, members }) => [locale.dateTime(at), { label: locale.dateTime(at), count: members }]),
  );
  const anybody = [...byLabel.values()].some(({ count }) => count > 0);
  if (byLabel.size < 2 || !anybody) return undefined;
  const titles = { title: words.trend, label: words.when, count: words.membersLabel };
  return chart('Chart.VerticalBar', titles, [...byLabel.values()], locale.number);
}

function buttons(view: SegmentView, readOnly: boolean, locale: Locale): (CardElement | undefined)[] {
  const words = locale.segments.card;
  const segment = { segment: view.id };
  const urgent = view.outdated ? ({ style: 'positive' } as const) : {};
  return [
    view.active && view.state !== 'Refreshing' && !readOnly
      ? button('refreshSegment', locale.segments.refresh, segment, urgent)
      : undefined,
    button('showMembers', words.membersButton, segment),
    button('askWhy', words.why, segment),
    readOnly ? undefined : button('planExport', words.export, segment),
    readOnly ? undefined : button('editSegment', words.edit, segment),
    button('showSegments', locale.segments.title),
  ];
}

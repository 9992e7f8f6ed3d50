import type { ConsentOverview, ConsentSourceAge, OptionFigures } from '../services/consent.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { personLookup } from './consentLookup.js';
import type { Typed } from './inputs.js';
import { line, listRow } from './listParts.js';
import type { Locale } from './locale.js';
import { chart, heading, note, subheading, text } from './parts.js';
import { bar } from './runParts.js';

export interface ConsentOverviewView {
  overview: ConsentOverview;
  /** Contributors import and unify, viewers look at it. */
  mayChange: boolean;
}

const MOST_OPTIONS = 10;
const MOST_SOURCES = 5;
const NOBODY = '▱'.repeat(12);

/** Who agreed to what, in counts: may stand in a channel. One person's consent is answered in the 1:1 chat. */
export function consentOverviewCard(view: ConsentOverviewView, locale: Locale, typed?: Typed): AdaptiveCard {
  const words = locale.consent;
  const { overview, mayChange } = view;
  const isEmpty = overview.sources.length === 0 && overview.options.length === 0 && !overview.counting;
  return card(locale, {
    fallbackText: words.summary(overview.options.length, overview.profiles),
    body: [
      heading(words.title),
      ...(overview.asOf === undefined ? [] : dateLines(overview, overview.asOf, locale)),
      ...(isEmpty ? [text(mayChange ? words.none : `${words.none} ${words.askContributor}`)] : []),
      ...(overview.asOf === undefined ? notes(view, locale) : []),
      ...figures(overview, locale),
      ...(overview.asOf === undefined ? sources(overview.sources, locale) : []),
      ...(isEmpty ? [] : personLookup({}, locale, typed)),
    ],
    actions: buttons(view, isEmpty, locale),
  });
}

/** Of a date: what it means, and why there may be nothing to see. */
function dateLines(overview: ConsentOverview, asOf: number, locale: Locale): CardElement[] {
  const words = locale.consent;
  const { firstReadAt, counting, failed } = overview;
  const isBefore = firstReadAt !== undefined && asOf < firstReadAt;
  return present([
    text(words.asOf(locale.dateTime(asOf)), { subtle: true }),
    isBefore ? note('info', words.nothingYet(locale.dateTime(firstReadAt))) : undefined,
    counting ? note('info', `⏳ ${words.counting}`) : undefined,
    failed ? note('problem', words.notCounted) : undefined,
  ]);
}

/** What to look at before the figures are relied upon. */
function notes({ overview, mayChange }: ConsentOverviewView, locale: Locale): CardElement[] {
  const words = locale.consent;
  const { unification, outdated, sources: all, expiring, waiting } = overview;
  const isGoing = unification?.state === 'Queued' || unification?.state === 'Refreshing';
  const stale = all.filter((source) => source.stale).length;
  return present([
    isGoing ? note('info', words.unifying) : undefined,
    outdated && !isGoing ? note('warning', behind(unification !== undefined, mayChange, locale)) : undefined,
    stale > 0 ? note('warning', words.stale(stale)) : undefined,
    expiring > 0 ? note('warning', words.expiring(expiring)) : undefined,
    waiting > 0 ? note('info', words.waiting(waiting)) : undefined,
  ]);
}

function behind(wasUnified: boolean, mayChange: boolean, { consent: words }: Locale): string {
  const [what, how] = wasUnified ? [words.outdated, words.outdatedHow] : [words.neverUnified, words.neverUnifiedHow];
  return mayChange ? `${what} ${how}` : what;
}

function figures(overview: ConsentOverview, locale: Locale): CardElement[] {
  const words = locale.consent;
  const shown = overview.options.slice(0, MOST_OPTIONS);
  // Before the first unification nothing is known of profiles: zeros would say that nobody agreed.
  const isKnown = overview.asOf !== undefined || overview.unification?.endedAt !== undefined;
  if (shown.length === 0 || !isKnown) return [];
  const left = overview.options.length - shown.length;
  return present([
    overview.asOf === undefined ? text(words.over(overview.profiles, lastUnified(overview, locale))) : undefined,
    ...shown.map((option) => optionRow(option, overview.profiles, locale)),
    left > 0 ? text(words.moreOptions(left), { subtle: true, small: true }) : undefined,
    // An axis without any length shows numbers that nobody can read.
    shown.some(({ granted }) => granted > 0) ? grantedChart(shown, overview.profiles, locale) : undefined,
  ]);
}

const lastUnified = ({ unification }: ConsentOverview, locale: Locale): string | undefined =>
  unification?.endedAt === undefined ? undefined : locale.dateTime(unification.endedAt);

function optionRow({ option, granted, denied, notSet }: OptionFigures, profiles: number, locale: Locale): CardElement {
  const words = locale.consent;
  const { number, percent } = locale;
  return listRow({
    title: option.name,
    details: [words.split(number(granted), number(denied), number(notSet))],
    aside: profiles > 0 ? words.grantedOf(percent(granted / profiles)) : '',
  });
}

/** The rows above say the same and more: a client without charts shows bars. */
function grantedChart(shown: readonly OptionFigures[], profiles: number, locale: Locale): CardElement {
  const { chart: words } = locale.consent;
  const points = shown.map(({ option, granted }) => ({ label: option.name, count: granted }));
  const drawn = chart(
    'Chart.HorizontalBar',
    { title: words.title, label: words.option, count: words.count },
    points,
    locale.number,
  );
  const bars = points.map(({ label, count }) => ({
    ...line([`${count === 0 ? NOBODY : bar(count / profiles)} ${locale.number(count)} `, { data: label, most: 40 }], {
      small: true,
    }),
    spacing: 'None',
  }));
  return {
    ...drawn,
    fallback: { type: 'Container', items: [text(words.title, { bold: true, small: true }), ...bars] },
  };
}

function sources(all: readonly ConsentSourceAge[], locale: Locale): CardElement[] {
  const words = locale.consent;
  if (all.length === 0) return [];
  const left = all.length - MOST_SOURCES;
  return present([
    subheading(words.sources),
    ...all.slice(0, MOST_SOURCES).map((source) => sourceRow(source, locale)),
    left > 0 ? line([words.moreSources(left)], { subtle: true, small: true }) : undefined,
  ]);
}

const sourceRow = ({ name, rows, readAt, stale }: ConsentSourceAge, locale: Locale): CardElement =>
  listRow({
    title: name,
    details: present([locale.consent.read(locale.dateTime(readAt)), stale ? locale.consent.isStale : undefined]),
    aside: locale.consent.sourceRows(rows),
  });

/** At most six; Show stands beside its inputs. */
function buttons({ overview, mayChange }: ConsentOverviewView, isEmpty: boolean, locale: Locale) {
  const words = locale.consent;
  const skip = { skipInputs: true };
  const isPast = overview.asOf !== undefined;
  const unify = button('unify', words.unify, {}, { ...skip, ...(overview.outdated && { style: 'positive' }) });
  return [
    mayChange && !isEmpty && !isPast ? unify : undefined,
    overview.unification && !isPast ? button('showUnification', words.lastUnification, {}, skip) : undefined,
    mayChange && !isPast ? button('chooseFile', words.importData, {}, skip) : undefined,
    isPast ? button('command', words.overview, { command: 'consent' }, skip) : undefined,
    isEmpty ? undefined : button('command', words.segments, { command: 'segments' }, skip),
  ];
}

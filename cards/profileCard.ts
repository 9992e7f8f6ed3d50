import type { ProfileView } from '../services/results.js';
import { button, type OnPage, openPage } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { line, sandboxLine } from './listParts.js';
import type { Locale } from './locale.js';
import { askedNote, idFacts, originRows, rowCount } from './originParts.js';
import { facts, heading, subheading, text, value } from './parts.js';
import { fieldName, levelName } from './runParts.js';

/** A table of 200 columns cannot be read in a chat; the CSV has them all. */
const MOST_VALUES = 20;
/** Where its sources need room too. */
const MOST_BESIDE_ROWS = 10;

/** One profile: what the source says beside what Leadspace says. */
export function profileCard(view: ProfileView, locale: Locale, { pageUrl }: OnPage = {}): AdaptiveCard {
  const words = locale.results;
  return card(locale, {
    fallbackText: words.profileSummary,
    body: [
      // The name is data: it is no heading, because a heading reads markdown.
      heading(words.profile),
      { ...value(view.name, { bold: true, most: 120 }), spacing: 'None' },
      view.enrichment.sandbox ? sandboxLine(locale.general.sandbox) : undefined,
      askedNote(view, locale),
      about(view, locale),
      sideBySide(source(view, locale), leadspace(view, locale)),
      view.origins && originRows(view.origins, locale),
      text(words.untouched, { subtle: true, small: true }),
    ],
    actions: [
      button('viewEnriched', locale.general.back, { enrichment: view.enrichment.id }, { style: 'positive' }),
      button('showEnrichments', words.myEnrichments),
      openPage(pageUrl, locale),
    ],
  });
}

function about(view: ProfileView, locale: Locale): CardElement {
  const words = locale.results;
  const reason = view.reason === undefined ? '' : ` (${words.reasons[view.reason] ?? view.reason})`;
  return facts([
    [words.outcome, `${locale.run.buckets[view.bucket]}${reason}`],
    view.confidence === undefined ? undefined : [words.match, levelName(view.confidence, locale)],
    view.answeredAt === undefined ? undefined : [words.answered, locale.dateTime(view.answeredAt)],
    // The beginning of an id is enough to find it in the audit log, and can be read out.
    view.runId === undefined ? undefined : [words.byRun, view.runId.slice(0, 8)],
    [words.sent, sent(view, locale)],
    ...idFacts(view, locale),
  ]);
}

function sent({ sent: record }: ProfileView, locale: Locale): string {
  if (!record) return locale.results.notSent;
  return [record.name, record.website, record.location].filter(Boolean).join(' · ');
}

const sideBySide = (left: CardElement[], right: CardElement[]): CardElement => ({
  type: 'ColumnSet',
  separator: true,
  columns: [
    { type: 'Column', width: 'stretch', items: left },
    { type: 'Column', width: 'stretch', separator: true, items: right },
  ],
});

function source(view: ProfileView, locale: Locale): CardElement[] {
  const words = locale.results;
  const filled = view.values.filter(({ value: given }) => given.trim() !== '');
  const most = view.origins ? MOST_BESIDE_ROWS : MOST_VALUES;
  const hidden = filled.length - most;
  const from = view.origins ? locale.origins.rowsOf(rowCount(view.origins)) : words.sourceOf(view.source.file);
  return [
    subheading(words.source),
    line([{ data: from, most: 60 }], { subtle: true, small: true }),
    ...filled.slice(0, most).flatMap(({ field, value: given }) => pair(field, given)),
    ...(filled.length === 0 ? [text(words.noSource, { subtle: true })] : []),
    ...(hidden > 0 ? [text(words.moreValues(hidden), { subtle: true, small: true })] : []),
  ];
}

function leadspace(view: ProfileView, locale: Locale): CardElement[] {
  const words = locale.results;
  return [
    subheading(words.leadspace),
    line([{ data: view.enrichment.name, most: 60 }], { subtle: true, small: true }),
    ...view.enriched.flatMap(({ field, value: given }) =>
      pair(fieldName(field, locale), typeof given === 'number' ? locale.number(given) : given),
    ),
    ...(view.enriched.length === 0 ? [text(words.noValues, { subtle: true })] : []),
  ];
}

/** Label above value: two columns of these can be read on a phone, a table of four cannot. */
const pair = (label: string, given: string): CardElement[] => [
  { ...line([{ data: label, most: 40 }], { subtle: true, small: true }), spacing: 'Small' },
  { ...value(given, { most: 120 }), spacing: 'None' },
];

import type { EnrichmentView } from '../services/enrichments.js';
import type { RunView } from '../services/runs/view.js';
import { button, type OnPage, openPage } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import { dataSetName } from './enrichmentsForm.js';
import { figures, sandboxLine } from './listParts.js';
import type { Locale } from './locale.js';
import { facts, heading, text, value } from './parts.js';
import {
  bucketTally,
  changeLine,
  confidenceLine,
  coverageChart,
  coverageParagraph,
  profilesIn,
  signed,
} from './runParts.js';

/** One enrichment: its state, and what its newest run has found. Counts only. `readOnly` as in the list. */
export function enrichmentCard(
  view: EnrichmentView,
  lastRun: RunView | undefined,
  locale: Locale,
  { readOnly = false, pageUrl }: { readOnly?: boolean } & OnPage = {},
): AdaptiveCard {
  const words = locale.results;
  const ended = lastRun?.endedAt === undefined ? undefined : lastRun;
  return card(locale, {
    fallbackText: words.overviewSummary(locale.run.states[view.status], locale.number(view.enriched)),
    body: [
      heading(words.choose),
      { ...value(view.name, { bold: true, most: 80 }), spacing: 'None' },
      view.connection.sandbox ? sandboxLine(locale.general.sandbox) : undefined,
      view.updatedAt === undefined ? text(words.neverRun) : numbers(view, locale),
      about(view, locale),
      ...(ended && profilesIn(ended.buckets) > 0 ? [bucketTally(ended.buckets, locale)] : []),
      ended && confidenceLine(ended, locale),
      ended && changeLine(ended, locale),
      ...(ended ? coverageParagraph(ended, locale) : []),
      ended && coverageChart(ended, locale),
    ],
    actions: buttons(view, lastRun, { readOnly, pageUrl }, locale),
  });
}

const numbers = (view: EnrichmentView, locale: Locale) =>
  figures([
    { value: locale.number(view.enriched), label: locale.run.enrichedProfiles },
    ...(view.matchRate === undefined ? [] : [{ value: locale.percent(view.matchRate), label: locale.run.matchRate }]),
    ...(view.change === undefined ? [] : [{ value: signed(view.change, locale), label: locale.run.change }]),
  ]);

function about(view: EnrichmentView, locale: Locale) {
  const words = locale.results;
  const { name, website, location } = view.mapping;
  return facts([
    [words.status, locale.run.states[view.status]],
    view.active ? undefined : [words.active, words.noKeepsData],
    [words.lastUpdated, view.updatedAt === undefined ? words.never : locale.dateTime(view.updatedAt)],
    [words.dataSet, `${dataSetName(view.dataSet, locale)} (${locale.number(view.dataSet.size)})`],
    view.requires && [locale.setup.applied.consent, view.requires.name],
    [words.connection, view.connection.name],
    [words.mapping, [name, website, location].filter((field) => field !== undefined).join(', ')],
  ]);
}

function buttons(
  view: EnrichmentView,
  lastRun: RunView | undefined,
  { readOnly, pageUrl }: { readOnly: boolean } & OnPage,
  locale: Locale,
) {
  const id = { enrichment: view.id };
  const mayRun = view.active && !readOnly;
  // One more than there is room for: the list has Remove too.
  const full = mayRun && view.enriched > 0 && lastRun !== undefined;
  return [
    view.enriched > 0 ? button('viewEnriched', locale.run.viewEnriched, id, { style: 'positive' }) : undefined,
    mayRun ? button('planRun', locale.results.run, id) : undefined,
    mayRun ? button('editSchedule', locale.schedules.schedule, { what: `enrichment:${view.id}` }) : undefined,
    // This card says the same of it.
    lastRun && !(full && pageUrl) ? button('showRun', locale.results.lastRun, { run: lastRun.id }) : undefined,
    readOnly ? undefined : button('editEnrichment', locale.results.edit, id),
    readOnly || full ? undefined : button('planRemoval', locale.results.remove, id, { style: 'destructive' }),
    button('showEnrichments', locale.results.myEnrichments),
    view.updatedAt === undefined ? undefined : openPage(pageUrl, locale),
  ];
}

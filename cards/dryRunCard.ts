import type { RunPlan, RunView } from '../services/runs/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { figures, line, type TallyRow, tally } from './listParts.js';
import type { Locale } from './locale.js';
import { note, text } from './parts.js';
import { runHeading } from './runParts.js';
import { safeText } from './safeText.js';

/** Who would be sent and who not, and why: before anything leaves. */
export function dryRunCard(view: RunView, locale: Locale): AdaptiveCard {
  const words = locale.run;
  const title = { changed: words.dryRun, all: words.dryRunAll, unknown: words.dryRunUnknown }[view.mode];
  return card(locale, {
    fallbackText: view.counting ? words.counting : words.dryRunSummary(view.plan.willSend),
    body: [
      ...runHeading(view, locale, title),
      view.recounted ? note('warning', words.recounted) : undefined,
      ...(view.counting ? [text(`⏳ ${words.counting}`)] : counted(view, locale)),
    ],
    actions: view.counting ? [cancel(view, locale)] : buttons(view, locale),
  });
}

function counted(view: RunView, locale: Locale): (CardElement | undefined)[] {
  const { plan } = view;
  const words = locale.run;
  return [
    plan.willSend > 0
      ? figures([
          { value: locale.number(plan.willSend), label: words.willSend },
          { value: locale.number(plan.requests), label: words.requestsLabel(plan.requests) },
          { value: locale.duration(plan.estimatedMs), label: words.estimated },
        ])
      : undefined,
    planTally(plan, locale),
    plan.willSend === 0 ? note('good', words.nothingToSend) : text(words.cost(plan.willSend)),
    view.mode === 'unknown' ? note('warning', words.mayPayTwice) : undefined,
    plan.oddNames > 0 ? note('warning', words.oddNames(plan.oddNames)) : undefined,
    plan.gate?.option && line([words.asksFor, { data: plan.gate.option.name, most: 80 }]),
    plan.willSend > 0 ? line([words.leaves, { data: columns(plan, locale), most: 400 }]) : undefined,
    text(`${words.nothingLeft}${view.validUntil ? ` ${words.validUntil(locale.time(view.validUntil))}` : ''}`, {
      subtle: true,
      small: true,
    }),
  ];
}

/** The parts add up to the data set; what is empty is left out. */
function planTally(plan: RunPlan, locale: Locale): CardElement {
  const words = locale.run;
  const row = (label: string, count: number): TallyRow | undefined =>
    count > 0 ? { label, value: locale.number(count) } : undefined;
  return tally([
    { label: words.willSend, value: locale.number(plan.willSend) },
    row(words.duplicates, plan.duplicates),
    row(words.kept, plan.kept),
    ...plan.withheld.map(({ reason, count }) => row(words.withheld[reason], count)),
    ...plan.skipped.map(({ reason, count }) => row(words.skipped[reason], count)),
    row(words.unknownBefore, plan.unknown),
    { label: words.inDataSet, value: locale.number(plan.profiles), sum: true },
  ]);
}

function columns(plan: RunPlan, locale: Locale): string {
  const shown = plan.columns.slice(0, 6).map((column) => safeText(column, 60));
  const more = plan.columns.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? locale.run.more(more) : ''}`;
}

function buttons(view: RunView, locale: Locale): (CardElement | undefined)[] {
  const again = view.mode === 'changed' && view.plan.kept > 0;
  return [
    button('confirmRun', locale.run.run, { run: view.id }, { style: 'positive' }),
    again ? button('planRun', locale.run.runAllAgain, { enrichment: view.enrichment.id, mode: 'all' }) : undefined,
    cancel(view, locale),
  ];
}

const cancel = (view: RunView, locale: Locale) => button('cancelRun', locale.run.cancelRun, { run: view.id });

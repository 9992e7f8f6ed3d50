import type { RunState, RunView } from '../services/runs/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { figures, line } from './listParts.js';
import type { Locale } from './locale.js';
import { note, progress, text } from './parts.js';
import {
  bucketChart,
  bucketTally,
  changeLine,
  confidenceLine,
  coverageParagraph,
  profilesIn,
  runHeading,
  signed,
} from './runParts.js';

const SIGNS = {
  'Not started': '⏸️',
  Planned: '📋',
  Queued: '🕓',
  Refreshing: '🔄',
  Successful: '✅',
  Failed: '⛔',
  Canceled: '🚫',
} as const satisfies Record<RunState, string>;

/**
 * One card for the whole run: its progress while it goes on, in the end its result. Counts only, so it may stand in a channel.
 * `asking`: results of unknown outcomes have just been asked for.
 */
export function runCard(view: RunView, locale: Locale, { asking = false } = {}): AdaptiveCard {
  const ended = view.state === 'Successful' || view.state === 'Failed' || view.state === 'Canceled';
  const neverStarted = ended && view.startedAt === undefined;
  return card(locale, {
    fallbackText: ended && !neverStarted ? endSummary(view, locale) : summary(view, locale),
    body: [
      ...runHeading(view, locale, locale.run.title),
      text(stateWords(view, locale), { bold: true }),
      asking && view.unsettled > 0 ? note('info', locale.run.asking) : undefined,
      ...(neverStarted ? [planEnd(view, locale)] : [started(view, locale), ...facts(view, locale, ended)]),
    ],
    actions: neverStarted ? [again(view, locale)] : ended ? endButtons(view, locale) : goingButtons(view, locale),
  });
}

function stateWords({ state, hold }: RunView, locale: Locale): string {
  const words = `${SIGNS[state]} ${locale.run.states[state]}`;
  return hold ? `${words} · ${locale.run.onHold(locale.dateTime(hold.since))}` : words;
}

const facts = (view: RunView, locale: Locale, ended: boolean) => (ended ? result(view, locale) : going(view, locale));

function started(view: RunView, locale: Locale): CardElement {
  const took = view.startedAt !== undefined && view.endedAt !== undefined ? view.endedAt - view.startedAt : undefined;
  return line(
    [
      locale.run.by(locale.dateTime(view.startedAt ?? view.requestedAt)),
      { data: view.requestedBy, most: 60 },
      took === undefined ? undefined : ` · ${locale.run.took(locale.duration(took))}`,
    ],
    { subtle: true, small: true },
  );
}

function going(view: RunView, locale: Locale): (CardElement | undefined)[] {
  const { done, plan, hold } = view;
  const words = locale.run;
  const counts = [
    words.submitted(view.submitted),
    view.rate === undefined || hold ? undefined : words.rate(locale.number(Math.round(view.rate * 10) / 10)),
    view.leftMs === undefined || hold ? undefined : words.left(locale.duration(view.leftMs)),
  ].filter((part) => part !== undefined);
  return [
    view.state === 'Queued' ? text(words.queued) : undefined,
    progress(
      plan.willSend === 0 ? 1 : done / plan.willSend,
      words.answered(locale.number(done), locale.number(plan.willSend)),
    ),
    line([counts.join(' · ')], { subtle: true, small: true }),
    hold && holdNote(hold, locale),
    withheldNote(view, locale),
    view.cancelRequested ? note('info', words.canceling) : text(words.goesOn, { subtle: true, small: true }),
  ];
}

/** Whom the dry run has not counted as withheld yet. */
function withheldNote({ plan, buckets }: RunView, locale: Locale): CardElement | undefined {
  const since = buckets.withheld - plan.withheld.reduce((sum, { count }) => sum + count, 0);
  return since > 0 ? note('info', locale.run.withheldSince(since)) : undefined;
}

function holdNote(hold: NonNullable<RunView['hold']>, locale: Locale): CardElement {
  const until = hold.until === undefined ? undefined : locale.time(hold.until);
  return note(needsSomebody(hold) ? 'problem' : 'warning', locale.run.holds[hold.code](until));
}

const needsSomebody = (hold: RunView['hold']): boolean =>
  hold?.code === 'tokenRefused' || hold?.code === 'creditsOrProgram';

function goingButtons(view: RunView, locale: Locale): (CardElement | undefined)[] {
  const run = { run: view.id };
  return [
    view.hold?.code === 'tokenRefused'
      ? button('replaceRunToken', locale.run.replaceToken, run, { style: 'positive' })
      : undefined,
    needsSomebody(view.hold) ? button('resumeRun', locale.run.resume, run) : undefined,
    view.cancelRequested ? undefined : button('cancelRun', locale.run.cancelRun, run),
  ];
}

function result(view: RunView, locale: Locale): (CardElement | undefined)[] {
  return [
    view.failure ? failureNote(view.failure, locale) : undefined,
    figures([
      { value: locale.number(view.buckets.enriched), label: locale.run.enrichedProfiles },
      ...(view.matchRate === undefined ? [] : [{ value: locale.percent(view.matchRate), label: locale.run.matchRate }]),
      ...(view.previous
        ? [{ value: signed(view.buckets.enriched - view.previous.buckets.enriched, locale), label: locale.run.change }]
        : []),
    ]),
    bucketTally(view.buckets, locale),
    bucketChart(view.buckets, locale),
    withheldNote(view, locale),
    view.unsettled > 0 ? note('warning', unknownWords(view, locale)) : undefined,
    confidenceLine(view, locale),
    changeLine(view, locale),
    ...coverageParagraph(view, locale),
  ];
}

/** What is unknown, and the ways to settle it. */
export function unknownWords(view: RunView, locale: Locale): string {
  const { unknownNote, askable, notAskable } = locale.run;
  return `${unknownNote(view.unsettled)} ${view.askable > 0 ? askable(view.askable) : notAskable}`;
}

/** A dry run that did not become a run. */
function planEnd({ failure }: RunView, locale: Locale): CardElement {
  if (!failure) return text(locale.run.planCanceled);
  const { message, next } = locale.errors[failure.code];
  return note('problem', `${message(failure.params)} ${next}`);
}

function failureNote({ code, params }: NonNullable<RunView['failure']>, locale: Locale): CardElement {
  const { message, next } = locale.errors[code];
  return note('problem', `${locale.run.failed} ${message(params)} ${next}`);
}

function endButtons(view: RunView, locale: Locale): (CardElement | undefined)[] {
  const enrichment = { enrichment: view.enrichment.id };
  return [
    view.buckets.enriched > 0
      ? button('viewEnriched', locale.run.viewEnriched, enrichment, { style: 'positive' })
      : undefined,
    view.unsettled > 0 ? button('showUnknown', locale.run.settle, { run: view.id }) : undefined,
    again(view, locale),
    button('showEnrichments', locale.results.myEnrichments),
  ];
}

/** Begins with a dry run, as every run does. */
const again = (view: RunView, locale: Locale) => button('planRun', locale.run.run, { enrichment: view.enrichment.id });

const endSummary = (view: RunView, locale: Locale): string =>
  locale.run.endSummary(
    locale.run.states[view.state],
    locale.number(view.buckets.enriched),
    locale.number(profilesIn(view.buckets)),
  );

const summary = (view: RunView, locale: Locale): string =>
  locale.run.summary(locale.run.states[view.state], locale.number(view.done), locale.number(view.plan.willSend));

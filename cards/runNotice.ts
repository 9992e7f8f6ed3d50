import type { RunView } from '../services/runs/view.js';
import { button } from './buttons.js';
import type { AdaptiveCard, CardElement } from './card.js';
import { withoutMarkdown } from './inputs.js';
import { figures, line, sandboxLine } from './listParts.js';
import type { Locale } from './locale.js';
import {
  byLine,
  type NoticeContents,
  type NoticeOf,
  nameLine,
  noticeCard,
  plainName,
  summaryOf,
} from './noticeParts.js';
import { note } from './parts.js';
import { messageOf } from './problemCard.js';
import { unknownWords } from './runCard.js';
import { bucketTally, profilesIn } from './runParts.js';

/** A run has ended, or waits for somebody. Counts only, so it may stand in a channel. */
export function runNotice(notice: NoticeOf<'run'>, view: RunView, locale: Locale): AdaptiveCard {
  const words = locale.notifications.notices.run;
  const title = view.state === 'Canceled' ? words.canceled : words[notice.outcome];
  return noticeCard(notice, locale, {
    title,
    summary: summaryOf(notice, [
      `${title} (${plainName(view.enrichment.name)}):`,
      withoutMarkdown(resultWords(view, locale)),
    ]),
    result: resultWords(view, locale),
    about: [
      nameLine(view.enrichment.name),
      { ...line([{ data: locale.run.via(view.connection.name) }], { subtle: true, small: true }), spacing: 'None' },
      view.connection.sandbox ? sandboxLine(locale.general.sandbox) : undefined,
    ],
    body: numbers(view, locale),
    by: startedLine(view, locale),
    ...nextStep(view, locale),
    buttons: buttons(view, locale),
  });
}

/** On hold it says itself what to do. */
function resultWords(view: RunView, locale: Locale): string {
  const { hold, failure, buckets } = view;
  const words = locale.notifications.notices.run;
  if (hold) return locale.run.holds[hold.code](hold.until === undefined ? undefined : locale.time(hold.until));
  if (failure) return messageOf(failure, locale);
  return words.result(locale.number(buckets.enriched), locale.number(profilesIn(buckets)));
}

function numbers(view: RunView, locale: Locale): (CardElement | undefined)[] {
  const { buckets, matchRate } = view;
  if (view.hold || profilesIn(buckets) === 0) return [];
  return [
    figures([
      { value: locale.number(buckets.enriched), label: locale.run.enrichedProfiles },
      ...(matchRate === undefined ? [] : [{ value: locale.percent(matchRate), label: locale.run.matchRate }]),
    ]),
    bucketTally(buckets, locale),
    view.unsettled > 0 ? note('warning', unknownWords(view, locale)) : undefined,
  ];
}

function startedLine({ requestedBy, startedAt, requestedAt, endedAt }: RunView, locale: Locale): CardElement {
  const words = locale.notifications.notices;
  const took =
    startedAt === undefined || endedAt === undefined ? '' : ` · ${words.took(locale.duration(endedAt - startedAt))}`;
  return byLine(words.byPerson(locale.dateTime(startedAt ?? requestedAt)), requestedBy, took);
}

function nextStep(view: RunView, locale: Locale): Pick<NoticeContents, 'next' | 'done'> {
  const { hold, failure, state, buckets, unsettled } = view;
  const words = locale.notifications.notices;
  if (hold) return {};
  if (failure) return { next: locale.errors[failure.code].next };
  if (unsettled > 0) return { next: words.run.nextUnknown };
  if (state === 'Canceled') return { next: words.run.nextCanceled };
  return buckets.enriched > 0 ? { next: words.run.nextGood } : { done: words.nothingToDo };
}

/** At most four: two more are about the notice itself. */
function buttons({ id, enrichment, hold, buckets, unsettled }: RunView, locale: Locale) {
  const run = { run: id };
  const first = { style: 'positive' } as const;
  const waits = hold?.code === 'tokenRefused' || hold?.code === 'creditsOrProgram';
  return [
    hold?.code === 'tokenRefused' ? button('replaceRunToken', locale.run.replaceToken, run, first) : undefined,
    waits ? button('resumeRun', locale.run.resume, run) : undefined,
    !hold && unsettled > 0 ? button('showUnknown', locale.run.settle, run, first) : undefined,
    !hold && buckets.enriched > 0
      ? button('viewEnriched', locale.run.viewEnriched, { enrichment: enrichment.id }, unsettled > 0 ? {} : first)
      : undefined,
    button('showRun', locale.notifications.notices.show, run),
  ];
}

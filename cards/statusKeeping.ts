import type { SubscriptionView } from '../services/notifications.js';
import type { ScheduleView } from '../services/schedules.js';
import type { KeepingView } from '../services/status.js';
import type { Locale } from './locale.js';
import { safeText } from './safeText.js';
import { isOn, scheduledName, slotWords, whenWords } from './scheduleParts.js';
import { type StatusLine, some } from './statusLine.js';
import { healthOf, muteWords, placeName } from './subscriptionParts.js';

/** How current everything is, what runs by itself, and who is told. */
export function keepingLines(view: KeepingView, locale: Locale): StatusLine[] {
  return [
    ...consentLines(view, locale),
    ...segmentLines(view, locale),
    refreshLine(view, locale),
    ...scheduleLines(view, locale),
    ...outboxLines(view, locale),
    ...subscriptionLines(view, locale),
  ];
}

function consentLines({ consent }: KeepingView, { admin, dateTime }: Locale): StatusLine[] {
  if (!consent) return [];
  const { consent: label, consentRead, consentOld, consentOldNext, consentNewer, consentNewerNext } = admin.status;
  const words = consentRead(dateTime(consent.readAt));
  const old = firstNames(consent.stale, admin.status.more);
  if (old !== '') return [{ sign: '⚠️', label, words: `${words} ${consentOld(old)}`, next: consentOldNext }];
  // Not wrong: whatever needs the newer data unifies by itself.
  if (consent.outdated) return [{ sign: '⚪', label, words: `${words} ${consentNewer}`, next: consentNewerNext }];
  return [{ sign: '✅', label, words }];
}

const NAMED = 3;

function firstNames(names: readonly string[], more: (n: number) => string): string {
  const first = names.slice(0, NAMED).map((name) => safeText(name, 40));
  return [...first, ...(names.length > NAMED ? [more(names.length - NAMED)] : [])].join(', ');
}

function segmentLines({ segments }: KeepingView, { admin }: Locale): StatusLine[] {
  const { segments: label, segmentsCurrent, segmentsOutdated, segmentsNext: next } = admin.status;
  const { count, outdated } = segments;
  if (count === 0) return [];
  return outdated > 0
    ? [{ sign: '⚠️', label, words: segmentsOutdated(outdated, count), next }]
    : [{ sign: '✅', label, words: segmentsCurrent(count) }];
}

function refreshLine({ refresh }: KeepingView, { admin, run, refresh: texts, dateTime }: Locale): StatusLine {
  const { refresh: label, noRefresh, noRefreshNext, refreshIs, refreshFailed, refreshNext, more } = admin.status;
  if (!refresh) return { sign: '⚪', label, words: noRefresh, next: noRefreshNext };
  const words = refreshIs(
    run.states[refresh.state],
    refresh.endedAt === undefined ? undefined : dateTime(refresh.endedAt),
  );
  if (refresh.state !== 'Failed') return { sign: refresh.state === 'Canceled' ? '⚪' : '✅', label, words };
  const failed = refresh.failed.map(({ name }) => name || texts.unify);
  return { sign: '⚠️', label, words: `${words} · ${refreshFailed(firstNames(failed, more))}`, next: refreshNext };
}

function scheduleLines({ schedules }: KeepingView, locale: Locale): StatusLine[] {
  const { schedule: label, noSchedule, noScheduleNext } = locale.admin.status;
  const on = schedules.filter(isOn);
  if (on.length === 0) return [{ sign: '⚪', label, words: noSchedule, next: noScheduleNext }];
  return some(on, (schedule) => scheduleLine(schedule, locale), locale);
}

function scheduleLine(schedule: ScheduleView, locale: Locale): StatusLine {
  const { when, next, never } = schedule;
  const label = locale.admin.status.schedule;
  const [first] = next;
  const soon =
    first === undefined || when.kind !== 'times'
      ? ''
      : ` · ${locale.schedules.next(slotWords(first, when, locale))} (${safeText(when.timeZone, 40)})`;
  const words = `${scheduledName(schedule, locale)} · ${whenWords(when, locale)}${soon}`;
  return never ? { sign: '⚠️', label, words, next: locale.schedules.never[never] } : { sign: '✅', label, words };
}

function outboxLines({ outbox, subscriptions }: KeepingView, { admin }: Locale): StatusLine[] {
  const { outbox: label, outboxEmpty, outboxWaits, outboxNext: next } = admin.status;
  if (outbox > 0) return [{ sign: '⚪', label, words: outboxWaits(outbox), next }];
  return subscriptions.length > 0 ? [{ sign: '✅', label, words: outboxEmpty }] : [];
}

function subscriptionLines({ subscriptions }: KeepingView, locale: Locale): StatusLine[] {
  const { told: label, notTold, notToldNext } = locale.admin.status;
  if (subscriptions.length === 0) return [{ sign: '⚪', label, words: notTold, next: notToldNext }];
  return some(subscriptions, (subscription) => subscriptionLine(subscription, locale), locale);
}

function subscriptionLine(subscription: SubscriptionView, locale: Locale): StatusLine {
  const { told: label, lastDelivery, neverDelivered } = locale.admin.status;
  const { delivery, mute } = subscription;
  const { sign, state, why } = healthOf(delivery, locale);
  const last = delivery.lastAt === undefined ? neverDelivered : lastDelivery(locale.dateTime(delivery.lastAt));
  const quiet = mute ? ` · ${locale.notifications.list.muted(muteWords(mute, locale))}` : '';
  const words = `${safeText(placeName(subscription, locale), 40)} · ${last} · ${state}${quiet}`;
  // What waits is nothing wrong, and nothing that has arrived.
  return { sign: sign === '🕓' ? '⚪' : sign, label, words, ...(why !== '' && { next: why }) };
}

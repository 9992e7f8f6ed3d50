import type { RefreshNode, RefreshView } from '../services/refresh.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, present } from './card.js';
import { withoutMarkdown } from './inputs.js';
import { line } from './listParts.js';
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
import { subheading, text } from './parts.js';
import { messageOf, type Problem } from './problemCard.js';
import { safeText } from './safeText.js';

/** So many of each: the rest is a number, and **Show** has all. */
const MOST_FAILED = 4;
const MOST_CHANGED = 5;

type Failed = RefreshNode & { failure: Problem };

/** A refresh has ended. Names and counts only, so it may stand in a channel. */
export function refreshNotice(notice: NoticeOf<'refresh'>, view: RefreshView, locale: Locale): AdaptiveCard {
  const words = locale.notifications.notices.refresh;
  const failed = view.nodes.filter((node): node is Failed => node.failure !== undefined && node.state === 'Failed');
  const title = view.state === 'Canceled' ? words.canceled : words[notice.outcome];
  const about = { refresh: view.id };
  const mayRetry = view.state === 'Failed' && view.retriedBy === undefined;
  return noticeCard(notice, locale, {
    title,
    summary: summaryOf(notice, [`${title}${ofOne(view, locale)}:`, ...toast(view, failed, locale)]),
    result: resultWords(view, failed, locale),
    about: [nameLine(targetName(view, locale))],
    body: [
      ...failed.slice(0, MOST_FAILED).flatMap((node) => failedLines(node, view, locale)),
      failed.length > MOST_FAILED
        ? text(locale.notifications.notices.more(failed.length - MOST_FAILED), { subtle: true, small: true })
        : undefined,
      ...notConfirmed(view, locale),
      ...changes(view, locale),
    ],
    by: startedLine(view, locale),
    ...nextStep(view, failed, locale),
    buttons: [
      mayRetry ? button('retryRefresh', words.retry, about, { style: 'positive' }) : undefined,
      button('showRefresh', locale.notifications.notices.show, about),
    ],
  });
}

/** What was asked for. */
function targetName({ target, nodes }: RefreshView, locale: Locale): string {
  const words = locale.notifications.notices.refresh;
  if (target.kind === 'all') return words.everything;
  if (target.kind === 'retry') return `${words.retried}: ${retriedNames(nodes, locale)}`;
  return nodes.find(({ kind, id }) => kind === target.kind && id === target.id)?.name ?? '';
}

/** What had failed comes before all that was skipped because of it. */
function retriedNames(nodes: readonly RefreshNode[], locale: Locale): string {
  const names = nodes.filter(({ after }) => after.length === 0).map((node) => nameOf(node, locale));
  const left = names.length - MOST_FAILED;
  return present([...names.slice(0, MOST_FAILED), left > 0 ? locale.notifications.notices.more(left) : undefined]).join(
    ', ',
  );
}

const ofOne = (view: RefreshView, locale: Locale): string =>
  'id' in view.target ? ` (${plainName(targetName(view, locale))})` : '';

const nameOf = ({ kind, name }: Pick<RefreshNode, 'kind' | 'name'>, locale: Locale): string =>
  kind === 'unify' ? locale.consent.unification : safeText(name, 60);

/** What failed and why; then how much was skipped because of it. */
function toast(view: RefreshView, failed: readonly Failed[], locale: Locale): (string | undefined)[] {
  const words = locale.notifications.notices.refresh;
  const [first] = failed;
  const skipped = view.nodes.filter(isCutOff).length;
  if (!first) return [resultWords(view, failed, locale), inAndOut(view, locale)];
  const others = failed.length - 1;
  return [
    withoutMarkdown(messageOf(first.failure, locale)),
    others > 0 ? locale.notifications.notices.moreFailed(others) : undefined,
    skipped > 0 ? words.skipped(skipped) : undefined,
  ];
}

/** Over all segments. */
function inAndOut({ nodes }: RefreshView, locale: Locale): string | undefined {
  const segments = nodes.filter(({ kind, state }) => kind === 'segment' && state === 'Successful');
  const sum = (count: 'added' | 'gone') => segments.reduce((all, { counts }) => all + (counts[count] ?? 0), 0);
  const [into, out] = [sum('added'), sum('gone')];
  if (into === 0 && out === 0) return undefined;
  return locale.notifications.notices.refresh.segments(locale.number(into), locale.number(out));
}

const isCutOff = ({ skipped }: RefreshNode): boolean =>
  skipped?.because === 'ancestorFailed' || skipped?.because === 'ancestorCanceled';

function resultWords(view: RefreshView, failed: readonly Failed[], locale: Locale): string {
  const words = locale.notifications.notices.refresh;
  const count = (state: RefreshNode['state']) => view.nodes.filter((node) => node.state === state).length;
  const done = words.done(count('Successful'));
  if (view.state === 'Canceled') return `${done} ${words.canceledWhat}`;
  const skipped = view.nodes.filter(isCutOff).length;
  return present([
    failed.length > 0 ? words.failedSteps(failed.length) : undefined,
    skipped > 0 ? words.skipped(skipped) : undefined,
    done,
  ]).join(' ');
}

/** In the words of the error, with what to do, and with what it has held up. */
function failedLines(node: Failed, { nodes }: RefreshView, locale: Locale): CardElement[] {
  const words = locale.notifications.notices.refresh;
  const heldUp = nodes.filter(
    ({ skipped }) => skipped && 'ancestor' in skipped && isSame(skipped.ancestor, node),
  ).length;
  const about = { subtle: true, small: true };
  return present([
    line(['⛔ ', { data: nameOf(node, locale), bold: true, most: 60 }, ` · ${messageOf(node.failure, locale)}`]),
    under(locale.general.nextStep(locale.errors[node.failure.code].next), about),
    heldUp > 0 ? under(`⏭️ ${words.skippedBecause(heldUp, nameOf(node, locale))}`, about) : undefined,
  ]);
}

const isSame = (one: Pick<RefreshNode, 'kind' | 'name'>, other: Pick<RefreshNode, 'kind' | 'name'>): boolean =>
  one.kind === other.kind && one.name === other.name;

const under = (words: string, look: { subtle?: boolean; small?: boolean }): CardElement => ({
  ...line([{ data: words, most: 400 }], look),
  spacing: 'None',
});

/** Whose schedule rests on somebody who is no administrator any more: it runs again only when another one saves it. */
function notConfirmed({ nodes }: RefreshView, locale: Locale): CardElement[] {
  const words = locale.notifications.notices.refresh;
  return nodes
    .filter(isUnconfirmed)
    .slice(0, MOST_FAILED)
    .map((node) => line([`⚠️ ${words.notAdministrator(nameOf(node, locale))}`]));
}

const isUnconfirmed = ({ skipped }: RefreshNode): boolean => skipped?.because === 'notAdministrator';

/** Where something has failed it is of no interest that nothing has changed. */
function changes({ nodes, state }: RefreshView, locale: Locale): (CardElement | undefined)[] {
  const words = locale.notifications.notices.refresh;
  const refreshed = nodes.filter(({ state }) => state === 'Successful');
  const changed = refreshed.filter(
    ({ kind, counts }) => kind === 'segment' && ((counts.added ?? 0) > 0 || (counts.gone ?? 0) > 0),
  );
  const denied = refreshed.reduce((sum, { counts }) => sum + (counts.denied ?? 0), 0);
  const nothing = changed.length === 0 && denied === 0;
  if (refreshed.length === 0 || (nothing && state !== 'Successful')) return [];
  const left = changed.length - MOST_CHANGED;
  return [
    subheading(words.changes),
    ...changed.slice(0, MOST_CHANGED).map((node) => changeLine(node, locale)),
    left > 0 ? text(locale.notifications.notices.more(left), { subtle: true, small: true }) : undefined,
    denied > 0 ? text(`🚫 ${words.consents(denied)}`) : undefined,
    nothing ? text(words.unchanged, { subtle: true }) : undefined,
  ];
}

function changeLine({ name, counts }: RefreshNode, locale: Locale): CardElement {
  const words = locale.notifications.notices.refresh;
  const { added = 0, gone = 0, withdrawn = 0, members } = counts;
  const said = [
    words.inOut(locale.number(added), locale.number(gone)),
    withdrawn > 0 ? words.withdrawn(withdrawn) : undefined,
    members === undefined ? undefined : words.membersOf(members),
  ];
  return line([{ data: name, bold: true, most: 60 }, ` · ${present(said).join(' · ')}`]);
}

function startedLine({ startedBy, startedAt, requestedAt, endedAt }: RefreshView, locale: Locale): CardElement {
  const words = locale.notifications.notices;
  const at = locale.dateTime(startedAt ?? requestedAt);
  const took =
    startedAt === undefined || endedAt === undefined ? '' : ` · ${words.took(locale.duration(endedAt - startedAt))}`;
  return startedBy.by === 'person'
    ? byLine(words.byPerson(at), startedBy.name, took)
    : byLine(`${words.bySchedule(at)}${took}`);
}

/** The step of each failure stands with it; here what comes after. */
function nextStep(view: RefreshView, failed: readonly Failed[], locale: Locale): Pick<NoticeContents, 'next' | 'done'> {
  const words = locale.notifications.notices;
  if (view.retriedBy !== undefined) return { done: words.refresh.retriedBy };
  if (failed.length > 0) return { next: words.refresh.nextRetry };
  if (view.state === 'Canceled' || view.nodes.some(isUnconfirmed)) return {};
  return { done: words.nothingToDo };
}

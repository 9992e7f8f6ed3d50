import type { NodeState, RefreshNode, RefreshState, RefreshView } from '../services/refresh.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, progress, text, value } from './parts.js';
import { changeElements, nodeStateName, signedState, stageElements, targetKey } from './refreshParts.js';

const OVER: ReadonlySet<RefreshState> = new Set(['Successful', 'Failed', 'Canceled']);
const DONE: ReadonlySet<NodeState> = new Set(['Successful', 'Failed', 'Skipped', 'Canceled']);

/** Nothing of it changes any more. */
export const isOver = ({ state }: Pick<RefreshView, 'state'>): boolean => OVER.has(state);

/**
 * One refresh through its whole life: what was asked, who asked, each step with its outcome, and what is other than before. Names and
 * counts only, so it may stand in a channel. `joined`: what has just been asked for is done by this one, which was there before.
 */
export function refreshCard(view: RefreshView, locale: Locale, { joined = false } = {}): AdaptiveCard {
  const words = locale.refresh;
  const { state, target, nodes } = view;
  const title = words.titles[target.kind];
  return card(locale, {
    fallbackText: words.summary(title, nodeStateName(state, locale), countOf(nodes, DONE), nodes.length),
    body: [
      heading(title),
      'id' in target ? { ...value(nameOf(view, target), { bold: true, most: 80 }), spacing: 'None' } : undefined,
      text(stateWords(view, locale), { bold: true }),
      startedLine(view, locale),
      'only' in target && target.only ? text(words.onlyThis, { subtle: true, small: true }) : undefined,
      joined ? note('info', words.joined) : undefined,
      ...(isOver(view) ? outcome(view, locale) : going(view, locale)),
      ...stageElements(nodes, locale),
      view.attached > 0 ? text(words.attached(view.attached), { subtle: true, small: true }) : undefined,
    ],
    actions: isOver(view) ? endButtons(view, locale) : goingButtons(view, locale),
  });
}

const countOf = (nodes: readonly RefreshNode[], states: ReadonlySet<NodeState>): number =>
  nodes.filter(({ state }) => states.has(state)).length;

const nameOf = ({ nodes }: RefreshView, target: { kind: string; id: string }): string =>
  nodes.find(({ kind, id }) => kind === target.kind && id === target.id)?.name ?? '';

function stateWords(view: RefreshView, locale: Locale): string {
  const words = signedState(view.state, locale);
  return view.cancelRequested && !isOver(view) ? `${words} · ${locale.refresh.canceling}` : words;
}

/** Who asked, or which time of a schedule; and how long it took. */
function startedLine(view: RefreshView, locale: Locale): CardElement {
  const { startedBy, startedAt, endedAt } = view;
  const words = locale.refresh;
  const at = startedAt === undefined ? undefined : locale.dateTime(startedAt);
  const took = startedAt === undefined || endedAt === undefined ? undefined : locale.duration(endedAt - startedAt);
  const who =
    startedBy.by === 'person'
      ? [
          at === undefined ? words.requested(locale.dateTime(view.requestedAt)) : locale.run.by(at),
          { data: startedBy.name, most: 60 },
        ]
      : [scheduleWords(at, locale.dateTime(startedBy.slot), locale)];
  return line([...who, took === undefined ? undefined : ` · ${locale.run.took(took)}`], { subtle: true, small: true });
}

const scheduleWords = (at: string | undefined, slot: string, { refresh: words }: Locale): string =>
  at === undefined ? words.requestedBySchedule(slot) : words.bySchedule(at, slot);

function going({ state, nodes, ahead }: RefreshView, locale: Locale): (CardElement | undefined)[] {
  const words = locale.refresh;
  const goesOn = text(words.goesOn, { subtle: true, small: true });
  if (state === 'Queued') return [note('info', ahead > 0 ? words.ahead(ahead) : words.next), goesOn];
  const done = countOf(nodes, DONE);
  return [progress(nodes.length === 0 ? 0 : done / nodes.length, words.done(done, nodes.length)), goesOn];
}

function outcome(view: RefreshView, locale: Locale): (CardElement | undefined)[] {
  const words = locale.refresh;
  const { state, nodes, retriedBy } = view;
  const count = (wanted: NodeState) => countOf(nodes, new Set([wanted]));
  const failed = `${words.failed(count('Failed'), count('Skipped'))} ${retriedBy === undefined ? words.retryWhat : ''}`;
  return [
    state === 'Failed' ? note('problem', failed.trim()) : undefined,
    state === 'Failed' && retriedBy !== undefined ? note('info', words.retried) : undefined,
    state === 'Canceled' ? note('info', words.canceled) : undefined,
    ...(count('Successful') > 0 ? changeElements(nodes, locale) : []),
  ];
}

const oneButton = (locale: Locale) => button('chooseRefresh', locale.refresh.one);
const historyButton = (locale: Locale) => button('command', locale.history.title, { command: 'history' });

function goingButtons(view: RefreshView, locale: Locale): (CardElement | undefined)[] {
  const cancel = button('cancelRefresh', locale.refresh.cancel, { refresh: view.id });
  return [view.cancelRequested ? undefined : cancel, oneButton(locale), historyButton(locale)];
}

/** At most six: Retry, or what somebody has to confirm, comes first. */
function endButtons(view: RefreshView, locale: Locale): (CardElement | undefined)[] {
  const { id, state, retriedBy, nodes } = view;
  const mayRetry = state === 'Failed' && retriedBy === undefined;
  const asked = nodes.find(({ skipped }) => skipped?.because === 'confirmation');
  return [
    mayRetry ? button('retryRefresh', locale.refresh.retry, { refresh: id }, { style: 'positive' }) : undefined,
    asked ? button('planRun', locale.run.run, { enrichment: asked.id }) : undefined,
    again(view, locale),
    oneButton(locale),
    historyButton(locale),
  ];
}

/** The same once more. A single enrichment is run; and what had failed once is a part of everything by now. */
function again({ target }: RefreshView, locale: Locale): CardElement {
  const words = locale.refresh;
  if (target.kind === 'enrichment') return button('planRun', locale.run.run, { enrichment: target.id });
  if (target.kind === 'retry') return button('startRefresh', words.everything, { what: 'all', scope: 'with' });
  const scope = target.kind !== 'all' && target.only ? 'only' : 'with';
  return button('startRefresh', words.again, { what: targetKey(target), scope });
}

import type { CountName, NodeKind, NodeState, RefreshNode, RefreshTarget } from '../services/refresh.js';
import { type CardElement, present } from './card.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { facts, subheading, text } from './parts.js';
import { problemText } from './problemCard.js';
import { safeText } from './safeText.js';

/** In the order of a refresh. */
const STAGES = ['source', 'unify', 'segment', 'measure', 'enrichment', 'export'] as const satisfies readonly NodeKind[];

const SIGNS = {
  'Not started': '⏸️',
  Queued: '🕓',
  Refreshing: '🔄',
  Successful: '✅',
  Skipped: '⏭️',
  Failed: '⛔',
  Canceled: '🚫',
} as const satisfies Record<NodeState, string>;

/** What somebody has to look at goes before what went well. */
const RANKS: readonly NodeState[] = [
  'Failed',
  'Refreshing',
  'Skipped',
  'Canceled',
  'Queued',
  'Not started',
  'Successful',
];

/** A stage shows so many steps, and all of them have to fit into one card. */
const MOST = 6;
const MOST_BYTES = 13_000;

export const nodeStateName = (state: NodeState, locale: Locale): string =>
  state === 'Skipped' ? locale.segments.states.Skipped : locale.run.states[state];

export const signedState = (state: NodeState, locale: Locale): string =>
  `${SIGNS[state]} ${nodeStateName(state, locale)}`;

/** What a refresh is asked for, in one word that goes through a card and back. */
export const targetKey = (target: Exclude<RefreshTarget, { kind: 'retry' }>): string =>
  target.kind === 'all' ? 'all' : `${target.kind}:${target.id}`;

/** Those counts that are not zero, in words. */
export function countWords(counts: RefreshNode['counts'], locale: Locale): string[] {
  const words = locale.refresh.counts;
  const names = Object.keys(words) as CountName[];
  return names.filter((name) => (counts[name] ?? 0) > 0).map((name) => words[name](counts[name] ?? 0));
}

/** Every stage with its steps; of many those that need somebody or are going on, and the others as a number. */
export function stageElements(nodes: readonly RefreshNode[], locale: Locale): CardElement[] {
  const stages = STAGES.map((kind) => ({ kind, steps: nodes.filter((node) => node.kind === kind) }));
  const filled = stages.filter(({ steps }) => steps.length > 0);
  const shown = fitting(
    filled.map(({ steps }) => first(steps)),
    locale,
  );
  return filled.flatMap(({ kind, steps }) => [
    subheading(locale.refresh.stages[kind]),
    ...first(steps).flatMap(({ key }) => shown.get(key) ?? []),
    ...left(
      steps.filter(({ key }) => !shown.has(key)),
      locale,
    ),
  ]);
}

/** A short stage keeps its order, so that nothing jumps while it goes on. */
const first = (steps: readonly RefreshNode[]): readonly RefreshNode[] =>
  steps.length <= MOST ? steps : [...steps].sort(byRank).slice(0, MOST);

const byRank = (one: RefreshNode, other: RefreshNode): number => RANKS.indexOf(one.state) - RANKS.indexOf(other.state);

/** Of each stage in turn, so that no stage takes the room of the others. */
function fitting(stages: readonly (readonly RefreshNode[])[], locale: Locale): Map<string, CardElement[]> {
  const inTurn = Array.from({ length: MOST }, (_, place) => stages.flatMap((steps) => steps[place] ?? [])).flat();
  const shown = new Map<string, CardElement[]>();
  let bytes = 0;
  for (const step of inTurn.sort(byRank)) {
    const drawn = stepLines(step, locale);
    bytes += new TextEncoder().encode(JSON.stringify(drawn)).length;
    if (bytes > MOST_BYTES) break;
    shown.set(step.key, drawn);
  }
  return shown;
}

function left(steps: readonly RefreshNode[], locale: Locale): CardElement[] {
  if (steps.length === 0) return [];
  const { more, moreAlike } = locale.refresh;
  const states = RANKS.map((state) => ({ state, count: steps.filter((step) => step.state === state).length }));
  const there = states.filter(({ count }) => count > 0);
  const [only] = there;
  if (only && there.length === 1 && steps.length > 1)
    return [small(moreAlike(steps.length, nodeStateName(only.state, locale)))];
  const words = there.map(({ state, count }) => `${locale.number(count)} ${nodeStateName(state, locale)}`);
  return [small(more(steps.length, words.join(', ')))];
}

const small = (words: string): CardElement => ({ ...text(words, { subtle: true, small: true }), spacing: 'Small' });

/** Sign, name, state in words, duration and counts; below them what is to be done. */
function stepLines(node: RefreshNode, locale: Locale): CardElement[] {
  const { failure, state, againAt, tries } = node;
  const words = locale.refresh;
  const said = [
    state === 'Skipped' && node.skipped ? skipWords(node.skipped, locale) : nodeStateName(state, locale),
    took(node, locale),
    ...countWords(node.counts, locale),
    state === 'Failed' && tries > 1 ? words.tries(tries) : undefined,
    state === 'Refreshing' && againAt !== undefined ? words.againAt(locale.time(againAt)) : undefined,
  ];
  const name = node.name === '' ? [] : [{ data: node.name, bold: true, most: 40 }, ' · '];
  const why = failure && problemText({ code: failure.code, params: failure.params }, locale);
  return present([
    { ...line([`${SIGNS[state]} `, ...name, present(said).join(' · ')]), spacing: 'Small' },
    why ? { ...line([why], { subtle: true, small: true }), spacing: 'None' } : undefined,
  ]);
}

function took({ startedAt, endedAt }: RefreshNode, locale: Locale): string | undefined {
  return startedAt === undefined || endedAt === undefined ? undefined : locale.duration(endedAt - startedAt);
}

function skipWords(cause: NonNullable<RefreshNode['skipped']>, locale: Locale): string {
  const { skipped, unify } = locale.refresh;
  const ancestor = 'ancestor' in cause ? safeText(cause.ancestor.name, 40) || unify : '';
  const numbers =
    cause.because === 'confirmation'
      ? { records: locale.number(cause.records), most: locale.number(cause.most) }
      : { records: '', most: '' };
  return `${nodeStateName('Skipped', locale)}: ${skipped[cause.because]({ ancestor, ...numbers })}`;
}

/** Counts of a kind of step that say what is other than before. */
const CHANGES = {
  profiles: { kind: 'source', counts: ['added', 'changed', 'gone'] },
  consent: { kind: 'source', counts: ['granted', 'denied', 'unset'] },
  members: { kind: 'segment', counts: ['added', 'gone', 'withdrawn'] },
} as const satisfies Record<string, { kind: NodeKind; counts: readonly CountName[] }>;

/** What is other than before the refresh, over all its steps. */
export function changeElements(nodes: readonly RefreshNode[], locale: Locale): CardElement[] {
  const words = locale.refresh;
  const names = Object.keys(CHANGES) as (keyof typeof CHANGES)[];
  const rows = names.flatMap((name): [string, string][] => {
    const { kind, counts } = CHANGES[name];
    const steps = nodes.filter((node) => node.kind === kind);
    const said = countWords(Object.fromEntries(counts.map((each) => [each, sum(steps, each)])), locale);
    return said.length > 0 ? [[words[name], said.join(', ')]] : [];
  });
  return [subheading(words.changes), rows.length > 0 ? facts(rows) : text(words.unchanged)];
}

const sum = (nodes: readonly RefreshNode[], count: CountName): number =>
  nodes.reduce((total, { counts }) => total + (counts[count] ?? 0), 0);

import type { ConsentOverview, ConsentSourceAge, ConsentTrend } from '../../services/consent.js';
import type { Series } from '../parts/chartProps.js';
import type { Words } from '../words.js';

const STATES = ['granted', 'denied', 'notSet'] as const;
const DAY = 86_400_000;

/** What there is to know and to do about the figures, in the order in which it matters. */
export function statusLines(overview: ConsentOverview, words: Words): string[] {
  const said = words.pageViews.consent;
  const { profiles, unification, outdated, expiring, waiting, sources } = overview;
  const old = sources.filter(({ stale }) => stale).length;
  return [
    said.over(profiles),
    ...unified(unification, words),
    ...(outdated && unification ? [said.outdated] : []),
    ...(old > 0 ? [said.someOld(old)] : []),
    ...(expiring > 0 ? [said.expiring(expiring)] : []),
    ...(waiting > 0 ? [said.waiting(waiting)] : []),
  ];
}

function unified(unification: ConsentOverview['unification'], words: Words): string[] {
  const said = words.pageViews.consent;
  if (!unification) return [said.neverUnified];
  const { state, startedAt, endedAt, matchedProfiles } = unification;
  if (state === 'Failed') return [said.unifyFailed];
  if (state !== 'Successful') return [said.unifying];
  return [said.unified(words.dateTime(endedAt ?? startedAt)), said.known(matchedProfiles)];
}

/** Profiles of each option by what they have said, each number with its share of all profiles. */
export function optionSeries({ options, profiles }: ConsentOverview, words: Words): Series[] {
  const format = (n: number) =>
    profiles === 0 ? words.number(n) : words.pageViews.consent.withShare(words.number(n), words.percent(n / profiles));
  return STATES.map((state) => ({
    name: words.pages.consentStates[state],
    values: options.map((each) => each[state]),
    format,
  }));
}

/** One option over time; undefined where it was not known yet. */
export function trendSeries({ points }: ConsentTrend, key: string, words: Words): Series[] {
  const figures = points.map(({ options }) => options.find((option) => option.key === key));
  return STATES.map((state) => ({
    name: words.pages.consentStates[state],
    values: figures.map((figure) => figure?.[state]),
  }));
}

/** How old the data of a source is, and whether that is too old. */
export function ageOf({ readAt, stale }: ConsentSourceAge, now: number, words: Words): string {
  const said = words.pageViews.consent;
  if (readAt === 0) return words.pages.absent;
  const age = said.days(Math.max(0, Math.floor((now - readAt) / DAY)));
  return stale ? `⚠️ ${age}, ${said.old}` : age;
}

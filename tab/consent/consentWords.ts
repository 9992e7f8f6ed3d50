import type { ConsentOverview, ConsentSourceAge, ConsentTrend } from '../../services/consent.js';
import type { Series } from '../parts/chartProps.js';
import type { Words } from '../words.js';

const STATES = ['granted', 'denied', 'notSet'] as const;
const DAY = 86_400_000;

/** Over whom the figures are, and as of when. */
export function factLines({ profiles, unification, expiring, waiting }: ConsentOverview, words: Words): string[] {
  const said = words.pageViews.consent;
  const done = unification?.state === 'Successful' ? unification : undefined;
  return [
    said.over(profiles),
    ...(done ? [said.unified(words.dateTime(done.endedAt ?? done.startedAt)), said.known(done.matchedProfiles)] : []),
    ...(expiring > 0 ? [said.expiring(expiring)] : []),
    ...(waiting > 0 ? [said.waiting(waiting)] : []),
  ];
}

/** What stands between the figures and the present, and what to do about it. */
export function warningLines({ unification, outdated, sources }: ConsentOverview, words: Words): string[] {
  const said = words.pageViews.consent;
  const old = sources.filter(({ stale }) => stale).length;
  const state = unification?.state;
  return [
    ...(state === undefined ? [said.neverUnified] : []),
    ...(state === 'Failed' ? [said.unifyFailed] : []),
    ...(state === 'Queued' || state === 'Refreshing' ? [said.unifying] : []),
    ...(outdated && state === 'Successful' ? [said.outdated] : []),
    ...(old > 0 ? [said.someOld(old)] : []),
  ];
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

import type { IdsView, OriginsView, OriginView } from '../../services/results/originsView.js';
import type { ProfileView } from '../../services/results.js';
import type { Words } from '../words.js';

/** Which source a row is of, what it is in the profile, and how it is called there. */
export function originTitle({ source, role, keys, key }: OriginView, { origins }: Words): string {
  const part = keys ? origins.byRule(keys.map((agreed) => origins.keys[agreed]).join(' + ')) : origins.roles[role];
  return [source.name, part, `${origins.key} ${key}`].join(' · ');
}

/** Column, value, and in words whether the profile says the same. Empty cells say nothing. */
export const originLines = ({ values }: OriginView, words: Words): string[][] =>
  values
    .filter(({ value }) => value.trim() !== '')
    .map(({ field, value, profile }) => [field, value, verdict(profile, words)]);

function verdict(profile: string | undefined, { origins }: Words): string {
  if (profile === undefined) return origins.same;
  return profile.trim() === '' ? origins.emptyProfile : origins.differs(profile);
}

export const rowCount = ({ rows, more }: OriginsView): number => rows.length + more;

/** Of several rows none is the source. */
export function sourceOf({ source, origins }: ProfileView, words: Words): string | undefined {
  if (origins) return words.origins.rowsOf(rowCount(origins));
  return source.file === '' ? undefined : `${source.name} (${words.results.sourceOf(source.file)})`;
}

export const idsOf = ({ ids, more }: IdsView, { origins }: Words): string =>
  more > 0 ? origins.andMore(ids.join(', '), more) : ids.join(', ');

import type { z } from 'zod';
import { named } from '../cards/choices.js';
import type { Locale } from '../cards/locale.js';
import type { PolarityInput } from '../cards/polarity.js';
import { chosenRegion, chosenZone, type RegionInput, type ZoneInput } from '../cards/regions.js';
import { splitWords, type VocabularyInput } from '../cards/vocabulary.js';
import { folded, type Readings } from '../services/consent/mapping.js';
import type { Seen } from '../services/consentImports.js';

/** Input id to words: what has to be put right on the form. */
export type Problems = Record<string, string>;

/** How values read, by what was ticked and typed. */
export function readingsOf(
  input: VocabularyInput,
  values: readonly Seen[],
  locale: Locale,
): { readings: Readings; problems: Problems } {
  const readings = {
    true: wordsOf(input.trueValues, input.trueTyped, values),
    false: wordsOf(input.falseValues, input.falseTyped, values),
  };
  const both = readings.false.some((word) => readings.true.includes(word));
  const typed = splitWords(input.falseTyped).some((word) => readings.true.includes(folded(word)));
  const below = typed ? 'falseTyped' : 'falseValues';
  return { readings, problems: both ? { [below]: locale.consentImport.values.both } : {} };
}

/** In the folded form: those of the list that were ticked, and those that were typed. */
function wordsOf(keys: readonly string[], line: string, seen: readonly Seen[]): string[] {
  const known = seen.map((each) => each.folded);
  const ticked = keys.map((key) => named(known, key)).filter((word) => word !== undefined);
  return [...new Set([...ticked, ...splitWords(line).map(folded)])];
}

/** For which options True is the denial and for which it is the grant; an option in neither was not confirmed. */
export function polarityOf(
  input: PolarityInput,
  shown: readonly Seen[],
  locale: Locale,
): { reversed: string[]; straight: string[]; problems: Problems } {
  const words = locale.consentImport.polarity;
  const reversed = wordsOf(input.reversed, input.reversedTyped, shown);
  const typed = splitWords(input.straightTyped).map(folded);
  const listed = shown.map((option) => option.folded).filter((option) => !reversed.includes(option));
  const problems: Problems = {};
  if (typed.some((option) => reversed.includes(option))) problems.straightTyped = words.both;
  if (input.confirmed !== 'true') problems.confirmed = words.confirmNeeded;
  return { reversed, straight: [...new Set([...listed, ...typed])], problems };
}

export function zoneOf(input: z.infer<typeof ZoneInput>, locale: Locale): { timeZone: string; problems: Problems } {
  const zone = chosenZone(input);
  if (zone !== false) return { timeZone: zone, problems: {} };
  return { timeZone: 'UTC', problems: { zoneTyped: locale.consentImport.zones.unknown } };
}

export function regionOf(
  input: z.infer<typeof RegionInput>,
  needed: boolean,
  locale: Locale,
): { region?: string; problems: Problems } {
  const words = locale.consentImport.regions;
  const region = chosenRegion(input);
  if (region === false) return { problems: { [input.regionTyped ? 'regionTyped' : 'region']: words.unknown } };
  if (region === undefined) return { problems: needed ? { region: words.needed } : {} };
  return { region, problems: {} };
}

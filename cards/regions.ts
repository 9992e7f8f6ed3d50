import { z } from 'zod';
import { type CardElement, present } from './card.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';

/** The likely ones; any other by its two letters. A list of all of them would fill half a card. */
const REGIONS =
  'AT AU BE BG BR CA CH CN CY CZ DE DK EE ES FI FR GB GR HR HU IE IN IT JP LT LU LV MT MX NL NO NZ PL PT RO SE SG SI SK TR US ZA'.split(
    ' ',
  );

const ZONES = [
  'UTC',
  'Europe/Amsterdam',
  'Europe/Athens',
  'Europe/Berlin',
  'Europe/Brussels',
  'Europe/Lisbon',
  'Europe/London',
  'Europe/Madrid',
  'Europe/Paris',
  'Europe/Warsaw',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
];

export const RegionInput = z.object({
  region: z.string().max(2, 'unknownChoice').default(''),
  regionTyped: z.string().trim().max(2, 'unknownChoice').default(''),
});

export const ZoneInput = z.object({
  zone: z.string().max(60, 'unknownChoice').default(''),
  zoneTyped: z.string().trim().max(60, 'unknownChoice').default(''),
});

/** The country of phone numbers that name none. */
export function regionInputs(chosen: string | undefined, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.consentImport.regions;
  const codes = !chosen || REGIONS.includes(chosen) ? REGIONS : [chosen, ...REGIONS];
  const choices = codes
    .map((value) => ({ title: nameOf(value, locale), value }))
    .sort((a, b) => a.title.localeCompare(b.title, locale.language));
  return present([
    choiceInput({ id: 'region', label: words.label, choices, value: chosen, placeholder: words.hint, typed }),
    textInput({ id: 'regionTyped', label: words.typed, placeholder: words.typedHint, maxLength: 2, typed }),
  ]);
}

/** Of dates that name no zone. */
export function zoneInputs(chosen: string | undefined, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.consentImport.zones;
  const zones = !chosen || ZONES.includes(chosen) ? ZONES : [chosen, ...ZONES];
  return [
    choiceInput({
      id: 'zone',
      label: words.label,
      choices: zones.map((value) => ({ title: value.replace('_', ' '), value })),
      value: chosen ?? 'UTC',
      typed,
    }),
    textInput({ id: 'zoneTyped', label: words.typed, placeholder: words.typedHint, maxLength: 60, typed }),
  ];
}

/** Two letters that are a country, what was typed first; undefined: none was chosen; false: there is no such one. */
export function chosenRegion({ region, regionTyped }: z.infer<typeof RegionInput>): string | undefined | false {
  const code = (regionTyped || region).toUpperCase();
  if (!code) return undefined;
  return isRegion(code) && code;
}

/** An IANA name; UTC where none was chosen; false: there is no such one. */
export function chosenZone({ zone, zoneTyped }: z.infer<typeof ZoneInput>): string | false {
  const name = zoneTyped || zone || 'UTC';
  try {
    // What was typed gets the capital letters of the name.
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return zoneTyped ? timeZone : name;
  } catch {
    return false;
  }
}

const nameOf = (code: string, { language }: Locale): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;

/** The machine names every country it knows, and gives the letters back for others. */
function isRegion(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || code === 'ZZ') return false;
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined;
}

import { plainName } from './columnNames.js';
import { cleanedDate, shapeOf } from './dateShapes.js';
import type { Rows } from './guess.js';
import { guessReversed } from './guessPolarity.js';
import { folded } from './mapping.js';
import { guessReadings } from './readings.js';

export interface ProfileConsentColumn {
  column: string;
  option: string;
  /** True is the denial. */
  reversed: boolean;
  /** The column that says when. */
  date?: string;
}

const NAMES =
  /consent|toestemming|opt(?:ed)?(?:in|out)|newsletter|nieuwsbrief|donot|dont(?:mail|call|e|p|s)|niet(?:mailen|emailen|bellen|benaderen|verkopen|delen|contact)|(?:mail|bel|sms)meniet|subscri|abonneren|aangemeld|afgemeld|marketing|mailing|permission|gdpr|productupdate|uitgeschreven|geenmail|nomail|noemail|nocalls|suppress/;
const MOST_VALUES = 4;

/** Words around what the option is about: "Newsletter consent", "Opt-in mail", "Toestemming voor nieuwsbrief". */
const CONSENT_WORDS =
  /\b(?:consent(?:ed)?|toestemming(?:en)?|permission|opt(?:ed)?[ _-]?in|(?:value|status|waarde|flag)$)(?:[ _-]*(?:for|to|of|voor|van|tot)\b)?/gi;
const DATE_WORD = /date|datum|timestamp|tijdstip|since|sinds|(?:op|on|at)$/;

/** Columns of profiles that look like consent, for the administrator to confirm: a name like "Newsletter consent" over a few answers. */
export function guessProfileConsent(names: readonly string[], rows: Rows): ProfileConsentColumn[] {
  const valuesOf = (name: string) => rows.map((row) => (row[names.indexOf(name)] ?? '').trim()).filter(Boolean);
  const columns = names.filter((name) => NAMES.test(plainName(name)) && areAnswers(valuesOf(name)));
  const taken = new Set<string>();
  return columns.map((column) => {
    const reversed = guessReversed([column], valuesOf(column)).length > 0;
    const wanted = reversed ? column.trim() : optionOf(column);
    const option = taken.has(folded(wanted)) ? column.trim() : wanted;
    taken.add(folded(option));
    const date = dateOf(column, option, columns, names, valuesOf);
    return { column, option, reversed, ...(date !== undefined && { date }) };
  });
}

function areAnswers(values: readonly string[]): boolean {
  if (values.length === 0) return false;
  const distinct = new Set(values.map((value) => value.toLowerCase()));
  const { true: granting, false: denying } = guessReadings(values);
  return distinct.size <= MOST_VALUES && granting.length + denying.length >= distinct.size;
}

/** What is left of a column's name without the words for consent, so that it is the option that other sources name too. */
function optionOf(column: string): string {
  const left = column
    .replaceAll(/[_\s]+/g, ' ')
    .replaceAll(CONSENT_WORDS, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s:–-]+|[\s:–-]+$/g, '');
  return left === '' ? column.trim() : left[0]!.toUpperCase() + left.slice(1);
}

/** A column of dates that is named after this one; one that is named after consent alone goes with the only column there is. */
function dateOf(
  column: string,
  option: string,
  columns: readonly string[],
  names: readonly string[],
  valuesOf: (name: string) => string[],
): string | undefined {
  const dates = names.filter((name) => {
    const values = valuesOf(name);
    const areDates = values.every((value) => shapeOf(cleanedDate(value)) !== undefined);
    return !columns.includes(name) && DATE_WORD.test(plainName(name)) && areDates;
  });
  const named = (stem: string) => dates.find((name) => plainName(name).includes(stem));
  const own = named(plainName(column)) ?? named(plainName(option));
  if (own !== undefined || columns.length > 1) return own;
  return named('consent') ?? named('toestemming') ?? named('optin') ?? named('optout');
}

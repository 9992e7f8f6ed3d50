import { guessColumns } from '../import/guess.js';
import { type ConsentPart, isEmailName, isPhoneName, PART_NAMES, plainName, SURE } from './columnNames.js';
import { readIdentifier } from './identifiers.js';
import type { ConsentMapping } from './mapping.js';
import { countryOf } from './phoneNumbers.js';
import { guessReadings } from './readings.js';

export type Rows = readonly (readonly (string | null)[])[];
export type ConsentColumns = Partial<Pick<ConsentMapping, 'kind' | 'key' | ConsentPart>>;

interface Column {
  name: string;
  plain: string;
  /** Values that are not blank, trimmed. */
  values: string[];
  /** Shares of the values, 0..1; 0 where there are none. */
  emails: number;
  phones: number;
  readable: number;
}

/** Which column is what, by names in English and Dutch and by content; parts that no column is like are absent. */
export function guessConsentColumns(names: readonly string[], rows: Rows): ConsentColumns {
  const columns = names.map((name, index) => describe(name, index, rows));
  const guess = keyOf(columns);
  for (const part of ['consentId', 'expires', 'date', 'option', 'value'] as const) {
    const taken = new Set<string | undefined>(Object.values(guess));
    const left = columns.filter(({ name }) => !taken.has(name));
    const best = bestOf(part, left) ?? (part === 'value' ? onlyAnswers(left) : undefined);
    if (best) guess[part] = best.name;
  }
  return guess;
}

/** Whether a file is consent data rather than profiles: which form is shown first. */
export function looksLikeConsent(names: readonly string[], rows: Rows): boolean {
  const { key, value, option, consentId } = guessConsentColumns(names, rows);
  if (key === undefined || value === undefined) return false;
  const isSure = (part: 'option' | 'value', name: string) =>
    PART_NAMES[part].slice(0, SURE[part]).some((pattern) => pattern.test(plainName(name)));
  if (isSure('value', value) || (option !== undefined && isSure('option', option))) return true;
  if (consentId !== undefined && PART_NAMES.consentId[0]!.test(plainName(consentId))) return true;
  const others = guessColumns(names, rows).filter((guess) => guess === 'companyName' || guess === 'website');
  return others.length === 0 && names.length <= (option === undefined ? 3 : 6);
}

/** The country that most numbers name; `fallback` where none does. */
export function guessRegion(values: readonly string[], fallback: string): string {
  const counts = new Map<string, number>();
  for (const value of values) {
    const country = countryOf(value);
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? fallback;
}

function describe(name: string, index: number, rows: Rows): Column {
  const values = rows.map((row) => (row[index] ?? '').trim()).filter(Boolean);
  const share = (matches: (value: string) => boolean) =>
    values.length === 0 ? 0 : values.filter(matches).length / values.length;
  const { true: granting, false: denying } = guessReadings(values);
  const known = new Set([...granting, ...denying]);
  const isFull = (value: string) => /^[+(\d][\d\s().\-/]{6,24}$/.test(value);
  return {
    name,
    plain: plainName(name),
    values,
    emails: share((value) => readIdentifier(value, 'email', '').reason !== 'identifierUnreadable'),
    phones: share(isFull),
    readable: share((value) => known.has(value.normalize('NFKC').trim().toLowerCase())),
  };
}

/** E-mail addresses before phone numbers, what is in a column before what it is called. */
function keyOf(columns: readonly Column[]): ConsentColumns {
  const isOf = (share: number, { values }: Column) => values.length === 0 || share > 0;
  const emails = columns.filter(({ plain }) => isEmailName(plain));
  const phones = columns.filter(({ plain }) => isPhoneName(plain));
  const email =
    emails.find((column) => column.emails > 0.6) ??
    columns.find((column) => column.emails > 0.6) ??
    emails.find((column) => isOf(column.emails, column));
  if (email) return { kind: 'email', key: email.name };
  const phone = phones.find((column) => isOf(column.phones, column));
  if (phone) return { kind: 'phone', key: phone.name };
  // Nothing in it is right: its rows will say so.
  if (emails[0]) return { kind: 'email', key: emails[0].name };
  return phones[0] ? { kind: 'phone', key: phones[0].name } : {};
}

function bestOf(part: ConsentPart, columns: readonly Column[]): Column | undefined {
  const ranked = columns
    .map((column) => ({ column, rank: PART_NAMES[part].findIndex((pattern) => pattern.test(column.plain)) }))
    .filter(({ rank, column }) => rank >= 0 && fits(part, column));
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.column;
}

/** "Consent" and "Status" are names of anything: what is in them says whether it is the option or the value. */
function fits(part: ConsentPart, column: Column): boolean {
  if (column.values.length === 0) return true;
  const isSure = (which: 'option' | 'value') =>
    PART_NAMES[which].slice(0, SURE[which]).some((pattern) => pattern.test(column.plain));
  if (part === 'option') return isSure('option') || column.readable < 0.9;
  if (part === 'value') return isSure('value') || column.readable > 0;
  return true;
}

/** The one column of yes and no, whatever it is called. */
function onlyAnswers(columns: readonly Column[]): Column | undefined {
  const answers = columns.filter(({ readable }) => readable >= 0.9);
  return answers.length === 1 ? answers[0] : undefined;
}

import { phoneKey } from './phoneNumbers.js';

export type IdentifierKind = 'email' | 'phone';

/** The form in which an identifier compares, or why a cell has none. */
export type IdentifierRead =
  | { key: string; reason?: undefined }
  | { reason: 'identifierMissing' | 'identifierUnreadable' | 'identifierSeveral'; key?: undefined };

/** What most cells hold: nothing in it can change by being normalised but the letter case. */
const PLAIN = /^[\w.%+-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)*$/i;
const LOCAL_PART = /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}$/u;
const DOMAIN = /^[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*$/u;
const LONGEST_EMAIL = 254;
/** Characters; a cell with more holds no identifier, and is not searched for one. */
const LONGEST_CELL = 2_000;

/** Invisible characters that come with what is copied from web pages and mails: byte order marks, joiners, directions. */
const INVISIBLE = /\p{Cf}/gu;
/** How files keep Excel from making a number of a text: `="+31..."`, and an apostrophe before what looks like a formula. */
const EXCEL_TEXT = /^="([^"]*)"$/;
const EXCEL_APOSTROPHE = /^'(?=[=+\-@\d])/;

const BETWEEN_EMAILS = /[\s,;|<>]+/;
/** Between the entries of a list; within one a display name may stand before its address. */
const BETWEEN_ENTRIES = /[,;|]|\s(?:and|or|en|of|&)\s/i;
/** `Holly <holly@contoso.com>`, and one address with nothing beside it but separators. */
const ONE_EMAIL = /^(?:[^@<>]*<[^<>]*>|[\s,;|<>]*[^\s,;|<>]+[\s,;|<>]*)$/;
const BETWEEN_PHONES = /[,;|/&\r\n]|\s(?:or|of|and|en)\s/i;

/**
 * Reads the one identifier of a cell. E-mail addresses are normalised by NFKC, trimming and lower case, without invisible characters; a
 * display name before `<...>`, `mailto:` and separators at the end are passed over. Nothing else is made good: an address that does not
 * look like one is unreadable. Phone numbers become E.164; those that name no country are of `region` (ISO 3166), extensions are
 * dropped, and a number that its country does not have is unreadable. One identifier twice in a cell is one.
 */
export function readIdentifier(text: string, kind: IdentifierKind, region: string): IdentifierRead {
  if (kind === 'email' && isPlainEmail(text)) return { key: text.toLowerCase() };
  const cell = unwrapped(text);
  if (cell === '') return { reason: 'identifierMissing' };
  if (cell.length > LONGEST_CELL) return { reason: 'identifierUnreadable' };
  return kind === 'email' ? readEmail(cell) : readPhone(cell, region);
}

/**
 * All identifiers of a cell, as `readIdentifier` would read each: a profile may have several. Empty where there is none. What stands
 * beside words that are no address is not taken: half of `hol ly@contoso.com` is somebody else's.
 */
export function identifiersIn(text: string, kind: IdentifierKind, region: string): string[] {
  if (kind === 'email' && isPlainEmail(text)) return [text.toLowerCase()];
  const cell = unwrapped(text);
  if (cell === '' || cell.length > LONGEST_CELL) return [];
  return kind === 'email' ? emailsIn(cell) : phonesIn(cell, region);
}

const isPlainEmail = (text: string): boolean => text.length <= LONGEST_EMAIL && PLAIN.test(text);

function unwrapped(text: string): string {
  const visible = text.normalize('NFKC').replace(INVISIBLE, '').trim();
  return visible.replace(EXCEL_TEXT, '$1').replace(EXCEL_APOSTROPHE, '').trim();
}

function readEmail(cell: string): IdentifierRead {
  const parts = emailParts(cell);
  const keys = new Set(parts.map((part) => emailKey(part) ?? part));
  if (keys.size > 1) return { reason: 'identifierSeveral' };
  const key = parts.length > 0 ? emailKey(parts[0]!) : undefined;
  const isAlone = parts.length > 1 || ONE_EMAIL.test(cell);
  return key !== undefined && isAlone ? { key } : { reason: 'identifierUnreadable' };
}

function emailsIn(cell: string): string[] {
  const keys = cell.split(BETWEEN_ENTRIES).flatMap((entry) => {
    const words = entry.split(/\s+/).filter(Boolean);
    if (words.every((word) => word.includes('@'))) return emailParts(entry).flatMap((part) => emailKey(part) ?? []);
    return readEmail(entry).key ?? [];
  });
  return [...new Set(keys)];
}

const emailParts = (cell: string): string[] =>
  cell
    .split(BETWEEN_EMAILS)
    .filter((part) => part.includes('@'))
    .flatMap((part) => (isEmail(part) ? [part] : severalBySlash(part)))
    .map((part) => part.replace(/^mailto:/i, ''));

/** A slash may stand in an address: it only parts them where both sides are addresses. */
function severalBySlash(part: string): string[] {
  const sides = part.split('/');
  return sides.length > 1 && sides.every(isEmail) ? sides : [part];
}

// Lower case may take a text out of its normal form, so that it would be another key when it is read again.
function emailKey(part: string): string | undefined {
  const key = part.toLowerCase().normalize('NFKC');
  return isEmail(key) ? key : undefined;
}

function isEmail(text: string): boolean {
  const at = text.indexOf('@');
  if (at < 0 || text.length > LONGEST_EMAIL) return false;
  return LOCAL_PART.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1));
}

function readPhone(cell: string, region: string): IdentifierRead {
  const key = phoneKey(cell, region);
  if (key !== undefined) return { key };
  const keys = phonesIn(cell, region);
  if (keys.length > 1) return { reason: 'identifierSeveral' };
  const isTwice = keys.length === 1 && partsOf(cell).every((part) => phoneKey(part, region) === keys[0]);
  return isTwice ? { key: keys[0]! } : { reason: 'identifierUnreadable' };
}

function phonesIn(cell: string, region: string): string[] {
  const whole = phoneKey(cell, region);
  if (whole !== undefined) return [whole];
  return [...new Set(partsOf(cell).flatMap((part) => phoneKey(part, region) ?? []))];
}

const partsOf = (cell: string): string[] =>
  cell
    .split(BETWEEN_PHONES)
    .map((part) => part.trim())
    .filter(Boolean);

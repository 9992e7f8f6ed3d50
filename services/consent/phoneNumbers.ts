import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/max/metadata';
import { plainNumber } from './phonePlans.js';

const LONGEST = 60;
/** What most cells hold: there is nothing to take off. */
const DIGITS = /^\+?[\d\s().-]+$/;
const EXTENSION =
  /(?:[\s;,]*(?:e?xt(?:ension|n)?|tst|toestel|doorkies(?:nummer)?|durchwahl|poste)[.:=\s]*|\s*[x#])\s*\d{1,7}$/i;
/** A whole number that was kept as one with a fraction: 31612345678.0 */
const FRACTION = /^(\d{7,15})\.0$/;
/** Anything but digits and what people write between them: letters stand in no number that we could be sure of. */
const NEVER_IN_NUMBERS = /[^\d+\s().\-/‐-―−~·]/;

/**
 * A phone number (NFKC, trimmed) in E.164, without its extension; undefined for what no country has. Numbers that begin with `00` are
 * international everywhere, also where people dial another prefix; a country code without `+` is known by the number being valid.
 */
export function phoneKey(text: string, region: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const isDigits = DIGITS.test(text);
  const number = isDigits ? text.replace(FRACTION, '$1') : bareNumber(text);
  if (number === undefined) return undefined;
  const plain = isDigits ? plainNumber(number, region) : undefined;
  if (plain !== undefined) return plain;
  return e164(number, region) ?? (number.startsWith('00') ? e164(`+${number.slice(2)}`, region) : undefined);
}

function bareNumber(text: string): string | undefined {
  const number = text
    .replace(/^tel[.:]?\s*/i, '')
    .replace(EXTENSION, '')
    .trim();
  return NEVER_IN_NUMBERS.test(number) ? undefined : number;
}

/** The country (ISO 3166) of a number that names it itself, `+31...` or `0031...`; undefined for all others. */
export function countryOf(text: string): string | undefined {
  const number = text.normalize('NFKC').trim().replace(/^00/, '+');
  if (!number.startsWith('+') || number.length > LONGEST) return undefined;
  const parsed = parsePhoneNumberFromString(number, { extract: false }, metadata);
  return parsed?.isValid() ? parsed.country : undefined;
}

function e164(number: string, region: string): string | undefined {
  const country = isSupportedCountry(region as CountryCode, metadata) ? { defaultCountry: region as CountryCode } : {};
  const parsed = parsePhoneNumberFromString(number, { ...country, extract: false }, metadata);
  return parsed?.isValid() ? parsed.number : undefined;
}

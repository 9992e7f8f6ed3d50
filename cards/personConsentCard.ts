import type { ConsentStatus, PersonConsent, PersonOption } from '../services/consent.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { personLookup } from './consentLookup.js';
import { line } from './listParts.js';
import type { Locale } from './locale.js';
import { facts, heading, note, text, value } from './parts.js';
import { safeText } from './safeText.js';

const SIGNS: Record<ConsentStatus, string> = { granted: '🟢', denied: '🔴', notSet: '⚪' };

/** So much of data with long names fits into a card. */
const MOST_OPTIONS = 5;
const MOST_EARLIER = 3;
const MOST_PROFILES = 5;
const MOST_NAMES = 8;

/** One person's consent: what is shown is personal data, so the card stands in the 1:1 chat only. `day`: as it was asked for. */
export function personConsentCard(person: PersonConsent, locale: Locale, day?: string): AdaptiveCard {
  const { consent: words } = locale;
  const known = person.options.filter(({ reason }) => reason !== 'noRecord');
  const unknown = person.options.filter(({ reason }) => reason === 'noRecord');
  const shown = known.slice(0, MOST_OPTIONS);
  return card(locale, {
    fallbackText: words.person.summary,
    body: [
      heading(words.person.title),
      { ...value(person.identifier, { bold: true, most: 100 }), spacing: 'None' },
      person.asOf === undefined
        ? undefined
        : text(words.person.asOf(locale.dateTime(person.asOf)), { subtle: true, small: true }),
      ...profiles(person, locale),
      known.length === 0
        ? note('info', person.options.length === 0 ? words.person.noOptions : words.person.noRecord)
        : undefined,
      ...shown.map((option) => optionBlock(option, locale)),
      known.length > shown.length
        ? text(words.person.moreOptions(known.length - shown.length), { subtle: true, small: true })
        : undefined,
      known.length > 0 && unknown.length > 0 ? noRecord(unknown, locale) : undefined,
      ...personLookup({ who: person.identifier, ...(day !== undefined && { day }) }, locale),
    ],
    actions: [button('command', words.overview, { command: 'consent' }, { skipInputs: true })],
  });
}

function profiles({ profiles: all }: PersonConsent, locale: Locale): CardElement[] {
  const words = locale.consent.person;
  const [only] = all;
  if (!only) return [text(words.noProfile, { subtle: true })];
  if (all.length === 1) return [facts([[words.profile, only.name]])];
  const left = all.length - MOST_PROFILES;
  const names = all.slice(0, MOST_PROFILES).map(({ name }) => line(['· ', { data: name, most: 80 }], { small: true }));
  return present([
    text(words.profiles(all.length)),
    ...names.map((item) => ({ ...item, spacing: 'None' })),
    left > 0 ? text(words.moreProfiles(left), { subtle: true, small: true }) : undefined,
  ]);
}

/** The status first, then why, and the row that says so. */
function optionBlock(option: PersonOption, locale: Locale): CardElement {
  const { consent: words } = locale;
  const { status, reason, history } = option;
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: present([
      line([`${SIGNS[status]} `, { data: option.option.name, bold: true, most: 80 }, `: ${words.states[status]}`]),
      { ...text(words.person.reasons[reason], { subtle: true, small: true }), spacing: 'None' },
      option.row && rowFacts(option.row, locale),
      history.length > 0 ? text(words.person.earlier, { bold: true, small: true }) : undefined,
      ...history.slice(0, MOST_EARLIER).map((was) => ({ ...earlier(was, locale), spacing: 'None' })),
    ]),
  };
}

function rowFacts(row: NonNullable<PersonOption['row']>, locale: Locale): CardElement {
  const words = locale.consent.person;
  const at = locale.dateTime(row.at);
  const own = row.value === undefined ? 'unreadable' : row.value ? 'true' : 'false';
  return facts([
    [words.value, words.values[own]],
    [words.said, row.dated ? at : words.firstRead(at)],
    [words.source, words.sourceRow(safeText(row.source, 60), locale.number(row.row))],
    row.consentId === undefined ? undefined : [words.consentId, safeText(row.consentId, 60)],
    row.expiresAt === undefined ? undefined : [words.ends, locale.dateTime(row.expiresAt)],
  ]);
}

function earlier({ at, granted, source, row }: PersonOption['history'][number], locale: Locale): CardElement {
  const status = locale.consent.states[granted ? 'granted' : 'denied'];
  const words = locale.consent.person.was(locale.dateTime(at), status, safeText(source, 60), locale.number(row));
  return line([{ data: words, most: 200 }], { subtle: true, small: true });
}

function noRecord(unknown: readonly PersonOption[], locale: Locale): CardElement {
  const words = locale.consent.person;
  const names = unknown.slice(0, MOST_NAMES).map(({ option }) => safeText(option.name, 40));
  const left = unknown.length - names.length;
  const more = left > 0 ? ` ${words.moreOptions(left)}` : '';
  return line([`⚪ ${words.noneOf}: `, { data: names.join(', '), most: 300 }, more], { subtle: true, small: true });
}

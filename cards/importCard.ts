import type { ImportSummary } from '../services/dataSources.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { consentFound } from './consentFound.js';
import { tally } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, subheading, text, value } from './parts.js';
import { messageOf } from './problemCard.js';

/** An import, going on or ended: always what is stored. */
export function importCard(view: ImportSummary, locale: Locale): AdaptiveCard {
  const words = locale.data.import;
  return card(locale, {
    fallbackText: `${words.title}: ${words.states[view.state]}. ${outcome(view, locale).words}`,
    body: [
      heading(`${words.title} · ${words.states[view.state]}`),
      { ...value(view.source.name, { bold: true, most: 80 }), spacing: 'None' },
      { ...value(view.file, { subtle: true, small: true, most: 80 }), spacing: 'None' },
      note(outcome(view, locale).kind, outcome(view, locale).words),
      ...failure(view, locale),
      ...(view.read > 0 ? numbers(view, locale) : []),
      ...(view.state === 'Successful' ? changes(view, locale) : []),
      ...(view.state === 'Successful' && view.consent ? consentFound(view.consent, locale) : []),
      took(view, locale),
    ],
    actions: buttons(view, locale),
  });
}

function outcome(
  view: ImportSummary,
  locale: Locale,
): { kind: 'info' | 'good' | 'warning' | 'problem'; words: string } {
  const words = locale.data.import;
  const { state, accepted, rejected, read } = view;
  if (state === 'Queued') return { kind: 'info', words: words.queued };
  if (state === 'Refreshing') return { kind: 'info', words: words.reading(locale.number(read)) };
  if (state === 'Failed') return { kind: 'problem', words: words.failed };
  if (state === 'Canceled') return { kind: 'warning', words: words.canceled };
  const { done, doneBut } = view.kind === 'consent' ? locale.consentImport.import : words;
  return rejected > 0
    ? { kind: 'warning', words: doneBut(accepted, rejected) }
    : { kind: 'good', words: done(accepted) };
}

function failure({ failure: fault }: ImportSummary, locale: Locale): CardElement[] {
  if (!fault) return [];
  const { next } = locale.errors[fault.code];
  return [value(messageOf(fault, locale), { most: 600 }), value(locale.general.nextStep(next), { most: 600 })];
}

function numbers(view: ImportSummary, locale: Locale): CardElement[] {
  const words = locale.data.import;
  const reasons = view.reasons.filter(({ count }) => count > 0);
  return present([
    tally([
      { label: words.accepted, value: locale.number(view.accepted) },
      { label: words.rejected, value: locale.number(view.rejected) },
      { label: words.read, value: locale.number(view.read), sum: true },
    ]),
    reasons.length > 0 ? subheading(words.why) : undefined,
    reasons.length > 0
      ? tally(reasons.map(({ reason, count }) => ({ label: words.reasons[reason], value: locale.number(count) })))
      : undefined,
  ]);
}

function changes(view: ImportSummary, locale: Locale): CardElement[] {
  const words = locale.data.import;
  const row = (label: string, count: number) => ({ label, value: locale.number(count) });
  // All new and none gone: there is nothing to compare with, so it would only say the same number again.
  const first = view.added === view.accepted && view.gone === 0;
  return present([
    first ? undefined : subheading(words.against),
    first
      ? undefined
      : tally([row(words.added, view.added), row(words.changed, view.changed), row(words.gone, view.gone)]),
    view.keysDifferInCase > 0 ? note('warning', words.keysDifferInCase(view.keysDifferInCase)) : undefined,
  ]);
}

function took({ state, startedAt, endedAt }: ImportSummary, locale: Locale): CardElement | undefined {
  if (state !== 'Successful' || endedAt === undefined) return undefined;
  return text(locale.data.import.took(locale.duration(endedAt - startedAt)), { subtle: true, small: true });
}

function buttons(view: ImportSummary, locale: Locale): (CardElement | undefined)[] {
  const words = locale.data.import;
  const ended = view.state === 'Successful';
  const enrich = button('command', locale.setup.startAgain, { command: 'setup' }, { style: 'positive' });
  const first = view.kind === 'consent' ? { style: 'positive' as const } : {};
  return [
    ended && view.kind === 'profiles' ? enrich : undefined,
    ended && view.consent ? button('unify', locale.consentImport.import.unify, {}, first) : undefined,
    ended && view.rejected > 0 ? button('showRejects', words.rejects, { import: view.id }) : undefined,
    button('command', words.sources, { command: 'data' }),
  ];
}

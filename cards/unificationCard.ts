import type { Unification } from '../services/consent.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { tally } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, subheading, text } from './parts.js';
import { differenceWords } from './unifyParts.js';

/** A unification, going on or ended: always what is stored. Counts only; the lists behind them go to the 1:1 chat. */
export function unificationCard(view: Unification, locale: Locale): AdaptiveCard {
  const words = locale.consent.unified;
  const { kind, said } = outcome(view, locale);
  return card(locale, {
    fallbackText: `${words.summary(words.states[view.state])} ${said}`,
    body: [
      heading(`${locale.consent.unification} · ${words.states[view.state]}`),
      note(kind, said),
      ...(view.state === 'Successful' ? entityLines(view, locale) : []),
      ...(view.state === 'Successful' ? counts(view, locale) : []),
    ],
    actions: buttons(view, locale),
  });
}

function outcome(view: Unification, locale: Locale): { kind: 'info' | 'good' | 'problem'; said: string } {
  const words = locale.consent.unified;
  if (view.state === 'Queued') return { kind: 'info', said: words.queued };
  if (view.state === 'Refreshing') return { kind: 'info', said: words.working };
  if (view.state === 'Failed') return { kind: 'problem', said: words.failed(view.failure?.reference ?? view.id) };
  if (view.profiles === 0) return { kind: 'info', said: words.noProfiles };
  if (view.matched + view.unmatched === 0) return { kind: 'info', said: words.nothing };
  return { kind: 'good', said: words.done(view.matchedProfiles) };
}

/** What has become of the profiles, where several sources make them. */
function entityLines({ entity }: Unification, locale: Locale): CardElement[] {
  if (!entity) return [];
  const words = locale.unification;
  const changes = differenceWords(entity.difference, locale);
  return [
    subheading(words.entity.title),
    text(`${words.entity.line(entity.profiles, entity.joined)}.`),
    text(changes.length > 0 ? `${changes.join(', ')}.` : words.review.same, { subtle: changes.length === 0 }),
    subheading(words.entity.consent),
  ];
}

function counts(view: Unification, locale: Locale): CardElement[] {
  const words = locale.consent.unified;
  const { number } = locale;
  const row = (label: string, count: number) => ({ label, value: number(count) });
  return present([
    tally([
      row(words.matched, view.matched),
      row(words.unmatched, view.unmatched),
      { ...row(words.all, view.matched + view.unmatched), sum: true },
    ]),
    tally([
      row(words.matchedProfiles, view.matchedProfiles),
      row(words.sharedKeys, view.sharedKeys),
      view.sharedKeys > 0 ? row(words.sharedProfiles, view.sharedProfiles) : undefined,
      row(words.rejected, view.rejected),
    ]),
    view.unmatched > 0 ? text(words.parked, { subtle: true, small: true }) : undefined,
    view.sharedKeys > 0 ? text(words.sharedMeans, { subtle: true, small: true }) : undefined,
    view.endedAt === undefined
      ? undefined
      : text(words.took(locale.duration(view.endedAt - view.startedAt)), { subtle: true, small: true }),
    view.matched > 0 ? text(words.next) : undefined,
  ]);
}

/** At most six: three lists, what comes next, and the way back. */
function buttons(view: Unification, locale: Locale): (CardElement | undefined)[] {
  const words = locale.consent.unified;
  const ended = view.state === 'Successful';
  const list = (which: keyof typeof words.lists, count: number) =>
    ended && count > 0 ? button('downloadUnifyList', words.lists[which], { list: which }) : undefined;
  const segments = button('command', locale.consent.segments, { command: 'segments' }, { style: 'positive' });
  return [
    ended && view.matched > 0 ? segments : undefined,
    list('unmatched', view.unmatched),
    list('shared', view.sharedKeys),
    list('rejects', view.rejected),
    view.state === 'Failed' ? button('unify', words.again, {}, { style: 'positive' }) : undefined,
    button('command', locale.consent.overview, { command: 'consent' }),
  ];
}

import { z } from 'zod';
import type { SubscriptionView } from '../services/notifications.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { choiceKey } from './choices.js';
import { choiceInput, type Typed } from './inputs.js';
import { line, listRow } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { safeText } from './safeText.js';
import { healthOf, KINDS, muteWords, placeName } from './subscriptionParts.js';

export interface SubscriptionsView {
  subscriptions: readonly SubscriptionView[];
  /** Where the card stands. */
  here: string;
  /** From 0. */
  page: number;
  /** Administrators test and end those of other conversations too. */
  mayChange: boolean;
  notice?: { kind: 'good' | 'info'; words: string };
}

export const SubscriptionsInput = z.object({ page: z.coerce.number().int().min(0).catch(0) });

/** The chosen one by a key of its conversation: ids of conversations are long, and say more than a card has to. */
export const ChosenInput = SubscriptionsInput.extend({
  subscription: z.string('required').min(1, 'required').max(100, 'unknownChoice'),
});

const PAGE = 5;

/** Every conversation that is told: five rows a page, one choice list and one set of buttons. */
export function subscriptionsCard(view: SubscriptionsView, locale: Locale, typed?: Typed): AdaptiveCard {
  const words = locale.notifications.list;
  const { subscriptions, notice } = view;
  const pages = Math.max(1, Math.ceil(subscriptions.length / PAGE));
  const page = Math.min(view.page, pages - 1);
  const rows = subscriptions.slice(page * PAGE, page * PAGE + PAGE);
  const chosen = offered(view, rows);
  return card(locale, {
    fallbackText: words.summary(subscriptions.length),
    body: [
      heading(words.title),
      notice && note(notice.kind, notice.words),
      rows.length === 0 ? text(words.none) : undefined,
      ...rows.flatMap((each) => row(each, view.here, locale)),
      pages > 1 ? text(words.page(page + 1, pages), { subtle: true, small: true }) : undefined,
      chosen.length > 0 ? choose(chosen, locale, typed) : undefined,
      view.mayChange || rows.length === 0 ? undefined : text(words.others, { subtle: true, small: true }),
    ],
    actions: buttons(chosen.length > 0, page, pages, locale),
  });
}

const offered = ({ mayChange, here }: SubscriptionsView, rows: readonly SubscriptionView[]) =>
  rows.filter(({ conversationId }) => mayChange || conversationId === here);

function row(subscription: SubscriptionView, here: string, locale: Locale): CardElement[] {
  const words = locale.notifications;
  const { delivery, title, scope, filter, mute, by, at, conversationId } = subscription;
  const { sign, state, why } = healthOf(delivery, locale);
  const details = [
    conversationId === here ? words.list.here : title === undefined ? undefined : words.scopes[scope],
    words.filters[filter],
    kindsOf(subscription, locale),
    mute && words.list.muted(muteWords(mute, locale)),
    delivery.lastAt === undefined ? words.list.never : words.list.last(locale.dateTime(delivery.lastAt)),
    words.list.by(safeText(by, 40), locale.dateTime(at)),
  ];
  return present([
    listRow({
      title: placeName(subscription, locale),
      details: present(details).map((words) => ({ data: words, most: 160 })),
      aside: `${sign} ${state}`,
    }),
    why ? { ...line([{ data: why, most: 400 }], { small: true }), spacing: 'None' } : undefined,
  ]);
}

const kindsOf = ({ kinds }: SubscriptionView, { notifications: words }: Locale): string | undefined =>
  kinds.length === KINDS.length ? undefined : words.list.only(kinds.map((kind) => words.kinds[kind]).join(', '));

const choose = (rows: readonly SubscriptionView[], locale: Locale, typed?: Typed): CardElement =>
  choiceInput({
    ...{ id: 'subscription', label: locale.notifications.list.one, typed },
    required: locale.inputs.required,
    value: choiceKey(rows[0]?.conversationId ?? ''),
    choices: rows.map((each) => ({ title: placeName(each, locale), value: choiceKey(each.conversationId) })),
  });

function buttons(anyChosen: boolean, page: number, pages: number, locale: Locale): (CardElement | undefined)[] {
  const words = locale.notifications.buttons;
  const to = (title: string, target: number) =>
    button('showSubscriptions', title, { page: target }, { skipInputs: true });
  return [
    anyChosen ? button('testSubscription', words.test, { page }) : undefined,
    anyChosen ? button('endSubscription', words.unsubscribe, { page }, { style: 'destructive' }) : undefined,
    page < pages - 1 ? to(words.earlier, page + 1) : undefined,
    page > 0 ? to(words.later, page - 1) : undefined,
    button('showSubscription', words.settings, {}, { skipInputs: true }),
  ];
}

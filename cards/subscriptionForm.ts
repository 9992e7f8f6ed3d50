import { z } from 'zod';
import type { SubscriptionView } from '../services/notifications.js';
import { type ButtonData, button } from './buttons.js';
import { type CardElement, card } from './card.js';
import type { Form } from './form.js';
import { choiceInput, type Typed } from './inputs.js';
import type { Locale } from './locale.js';
import { facts, heading, note, text } from './parts.js';
import { safeText } from './safeText.js';
import { FILTERS, healthOf, KINDS, muteWords } from './subscriptionParts.js';

export interface SubscriptionFormView {
  subscription: SubscriptionView;
  /** What has just happened. */
  notice?: { kind: 'good' | 'info'; words: string };
  /** Viewers see every subscription. */
  mayList: boolean;
}

/** Several choices come back in one text. */
const Input = z.object({
  kinds: z
    .string('kindsMissing')
    .max(200, 'unknownChoice')
    .transform((kinds) => kinds.split(',').filter(Boolean))
    .pipe(z.array(z.enum(KINDS, 'unknownChoice')).min(1, 'kindsMissing')),
  filter: z.enum(FILTERS, 'unknownChoice'),
});
export type SubscriptionInput = z.infer<typeof Input>;

/** What buttons carry of a subscription that ends, so that it can be had again: small words of ours, and harmless. */
export const ChoiceInput = z.object({
  filter: z.enum(FILTERS).optional(),
  kinds: z
    .string()
    .max(200)
    .transform((kinds) => kinds.split(' ').filter(Boolean))
    .pipe(z.array(z.enum(KINDS)))
    .optional(),
});

export const choiceData = ({ filter, kinds }: Pick<SubscriptionView, 'filter' | 'kinds'>): ButtonData => ({
  filter,
  kinds: kinds.join(' '),
});

/** What this conversation is told of. It says nothing of persons but who subscribed it, so it may stand in a channel. */
export const subscriptionForm: Form<SubscriptionFormView, SubscriptionInput> = {
  verb: 'saveSubscription',
  input: Input,
  draw(view, locale, typed) {
    const words = locale.notifications;
    const { subscription, notice } = view;
    const { told, of } = subscription.sample;
    return card(locale, {
      fallbackText: words.summary,
      body: [
        heading(words.title),
        notice && note(notice.kind, notice.words),
        ...inputs(subscription, locale, typed),
        text(words.preview(told, of), { subtle: true, small: true }),
        ...standing(subscription, locale),
      ],
      actions: buttons(view, locale),
    });
  },
};

function inputs(subscription: SubscriptionView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.notifications;
  return [
    choiceInput({
      ...{ id: 'kinds', label: words.what, typed, many: true, style: 'expanded' },
      required: words.kindsMissing,
      value: subscription.kinds.join(','),
      choices: KINDS.map((kind) => ({ value: kind, title: words.kinds[kind] })),
    }),
    choiceInput({
      ...{ id: 'filter', label: words.howMuch, typed, style: 'expanded' },
      required: locale.inputs.required,
      value: subscription.filter,
      choices: FILTERS.map((filter) => ({ value: filter, title: words.filterChoices[filter] })),
    }),
  ];
}

/** Who did what, and whether it arrives. */
function standing({ by, at, mute, delivery }: SubscriptionView, locale: Locale): (CardElement | undefined)[] {
  const words = locale.notifications;
  const { sign, state, why } = healthOf(delivery, locale);
  const name = (given: string) => safeText(given, 60);
  return [
    facts([
      [words.by, words.nameAt(name(by), locale.dateTime(at))],
      [words.mute, mute ? words.mutedBy(muteWords(mute, locale), name(mute.by)) : words.notMuted],
      [words.lastDelivery, delivery.lastAt === undefined ? words.never : locale.dateTime(delivery.lastAt)],
      [words.health, `${sign} ${state}`],
    ]),
    why ? note(sign === '✅' ? 'info' : 'warning', why) : undefined,
  ];
}

function buttons({ subscription, mayList }: SubscriptionFormView, locale: Locale): (CardElement | undefined)[] {
  const words = locale.notifications.buttons;
  const alone = { skipInputs: true } as const;
  return [
    button('saveSubscription', words.save, {}, { style: 'positive' }),
    subscription.mute ? button('unmute', words.unmute, {}, alone) : button('askMute', words.mute, {}, alone),
    button('sendTest', words.test, {}, alone),
    button('unsubscribe', words.unsubscribe, choiceData(subscription), { ...alone, style: 'destructive' }),
    mayList ? button('showSubscriptions', words.all, { page: 0 }, alone) : undefined,
  ];
}

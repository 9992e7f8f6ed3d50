import { choiceKey } from '../cards/choices.js';
import type { Typed } from '../cards/inputs.js';
import { muteForm } from '../cards/muteForm.js';
import { type SubscriptionFormView, subscriptionForm } from '../cards/subscriptionForm.js';
import { muteWords } from '../cards/subscriptionParts.js';
import { type SubscriptionsView, subscriptionsCard } from '../cards/subscriptionsCard.js';
import { unsubscribedCard } from '../cards/unsubscribedCard.js';
import { ServiceError } from '../services/errors.js';
import type { Filter, Mute, NoticeKind, SubscriptionView } from '../services/notifications.js';
import type { Answer, Turn } from './turn.js';

type Said = SubscriptionFormView['notice'];

/** The subscription of this conversation; anybody here may see and change it, so it stands where it was asked for. */
export const subscriptionAnswer = (subscription: SubscriptionView, turn: Turn, said?: Said, typed?: Typed): Answer => ({
  card: subscriptionForm.draw(
    { subscription, mayList: turn.services.access.roleOf(turn.caller) !== undefined, ...(said && { notice: said }) },
    turn.locale,
    typed,
  ),
});

/** As it is now; where there is none, how to have one. */
export async function presentSubscription(turn: Turn, said?: Said, typed?: Typed): Promise<Answer> {
  const subscription = await turn.services.notifications.find(turn.conversation);
  return subscription
    ? subscriptionAnswer(subscription, turn, said, typed)
    : { card: unsubscribedCard({}, turn.locale) };
}

/** Subscribes this conversation, or changes what it is told; a choice that is left out stays as it is. */
export async function subscribeHere(
  turn: Turn,
  choice: { filter?: Filter | undefined; kinds?: NoticeKind[] | undefined },
): Promise<Answer> {
  const { services, caller, conversation, locale } = turn;
  const { filter, kinds } = choice;
  const was = await services.notifications.find(conversation);
  const subscription = await services.notifications.subscribe(caller, conversation, {
    ...(filter && { filter }),
    ...(kinds && { kinds }),
  });
  const words = locale.notifications.done;
  const unchanged = was && !filter && !kinds;
  return subscriptionAnswer(
    subscription,
    turn,
    unchanged ? undefined : { kind: 'good', words: was ? words.saved : words.subscribed },
  );
}

/** `drawn`: what it was when the button was drawn, for a second press that finds nothing any more. */
export async function unsubscribeHere(turn: Turn, drawn?: Pick<SubscriptionView, 'filter' | 'kinds'>): Promise<Answer> {
  const { services, caller, conversation, locale } = turn;
  const before = (await services.notifications.find(conversation)) ?? drawn;
  await services.notifications.unsubscribe(caller, conversation);
  return { card: unsubscribedCard(before ? { before } : {}, locale) };
}

/** Quiet in this conversation until then; undefined: no longer. */
export async function muteHere(turn: Turn, mute: Mute | undefined): Promise<Answer> {
  const { services, caller, conversation, locale } = turn;
  const subscription = await services.notifications.mute(caller, conversation, mute);
  const { done } = locale.notifications;
  const words = mute ? done.muted(muteWords(mute, locale)) : done.unmuted;
  return subscriptionAnswer(subscription, turn, { kind: 'good', words });
}

/** The form that asks until when. @throws `notSubscribed` */
export async function muteFormAnswer(turn: Turn, typed?: Typed): Promise<Answer> {
  if (!(await turn.services.notifications.find(turn.conversation))) throw new ServiceError('notSubscribed');
  return { card: muteForm.draw({}, turn.locale, typed) };
}

/** Every conversation of the tenant that is told. */
export async function subscriptionsAnswer(
  page: number,
  turn: Turn,
  said?: SubscriptionsView['notice'],
  typed?: Typed,
): Promise<Answer> {
  const { services, caller, conversation, locale } = turn;
  const view: SubscriptionsView = {
    subscriptions: await services.notifications.list(caller),
    ...{ here: conversation.conversationId, page },
    mayChange: services.access.roleOf(caller) === 'administrator',
    ...(said && { notice: said }),
  };
  return { card: subscriptionsCard(view, locale, typed) };
}

/** The chosen one of the list, as it is now. Other conversations than this one are an administrator's. @throws `notAllowed` */
export async function chosenSubscription(key: string, turn: Turn): Promise<SubscriptionView | undefined> {
  const { services, caller, conversation } = turn;
  const all = await services.notifications.list(caller);
  const found = all.find(({ conversationId }) => choiceKey(conversationId) === key);
  if (found && found.conversationId !== conversation.conversationId)
    await services.access.require(caller, 'administrator');
  return found;
}

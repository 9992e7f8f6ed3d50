import type { AdaptiveCard } from '../cards/card.js';
import { installFirstCard } from '../cards/installFirstCard.js';
import type { Locale } from '../cards/locale.js';
import { sentToChatCard } from '../cards/sentToChatCard.js';
import type { Log } from '../services/log.js';
import { type Address, type Connector, DeliveryError } from './connector.js';
import type { Conversations } from './conversations.js';
import type { LiveCards } from './liveCards.js';
import { describe } from './log.js';
import type { Place } from './place.js';
import type { Answer, Turn } from './turn.js';

export interface DeliveryParts {
  connector: Connector;
  conversations: Conversations;
  live: Pick<LiveCards, 'follow' | 'unfollow'>;
  log: Log;
}

/** What an invoke is answered with: a card in the place of the one that was pressed, or words below it. */
export type InvokeAnswer = { card: AdaptiveCard } | { words: string };

/** The language of the conversation, and that of the 1:1 chat with who asked. */
export type Spoken = Pick<Turn, 'locale' | 'own'>;

/** Brings answers to where they belong. */
export interface Delivery {
  /** To the caller's 1:1 chat; resolves to what is shown where it was asked for. */
  toChat(answer: Answer, place: Place, locale: Locale, shown: Locale): Promise<{ card: AdaptiveCard; words: string }>;
  /** After something typed: a new message. */
  toMessage(answer: Answer, place: Place, spoken: Spoken): Promise<void>;
  /** After Action.Execute; `pressed` is the activity id of the card. */
  toInvoke(answer: Answer, place: Place, spoken: Spoken, pressed: string | undefined): Promise<InvokeAnswer>;
  /** After Action.Submit, from clients that do not know Action.Execute: the card is replaced by an update. */
  toSubmit(answer: Answer, place: Place, spoken: Spoken, pressed: string | undefined): Promise<void>;
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const { connector, conversations } = parts;

  async function post(answer: Answer, to: Address, place: Place, locale: Locale): Promise<void> {
    const activityId = await connector.post(to, answer.card);
    follow(answer, { conversationId: to.conversationId, activityId }, place, locale);
    await postFile(answer, to);
  }

  async function postFile({ file }: Answer, to: Address): Promise<void> {
    if (file) await connector.post(to, file);
  }

  function follow(
    { live }: Answer,
    at: { conversationId: string; activityId: string },
    place: Place,
    locale: Locale,
  ): void {
    const { tenantId, timeZone } = place;
    if (live) parts.live.follow({ ...at, tenantId, timeZone, language: locale.language, subject: live });
    else parts.live.unfollow(at);
  }

  async function toChat(answer: Answer, place: Place, locale: Locale, shown: Locale) {
    const { sentTitle, sentWhat, installTitle, installHow } = shown.general;
    let chat: Address | undefined;
    try {
      chat = await conversations.personal(place);
      await post(answer, chat, place, locale);
      return { card: sentToChatCard(shown), words: `${sentTitle}. ${sentWhat}` };
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      if (chat) conversations.failed(place.tenantId, chat.conversationId, error);
      else parts.log.warn(describe(error), 'the 1:1 chat could not be opened');
      return { card: installFirstCard(shown), words: `${installTitle}. ${installHow}` };
    }
  }

  const goesToChat = (answer: Answer, place: Place) => answer.to === 'personal' && place.scope !== 'personal';

  async function here(answer: Answer, place: Place, { locale, own }: Spoken): Promise<Answer> {
    return goesToChat(answer, place) ? { card: (await toChat(answer, place, own, locale)).card } : answer;
  }

  return {
    toChat,
    async toMessage(answer, place, spoken) {
      await post(await here(answer, place, spoken), place, place, spoken.locale);
    },
    async toInvoke(answer, place, { locale, own }, pressed) {
      // The card that was pressed stays: others here are still reading it.
      if (goesToChat(answer, place)) return { words: (await toChat(answer, place, own, locale)).words };
      // Outside the 1:1 chat only who pressed sees the answer: the card goes on for the others.
      if (pressed && (answer.live || place.scope === 'personal'))
        follow(answer, { conversationId: place.conversationId, activityId: pressed }, place, locale);
      if (pressed || !answer.live) {
        await postFile(answer, place);
        return { card: answer.card };
      }
      // Without its id the card could never be drawn again.
      await post(answer, place, place, locale);
      return { words: locale.general.drawnBelow };
    },
    async toSubmit(answer, place, spoken, pressed) {
      const { locale } = spoken;
      const shown = await here(answer, place, spoken);
      if (!pressed || shown !== answer) return post(shown, place, place, locale);
      try {
        await connector.update(place, pressed, shown.card);
        follow(shown, { conversationId: place.conversationId, activityId: pressed }, place, locale);
      } catch (error) {
        if (!(error instanceof DeliveryError) || error.status !== 404) throw error;
        return post(shown, place, place, locale);
      }
      await postFile(shown, place);
    },
  };
}

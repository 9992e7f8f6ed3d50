import type { Conversations } from './conversations.js';
import type { Delivery } from './delivery.js';
import { cardReply, type Pressed, wordsReply } from './invoke.js';
import type { LiveCards } from './liveCards.js';
import type { Place } from './place.js';
import type { Router } from './router.js';
import type { Reply } from './server.js';
import type { Trouble } from './trouble.js';
import type { Answer, Turn } from './turn.js';
import { createTurn, type TurnParts } from './turns.js';

export interface PressParts {
  router: Router;
  delivery: Delivery;
  conversations: Conversations;
  live: LiveCards;
  trouble: Trouble;
  turns: TurnParts;
}

/** Buttons of cards, both ways that they reach the bot. `card` is the activity id of the card that was pressed. */
export interface Presses {
  byExecute(pressed: Pressed, place: Place, card: string | undefined): Promise<Reply>;
  bySubmit(pressed: Pressed, place: Place, card: string | undefined): Promise<void>;
}

export function createPresses(parts: PressParts): Presses {
  const { router, delivery, trouble } = parts;

  async function answerTo({ verb, data }: Pressed, place: Place, turn: Turn): Promise<Answer> {
    if (verb === 'continueInChat' && place.scope !== 'personal') return continueInChat(data, place, turn);
    return router.press(verb, data, turn);
  }

  /** The command goes on as though it had been typed in the 1:1 chat, in the person's own language. */
  async function continueInChat(data: Pressed['data'], place: Place, turn: Turn): Promise<Answer> {
    const mine = await createTurn(parts.turns, { ...place, scope: 'personal' });
    const answer = await router
      .press('command', data, mine)
      .catch((error): Answer => ({ card: trouble.card(error, mine.locale) }));
    return { card: (await delivery.toChat(answer, place, mine.locale, turn.locale)).card };
  }

  /** What was typed into a form must not be lost: it stays, unless it is of no more use, and the trouble is told below. */
  function stays(error: unknown, place: Place, card: string | undefined): boolean {
    if (!trouble.isOutdated(error)) return true;
    parts.live.touch(place.conversationId, card);
    return place.scope !== 'personal' || parts.live.follows(place.conversationId, card);
  }

  async function troubled(error: unknown, place: Place, turn: Turn, card: string | undefined): Promise<Reply> {
    if (place.scope !== 'personal') {
      parts.live.touch(place.conversationId, card);
      return wordsReply(trouble.words(error, turn.locale));
    }
    const told = trouble.card(error, turn.locale);
    if (!stays(error, place, card)) return cardReply(told);
    await delivery.toMessage({ card: told }, place, turn);
    return wordsReply(turn.locale.general.problem);
  }

  return {
    async byExecute(pressed, place, card) {
      const turn = await createTurn(parts.turns, place);
      // No card of ours asks to be refreshed; what a client asks for by itself sends nothing.
      if (pressed.automatic) return wordsReply(turn.locale.general.alreadyDone);
      try {
        const answer = await answerTo(pressed, place, turn);
        const sent = await delivery.toInvoke(answer, place, turn, card);
        return 'card' in sent ? cardReply(sent.card) : wordsReply(sent.words);
      } catch (error) {
        return troubled(error, place, turn, card).catch((second) => {
          trouble.lost(second);
          return wordsReply(turn.locale.general.fault);
        });
      }
    },
    async bySubmit(pressed, place, card) {
      const turn = await createTurn(parts.turns, place);
      try {
        await delivery.toSubmit(await answerTo(pressed, place, turn), place, turn, card);
      } catch (error) {
        const replaced = stays(error, place, card) ? undefined : card;
        const told: Answer = { card: trouble.card(error, turn.locale) };
        await delivery.toSubmit(told, place, turn, replaced).catch(trouble.lost);
      }
    },
  };
}

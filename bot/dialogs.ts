import { z } from 'zod';
import { DraftInput, draftRef } from '../cards/draft.js';
import { ServiceError } from '../services/errors.js';
import type { Delivery } from './delivery.js';
import { dialogReply, dialogWordsReply } from './invoke.js';
import type { LiveCards } from './liveCards.js';
import type { Place } from './place.js';
import { PersonalOnly } from './router.js';
import type { Reply } from './server.js';
import { isOutdated, presentStep } from './setupAnswers.js';
import { openTokenPage } from './tokenAnswers.js';
import type { Trouble } from './trouble.js';
import type { Turn } from './turn.js';
import { createTurn, type TurnParts } from './turns.js';

export const TASK_FETCH = 'task/fetch';
export const TASK_SUBMIT = 'task/submit';

export interface DialogParts {
  delivery: Pick<Delivery, 'toSubmit'>;
  live: Pick<LiveCards, 'follow'>;
  trouble: Trouble;
  turns: TurnParts;
}

/** Dialogs of Teams. What is entered in them goes from the page to us: nothing of it passes Teams. */
export interface Dialogs {
  /** What the dialog shows that a button has asked for. `card`: the activity id of the card that was pressed. Never throws. */
  fetched(value: unknown, place: Place, card: string | undefined): Promise<Reply>;
}

/** The data of the button, as it came back from a client. */
const Fetch = z.object({ data: DraftInput.extend({ verb: z.literal('enterToken') }) });

/** Room for the input, what is said about it, and a problem below it. In pixels. */
const SIZE = { width: 480, height: 460 };

export function createDialogs({ delivery, live, trouble, turns }: DialogParts): Dialogs {
  async function tokenDialog(value: unknown, place: Place, turn: Turn, card: string | undefined): Promise<Reply> {
    if (place.scope !== 'personal') throw new PersonalOnly();
    const parsed = Fetch.safeParse(value);
    // No button of ours has asked like this: there is nothing to bring up to date.
    if (!parsed.success) return dialogWordsReply(trouble.words(new ServiceError('cardOutdated'), turn.own));
    const { id, address } = await openTokenPage(draftRef(parsed.data.data), turn);
    if (!address) throw new ServiceError('cardOutdated');
    if (card) follow(`tokenPage:${id}`, place, turn, card);
    const { url, link: fallbackUrl } = address;
    return dialogReply({ title: turn.own.setup.connect.enterToken, ...SIZE, url, fallbackUrl });
  }

  /** The card learns what has come of the page. */
  function follow(subject: `tokenPage:${string}`, place: Place, { own }: Turn, activityId: string): void {
    const { tenantId, conversationId, timeZone } = place;
    live.follow({ tenantId, conversationId, activityId, subject, language: own.language, timeZone });
  }

  /** Words in the dialog; and the card that was pressed becomes that of the present step. */
  async function troubled(error: unknown, place: Place, turn: Turn, card: string | undefined): Promise<Reply> {
    const words = trouble.words(error, turn.own);
    if (isOutdated(error) && place.scope === 'personal')
      await delivery.toSubmit(await presentStep(turn), place, turn, card);
    return dialogWordsReply(words);
  }

  return {
    async fetched(value, place, card) {
      const turn = await createTurn(turns, place);
      try {
        return await tokenDialog(value, place, turn, card);
      } catch (error) {
        return troubled(error, place, turn, card).catch((second) => dialogWordsReply(trouble.words(second, turn.own)));
      }
    },
  };
}

import { z } from 'zod';
import type { AdaptiveCard } from '../cards/card.js';
import type { Reply } from './server.js';

/** What a card button brings: a verb of ours and whatever the client made of its data. */
export interface Pressed {
  verb: string;
  data: Readonly<Record<string, unknown>>;
  /** Sent by the client by itself, to refresh a card: answering may not send or change anything, or Teams asks again. */
  automatic: boolean;
}

const Data = z.record(z.string().max(200), z.unknown());

const Execute = z.object({
  action: z.object({ verb: z.string().min(1).max(100), data: Data.nullish() }),
  trigger: z.string().max(50).nullish(),
});

const Submit = z.looseObject({ verb: z.string().min(1).max(100) });

/** Of an `adaptiveCard/action` invoke: the raw value, since the SDK drops `trigger` and trips over a missing `action`. */
export function pressedByExecute(value: unknown): Pressed | undefined {
  const parsed = Execute.safeParse(value);
  if (!parsed.success) return undefined;
  const { action, trigger } = parsed.data;
  return { verb: action.verb, data: withoutVerb(action.data ?? {}), automatic: trigger === 'automatic' };
}

/** Of a message that Action.Submit made: the data of the button merged with the inputs. */
export function pressedBySubmit(value: unknown): Pressed | undefined {
  const parsed = Submit.safeParse(value);
  return parsed.success ? { verb: parsed.data.verb, data: withoutVerb(parsed.data), automatic: false } : undefined;
}

function withoutVerb({ verb: _verb, ...data }: Record<string, unknown>): Record<string, unknown> {
  return data;
}

/**
 * The answer takes the place of the card. Always 200: of a 400 the client shows nothing at all.
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
 */
export const cardReply = (card: AdaptiveCard): Reply => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
});

/** What a dialog shows: a page of ours, with a link for clients that cannot show it. */
export interface Dialog {
  title: string;
  width: number;
  height: number;
  url: string;
  fallbackUrl: string;
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots#responds-to-taskfetch-messages */
export const dialogReply = (dialog: Dialog): Reply => ({
  status: 200,
  body: { task: { type: 'continue', value: dialog } },
});

/** Words in the place of a dialog. */
export const dialogWordsReply = (words: string): Reply => ({
  status: 200,
  body: { task: { type: 'message', value: words } },
});

/** Words below the card, which stays as it is. */
export const wordsReply = (words: string): Reply => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words },
});

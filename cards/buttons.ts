import type { CardElement } from './card.js';
import type { Locale } from './locale.js';

/** What a card carries through the client and back: opaque ids and small words of ours, never a profile value. */
export type ButtonData = Readonly<Record<string, string | number | boolean>>;

/**
 * A button that reaches the bot: Action.Execute, so that the answer replaces the card, with the same as Action.Submit for
 * clients that do not know it. `data` is client data when it comes back and is checked again.
 */
export function button(
  verb: string,
  title: string,
  data: ButtonData = {},
  look: { style?: 'positive' | 'destructive'; skipInputs?: boolean } = {},
): CardElement {
  const common = {
    title,
    data: { ...data, verb },
    ...(look.style && { style: look.style }),
    // Back and Cancel must work while a required input is empty.
    ...(look.skipInputs && { associatedInputs: 'none' }),
  };
  return { type: 'Action.Execute', verb, ...common, fallback: { type: 'Action.Submit', ...common } };
}

/**
 * Opens a dialog: for this mark Teams asks the bot what stands in it (`task/fetch`), which it does for Action.Submit in every client.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
 */
export function dialogButton(verb: string, title: string, data: ButtonData = {}): CardElement {
  const marked = { ...data, verb, msteams: { type: 'task/fetch' } };
  return { type: 'Action.Submit', title, data: marked, associatedInputs: 'none' };
}

/** Leaves Teams: the title says so ("View in browser"). */
export function link(title: string, url: string): CardElement {
  return { type: 'Action.OpenUrl', title, url };
}

/** Where the same can be read as a page; only of cards in the 1:1 chat. */
export interface OnPage {
  pageUrl?: string | undefined;
}

export const openPage = (url: string | undefined, locale: Locale): CardElement | undefined =>
  url === undefined ? undefined : link(locale.results.openPage, url);

import type { Locator, Page } from 'playwright-core';
import { createInputs, type Inputs } from './inputs.js';
import { BOT_NAME, type Conversation } from './people.js';

/** What the bot has said in the open conversation, and its newest message as something to read and to use. */
export interface Messages extends Inputs {
  count(): Promise<number>;
  /** Waits for one more than `before`, and gives its text. */
  moreThan(before: number): Promise<string>;
  newest(): Locator;
  /** All that stands in the newest message. */
  text(): Promise<string>;
  /** In a chat: all that stands in the message so many before the newest. */
  textBefore(messages?: number): Promise<string>;
  /** Waits until the newest message says this, and gives its text. */
  sees(words: string | RegExp, patience?: number): Promise<string>;
  buttons(): Promise<string[]>;
  press(title: string): Promise<void>;
}

const MORE = 'button[aria-label="Show more information"]';
const FACE = `span[role=img][aria-label="${BOT_NAME}"]`;
/** In a chat, only the bot's messages name their author. */
const IN_CHAT = 'div:has(> [aria-label="Message header"] [aria-label="Message author"])';
/** In a channel the bot starts a post, or replies below one. */
const POST = `.fui-Card[role=group]:has(${MORE})`;
const POST_OF_BOT = `.fui-Card[role=group]:has(> .fui-CardHeader ${FACE}):has(> .fui-CardHeader ${MORE})`;
const REPLY_OF_BOT = `div:not(.fui-CardHeader__header):has(> div > ${FACE}):has(> div > div > ${MORE})`;

export function createMessages(page: Page, conversation: () => Conversation): Messages {
  const inChannel = () => conversation() === 'channel';
  const all = () => page.locator(inChannel() ? `${POST_OF_BOT}, ${REPLY_OF_BOT}` : IN_CHAT);
  /** A channel shows its newest post first, and below each its replies in the order of time. */
  const newest = () => (inChannel() ? page.locator(POST).first().locator(REPLY_OF_BOT).last() : all().last());
  async function text(): Promise<string> {
    // A post that the bot started, such as its welcome, has no reply of the bot.
    const found = (await newest().count()) > 0 ? newest() : all().first();
    if ((await found.count()) === 0) return '';
    // What a reader sees: without what is hidden, with its line breaks, and without the marks that keep names of either direction apart.
    return readable(found);
  }

  const readable = async (message: Locator) => (await message.innerText()).replace(/[\u2066-\u2069]/g, '');

  async function until<T>(look: () => Promise<T | undefined>, patience: number, wanted: string): Promise<T> {
    for (const end = Date.now() + patience; Date.now() < end; await page.waitForTimeout(100)) {
      const found = await look();
      if (found !== undefined) return found;
    }
    throw new Error(`${wanted} did not come within ${patience} ms. The newest message is:\n${await text()}`);
  }

  async function sees(words: string | RegExp, patience = 15_000): Promise<string> {
    const fits = (shown: string) => (typeof words === 'string' ? shown.includes(words) : words.test(shown));
    return until(async () => [await text()].find(fits), patience, `"${words}"`);
  }

  return {
    count: () => all().count(),
    async moreThan(before) {
      await until(async () => ((await all().count()) > before ? true : undefined), 15_000, 'A new message');
      return text();
    },
    newest,
    text,
    textBefore: async (messages = 1) => readable(all().nth((await all().count()) - 1 - messages)),
    sees,
    buttons: async () => {
      const names = await newest().locator('.ac-adaptiveCard').getByRole('button').allInnerTexts();
      return names.map((name) => name.trim()).filter((name) => name !== '');
    },
    async press(title) {
      await newest().getByRole('button', { name: title, exact: true }).click();
    },
    ...createInputs(page, newest),
  };
}

import type { Locator, Page } from 'playwright-core';
import { BOT_NAME, type Conversation } from './people.js';

/** What the bot has said in the open conversation, and its newest message as something to read and to use. */
export interface Messages {
  count(): Promise<number>;
  /** Waits for one more than `before`, and gives its text. */
  moreThan(before: number): Promise<string>;
  newest(): Locator;
  /** All that stands in the newest message. */
  text(): Promise<string>;
  /** Waits until the newest message says this, and gives its text. */
  sees(words: string | RegExp, patience?: number): Promise<string>;
  buttons(): Promise<string[]>;
  press(title: string): Promise<void>;
  type(label: string, words: string): Promise<void>;
  /** In a list, or among radio buttons. */
  choose(label: string, choice: string | RegExp): Promise<void>;
  tick(title: string, on?: boolean): Promise<void>;
  /** What an input holds now: its text, or what is chosen in a list. */
  valueOf(label: string): Promise<string>;
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
    if ((await newest().count()) > 0) return newest().innerText();
    // A post that the bot started, such as its welcome.
    return (await all().count()) > 0 ? all().first().innerText() : '';
  }

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

  const field = (label: string) => newest().getByRole('textbox', { name: labelled(label) });
  const list = (label: string) => newest().getByRole('combobox', { name: labelled(label) });

  async function choose(label: string, choice: string | RegExp): Promise<void> {
    if ((await list(label).count()) === 0) {
      const group = newest().getByRole('radiogroup', { name: labelled(label) });
      return group.getByRole('radio', { name: choice }).check({ force: true });
    }
    await list(label).click();
    const name = { name: choice, exact: typeof choice === 'string' };
    // A list of several choices shows them as boxes to tick, and stays open.
    const item = page.getByRole('option', name).or(page.getByRole('menuitemcheckbox', name)).first();
    const several = (await item.getAttribute('role')) === 'menuitemcheckbox';
    await item.click();
    if (several) await page.keyboard.press('Escape');
  }

  return {
    count: () => all().count(),
    async moreThan(before) {
      await until(async () => ((await all().count()) > before ? true : undefined), 15_000, 'A new message');
      return text();
    },
    newest,
    text,
    sees,
    buttons: async () => {
      const names = await newest().locator('.ac-adaptiveCard').getByRole('button').allInnerTexts();
      return names.map((name) => name.trim()).filter((name) => name !== '');
    },
    async press(title) {
      await newest().getByRole('button', { name: title, exact: true }).click();
    },
    type: (label, words) => field(label).fill(words),
    choose,
    async tick(title, on = true) {
      const box = newest().getByRole('checkbox', { name: new RegExp(`(^| )${escaped(title)}$`) });
      // What is drawn over the box takes a pointer's click.
      if ((await box.isChecked()) !== on) await box.dispatchEvent('click');
    },
    async valueOf(label) {
      const isList = (await list(label).count()) > 0;
      const control = isList ? list(label) : field(label);
      return (await control.getAttribute('value')) ?? control.inputValue();
    },
  };
}

/** A required input has a star behind its label. */
const labelled = (label: string) => new RegExp(`^${escaped(label)}\\s*\\*?$`);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

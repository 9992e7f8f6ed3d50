import type { Page } from 'playwright-core';
import type { Conversation } from './people.js';

export interface Compose {
  ready(): Promise<void>;
  /** In a channel it starts a new post. */
  send(words: string, conversation: Conversation): Promise<void>;
}

export function createCompose(page: Page, botName: string): Compose {
  // The first one: in a channel the others are the replies below each post.
  const box = page.locator('[data-lexical-editor="true"]').first();

  /** Outside the 1:1 chat a bot gets only what mentions it. */
  async function mention(): Promise<void> {
    await page.keyboard.type('@');
    const name = { name: botName };
    await page.getByRole('option', name).or(page.getByRole('menuitem', name)).first().click();
    await page.keyboard.type(' ');
  }

  return {
    ready: () => box.waitFor(),
    async send(words, conversation) {
      await box.click();
      if (conversation !== 'personal') await mention();
      // As one piece, as when it is pasted: letter by letter the page draws all that was said anew.
      await page.keyboard.insertText(words);
      if (conversation === 'channel') await page.getByRole('button', { name: 'Post', exact: true }).click();
      else await page.keyboard.press('Enter');
    },
  };
}

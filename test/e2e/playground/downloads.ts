import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

export interface Downloaded {
  name: string;
  text: string;
  /** Where the link led, to see later whether it still does. */
  url: string;
}

/** Follows a link of a card as a person does: a window opens beside the page, and closes because the browser keeps the file. */
export async function download(page: Page, card: Locator, title: string): Promise<Downloaded> {
  const link = card.getByRole('link', { name: title, exact: true });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8'), url: file.url() };
}

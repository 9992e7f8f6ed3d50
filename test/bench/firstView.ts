import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { median, type Timings, timed } from './timing.js';

const LOADS = 7;

/**
 * The median time from opening the page of each enrichment to the first row of its table, in a browser that has seen nothing yet; the
 * enrichments take turns. Undefined where there is no browser.
 */
export async function firstViews(
  url: string,
  link: string,
  enrichments: readonly string[],
): Promise<Record<string, number> | undefined> {
  const browser = await launchChromium().catch((error: unknown) => {
    console.log(`No first view in a browser: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!browser) return undefined;
  const times: Record<string, Timings> = Object.fromEntries(enrichments.map((id) => [id, []]));
  try {
    // What the first load of all warms up is no one's.
    await open(browser, url, link, enrichments[0]!);
    for (let load = 0; load < LOADS; load += 1) {
      for (const id of enrichments) times[id]!.push(await open(browser, url, link, id));
    }
  } finally {
    await browser.close();
  }
  return Object.fromEntries(enrichments.map((id) => [id, median(times[id]!)]));
}

async function open(browser: Browser, url: string, link: string, enrichment: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const taken: Timings = [];
  await timed(taken, async () => {
    await page.goto(`${url}/tab/profiles?enrichment=${enrichment}#link=${link}`, { waitUntil: 'commit' });
    await page.getByRole('rowheader').first().waitFor();
  });
  await context.close();
  return taken[0]!;
}

import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../support/chromium.js';
import { createCompose } from './compose.js';
import { type Downloaded, download } from './downloads.js';
import { createMessages, type Messages } from './messages.js';
import { ANNA, BOT_NAME, CONVERSATION_NAMES, CONVERSATIONS, type Conversation, type Somebody } from './people.js';
import { type PlaygroundServer, startPlaygroundServer } from './server.js';
import { startTranslator, type Translator } from './translator.js';

/** Teams as a person sees it: what is read comes from the rendered page, never from what was sent. */
export interface TeamsClient extends Messages {
  page: Page;
  open(conversation: Conversation): Promise<void>;
  /** The page anew and empty: with many cards on it each step becomes slower. The bot remembers all the same. */
  clear(): Promise<void>;
  /** Whoever acts from now on, and the language of his client. */
  as(person: Somebody, locale?: string): void;
  /** Types a message, with the @mention where Teams wants one, and waits for the first new message of the bot. */
  say(words: string): Promise<string>;
  /** A file attached in the 1:1 chat, and the words with it; the page itself has no button for it. */
  attach(file: { name: string; downloadUrl: string }, words?: string): Promise<string>;
  /** Any other activity, from the person who acts. */
  send(activity: object): Promise<void>;
  /** The file behind a link of the newest message. */
  download(title: string): Promise<Downloaded>;
  picture(path: string): Promise<void>;
  close(): Promise<void>;
}

export async function openTeams(botEndpoint: string, locale = 'en-US'): Promise<TeamsClient> {
  const opened: { close(): Promise<unknown> }[] = [];
  const close = async () => {
    for (const part of opened.reverse()) await part.close();
  };
  try {
    const translator = await startTranslator(botEndpoint);
    opened.push(translator);
    translator.speakAs(ANNA, locale);
    const server = await startPlaygroundServer(translator.endpoint);
    opened.push(server);
    const browser = await launchChromium();
    opened.push(browser);
    const page = await openPage(browser, server.url);
    return { ...createClient(page, server, translator), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1100 }, timezoneId: 'Europe/Amsterdam' });
  context.setDefaultTimeout(15_000);
  // Fonts and a script come from elsewhere; the page works without them, and tests need no network.
  await context.route(
    ({ hostname, protocol }) => !/^(localhost|127\.0\.0\.1)$/.test(hostname) && protocol !== 'data:',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  // The first page of a client that has just started, on a machine that has other things to do.
  await page.goto(url, { timeout: 60_000 });
  await page.getByRole('treeitem', { name: CONVERSATION_NAMES.personal }).waitFor();
  return page;
}

function createClient(page: Page, server: PlaygroundServer, translator: Translator): Omit<TeamsClient, 'close'> {
  let conversation: Conversation = 'personal';
  const messages = createMessages(page, () => conversation);
  const compose = createCompose(page, BOT_NAME);

  async function answered(act: () => Promise<void>): Promise<string> {
    const before = await messages.count();
    await act();
    return messages.moreThan(before);
  }

  async function send(activity: object): Promise<void> {
    const address = `${server.url}/_internal/v1/customActivities`;
    const query = new URLSearchParams({ conversationId: CONVERSATIONS[conversation] });
    const template = (await (await fetch(`${address}/template?${query}`)).json()) as object;
    const body = JSON.stringify({ ...template, ...activity });
    await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  }

  return {
    ...messages,
    page,
    send,
    as: (person, locale = 'en-US') => translator.speakAs(person, locale),
    async open(wanted) {
      await page.getByRole('treeitem', { name: CONVERSATION_NAMES[wanted], exact: true }).click();
      conversation = wanted;
      await compose.ready();
    },
    async clear() {
      await page.reload();
      await page.getByRole('treeitem', { name: CONVERSATION_NAMES[conversation], exact: true }).click();
      await compose.ready();
    },
    say: (words) => answered(() => compose.send(words, conversation)),
    attach: (file, words = '') =>
      answered(() => send({ type: 'message', text: words, attachments: [attachment(file)] })),
    download: (title) => download(page, messages.newest(), title),
    picture: async (path) => {
      await messages.newest().locator('.ac-adaptiveCard').screenshot({ path, timeout: 30_000 });
    },
  };
}

const attachment = ({ name, downloadUrl }: { name: string; downloadUrl: string }) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name,
  contentUrl: downloadUrl,
  content: { downloadUrl, uniqueId: name, fileType: name.split('.').pop() },
});

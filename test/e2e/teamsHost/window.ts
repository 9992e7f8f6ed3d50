import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, ConsoleMessage, Frame, FrameLocator, Page } from 'playwright-core';
import type { ThemeName } from '../../../tab/host.js';
import { ANNA, type Person, TENANT } from '../../support/teams.js';
import { PAGES_ORIGIN, TEAMS_ORIGIN } from './origins.js';
import type { World } from './world.js';

/** How the client of Teams is set, and who is signed in to it. */
export interface ClientSettings {
  person?: Person;
  theme?: ThemeName;
  locale?: string;
  width?: number;
  height?: number;
  /** What Teams gives a page that asks who has signed in; nothing where it gives none. Default: a good token of the person. */
  token?: () => Promise<string | undefined>;
  /** Teams never answers the page. */
  silent?: boolean;
  /** The tab whose settings are changed. */
  tab?: object;
}

/** What the page has said to Teams, in order. */
export interface Told {
  func: string;
  args: unknown[];
}

/** Teams in a window of the browser, with one page of the app in it. */
export interface TeamsWindow {
  page: Page;
  /** The page in it. */
  tab: FrameLocator;
  told(func?: string): Promise<Told[]>;
  /** Waits until the page says this. */
  hears(func: string): Promise<Told>;
  choose(what: 'theme' | 'link', name: string): Promise<void>;
  savedTab(): Promise<Record<string, string>>;
  frame(): Frame;
  /** What the browser has complained about. */
  complaints: string[];
  close(): Promise<void>;
}

const WIDE = { width: 1280, height: 900 };
const FRAME = 'embedded-page-container';
const PATIENCE_MS = 15_000;

/** Follows a link into Teams, or opens a window of Teams: `/tab?address=`, `/meeting?address=`, `/settings?address=`, `/dialog?address=`. */
export async function openInTeams(world: World, link: string, settings: ClientSettings = {}): Promise<TeamsWindow> {
  const { person = ANNA, theme = 'default', locale = 'en-GB', silent = false, tab } = settings;
  const context = await contextOf(world, settings);
  await context.exposeFunction('teamsClient', () => ({ person, theme, locale, silent, tab, tenantId: TENANT }));
  await context.exposeFunction('teamsToken', settings.token ?? (() => world.token(person)));
  const page = await context.newPage();
  const complaints = listen(page);
  await page.goto(new URL(link, TEAMS_ORIGIN).href);
  await page.waitForFunction('window.choose');
  const told = async (func?: string) => {
    const all = await page.evaluate<Told[]>('window.told');
    return func ? all.filter((each) => each.func === func) : all;
  };
  return {
    ...{ page, tab: page.frameLocator('iframe'), told, complaints },
    async hears(func) {
      await page.waitForFunction(`window.told.some(({ func }) => func === ${JSON.stringify(func)})`);
      return (await told(func)).at(-1)!;
    },
    choose: (what, name) => page.evaluate(`window.choose.${what}(${JSON.stringify(name)})`),
    savedTab: () => page.evaluate('window.choose.tab()'),
    frame: () => page.frame({ name: FRAME })!,
    close: () => context.close(),
  };
}

export interface BrowserWindow {
  page: Page;
  complaints: string[];
  close(): Promise<void>;
}

/** The page by itself: `address` behind the bot's own one in development, behind the public one in production. */
export async function openOutside(
  world: World,
  address: string,
  settings: ClientSettings = {},
): Promise<BrowserWindow> {
  const context = await contextOf(world, settings);
  const page = await context.newPage();
  const complaints = listen(page);
  await page.goto(new URL(address, world.mode === 'production' ? PAGES_ORIGIN : world.url).href);
  return { page, complaints, close: () => context.close() };
}

/** Looks again until it fits; what Playwright would look with in the page itself, our policy refuses. */
export async function becomes<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (const end = performance.now() + PATIENCE_MS; ; await delay(50)) {
    const value = await read();
    if (fits(value)) return value;
    if (performance.now() > end) throw new Error(`Waited in vain; last: ${JSON.stringify(value)}`);
  }
}

const LOOK =
  "['backgroundColor', 'color'].map((of) => getComputedStyle(document.querySelector('.fui-FluentProvider'))[of]).join()";

/** Colours of the page and of its letters. */
export const look = ({ frame }: TeamsWindow): Promise<string> => frame().evaluate<string>(LOOK);

/** Somebody chooses another theme in Teams; resolves to the new look. */
export async function inTheme(teams: TeamsWindow, theme: ThemeName): Promise<string> {
  const before = await look(teams);
  await teams.choose('theme', theme);
  return becomes(
    () => look(teams),
    (now) => now !== before,
  );
}

async function contextOf(world: World, settings: ClientSettings): Promise<BrowserContext> {
  const { locale = 'en-GB', width = WIDE.width, height = WIDE.height, theme } = settings;
  const context = await world.browser.newContext({
    ...{ viewport: { width, height }, locale, timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' },
    ...{ ignoreHTTPSErrors: true, acceptDownloads: true, colorScheme: theme === 'dark' ? 'dark' : 'light' },
    forcedColors: 'none',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.clock.setFixedTime(world.clock.now());
  return context;
}

/** teams-js asks for a list of addresses that may be Teams; our policy refuses it, and teams-js goes by the list that it brings. */
const REFUSED_LIST = 'res.cdn.office.net';

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    const { url } = message.location();
    if (message.type() !== 'error') return;
    if (message.text().includes(REFUSED_LIST) || url.includes(REFUSED_LIST)) return;
    complaints.push(`${message.text()} (${url})`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  return complaints;
}

/** Fluent's keeper of the focus hands it on from these at once: nobody ever stands on one. */
const TABSTER = '[data-tabster-dummy]';
const AXE = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with a page, a line each. */
export async function violations(page: Frame | Page, rules: 'all' | 'colors' = 'all'): Promise<string[]> {
  await page.evaluate(await AXE);
  const options = rules === 'all' ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] };
  const found = await page.evaluate<AxeResults>(
    `axe.run({ exclude: ${JSON.stringify(TABSTER)} }, ${JSON.stringify(options)})`,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n')[1]}`),
  );
}

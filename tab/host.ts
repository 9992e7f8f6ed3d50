import type { PageSettings } from '../bot/pages/wire.js';
import { inTime } from './inTime.js';
import { secretOf } from './route.js';

export type ThemeName = 'default' | 'dark' | 'contrast';

/** Where the page is shown: Teams, or a browser. */
export interface Host {
  kind: 'teams' | 'browser';
  /** What it looks like now. */
  theme: ThemeName;
  onTheme(changed: (theme: ThemeName) => void): void;
  /** Language of the client, such as nl-NL. */
  locale?: string;
  /** What a deep link names, as it stands behind `/tab/`. */
  subPage?: string;
  /** Another deep link was followed while the page is open. */
  onSubPage(changed: (subPage: string) => void): void;
  /** The value of the header Authorization; undefined where nobody can be known. @throws PageError 401 without words: Teams gives no token */
  authorization(): Promise<string | undefined>;
  /** The page can be seen. */
  shown(): void;
  /** The page could not begin: the host says so in its place. */
  failed(): void;
  open(url: string): Promise<void>;
  /** Ends the dialog that the page is in; absent where it is in none. */
  endDialog?(): void;
  /** Only where the tab of a channel or chat is chosen. */
  tabChoice?: TabChoice;
}

export interface TabChoice {
  /** The address of the tab that is chosen anew; undefined for a new one. */
  present(): Promise<string | undefined>;
  /** What **Save** of Teams keeps. */
  choose(tab: ChosenTab): void;
}

/** As Teams keeps it. */
export interface ChosenTab {
  entityId: string;
  contentUrl: string;
  websiteUrl: string;
  suggestedDisplayName: string;
}

/** Teams answers within tenths of a second; teams-js by itself would wait a minute. */
const PATIENCE_MS = 4_000;

/** A link of the bot says by itself who reads; otherwise Teams is asked, and where it does not answer the page is in a browser. */
export async function findHost(settings: PageSettings, fragment: string): Promise<Host> {
  const link = secretOf(fragment, 'link');
  if (link !== undefined && !settings.production) return inBrowser(`Link ${link}`);
  if (!isInFrame()) return inBrowser();
  const { inTeams } = await import('./teams.js');
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  return (await inTime(inTeams(), patience)) ?? inBrowser();
}

/** Some Teams apps for phones show pages in no frame, and speak to them in another way. */
const isInFrame = (): boolean => window.parent !== window.self || 'nativeInterface' in window;

function inBrowser(authorization?: string): Host {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(forced-colors: active)');
  // The browser says of its own colours whether they are dark; charts are drawn in those of the theme.
  const theme = (): ThemeName => (!dark.matches ? 'default' : contrast.matches ? 'contrast' : 'dark');
  return {
    kind: 'browser',
    theme: theme(),
    onTheme(changed) {
      for (const query of [dark, contrast]) query.addEventListener('change', () => changed(theme()));
    },
    onSubPage: () => undefined,
    locale: navigator.language,
    authorization: async () => authorization,
    shown: () => undefined,
    failed: () => undefined,
    async open(url) {
      window.location.assign(url);
    },
  };
}

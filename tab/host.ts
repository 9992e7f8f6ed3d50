import type { PageSettings } from '../bot/pages/wire.js';
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
  /** The value of the header Authorization; undefined where nobody can be known. */
  authorization(): Promise<string | undefined>;
  /** The page can be seen. */
  shown(): void;
  open(url: string): Promise<void>;
  /** Ends the dialog that the page is in; false where it is in none. */
  endDialog(): boolean;
}

/** Teams answers within tenths of a second; teams-js by itself would wait a minute. */
const PATIENCE_MS = 4_000;

/** A link of the bot says by itself who reads; otherwise Teams is asked, and where it does not answer the page is in a browser. */
export async function findHost(settings: PageSettings, fragment: string): Promise<Host> {
  const link = secretOf(fragment, 'link');
  if (link !== undefined && !settings.production) return inBrowser(`Link ${link}`);
  if (window.parent === window.self) return inBrowser();
  const { inTeams } = await import('./teams.js');
  return (await inTeams(PATIENCE_MS)) ?? inBrowser();
}

function inBrowser(authorization?: string): Host {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(forced-colors: active)');
  const theme = (): ThemeName => (contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'default');
  return {
    kind: 'browser',
    theme: theme(),
    onTheme(changed) {
      for (const query of [dark, contrast]) query.addEventListener('change', () => changed(theme()));
    },
    locale: navigator.language,
    authorization: async () => authorization,
    shown: () => undefined,
    async open(url) {
      window.location.assign(url);
    },
    endDialog: () => false,
  };
}

import type { PageSettings } from '../bot/pages/wire.js';
import type { Host, ThemeName } from './host.js';
import { inTime } from './inTime.js';
import { secretOf } from './route.js';

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

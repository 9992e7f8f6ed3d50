import { app, authentication, dialog, FrameContexts, pages } from '@microsoft/teams-js';
import { PageError } from './client.js';
import type { Host, TabChoice, ThemeName } from './host.js';
import type { ChosenTab } from './tabChoice.js';

/** Fails at once outside Teams; in a frame of somebody else after a minute. */
export async function inTeams(): Promise<Host> {
  await app.initialize();
  const context = await app.getContext();
  const { frameContext } = context.page;
  const subPage = subPageOf(context);
  return {
    kind: 'teams',
    theme: themeOf(context.app.theme),
    onTheme: (changed) => app.registerOnThemeChangeHandler((theme) => changed(themeOf(theme))),
    locale: context.app.locale,
    ...(subPage && { subPage }),
    onSubPage: (changed) => followLinks(subPage, changed),
    authorization,
    shown() {
      app.notifyAppLoaded();
      void app.notifySuccess();
    },
    failed: () => app.notifyFailure({ reason: app.FailedReason.Other }),
    open,
    ...(frameContext === FrameContexts.task && dialog.url.isSupported() && { endDialog: () => dialog.url.submit() }),
    ...(frameContext === FrameContexts.settings && pages.config.isSupported() && { tabChoice }),
  };
}

/** Dialogs and the choice of a tab have addresses of their own; what they may hear of a deep link is that of the page below them. */
const subPageOf = ({ page }: app.Context): string | undefined =>
  page.frameContext === FrameContexts.task || page.frameContext === FrameContexts.settings ? undefined : page.subPageId;

/** Clients differ in what they hand to the handler, so it is asked for again; one that was followed already is no news. */
function followLinks(first: string | undefined, changed: (subPage: string) => void): void {
  let known = first;
  app.registerOnContextChangeHandler(async () => {
    const subPage = subPageOf(await app.getContext());
    if (!subPage || subPage === known) return;
    known = subPage;
    changed(subPage);
  });
}

/** Teams keeps the token and gets a new one when it ends. It gives none when consent is missing or its window was closed. */
async function authorization(): Promise<string> {
  const token = await authentication.getAuthToken().catch(() => undefined);
  if (!token) throw new PageError(401);
  return `Bearer ${token}`;
}

/** Links into Teams open in Teams; of clients that cannot do that, in a window of the browser. */
async function open(url: string): Promise<void> {
  await app.openLink(url).catch(() => window.open(url, '_blank', 'noopener'));
}

const tabChoice: TabChoice = {
  async present() {
    const { contentUrl } = await pages.getConfig();
    return contentUrl || undefined;
  },
  choose(tab: ChosenTab) {
    // Only one can be registered: the one of the newest choice.
    pages.config.registerOnSaveHandler((save) => {
      pages.config.setConfig(tab).then(
        () => save.notifySuccess(),
        () => save.notifyFailure(),
      );
    });
    pages.config.setValidityState(true);
  },
};

/** Glass lies over what is around it, under light letters. */
const themeOf = (name: string): ThemeName =>
  name === 'dark' || name === 'glass' ? 'dark' : name === 'contrast' ? 'contrast' : 'default';

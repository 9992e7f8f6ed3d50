import { app, authentication, dialog } from '@microsoft/teams-js';
import type { Host, ThemeName } from './host.js';

/** Undefined where no Teams answers in time: outside it, or in a frame of somebody else. */
export async function inTeams(patienceMs: number): Promise<Host | undefined> {
  const known = await Promise.race([
    app.initialize().then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patienceMs)),
  ]);
  if (!known) return undefined;
  const context = await app.getContext();
  return {
    kind: 'teams',
    theme: themeOf(context.app.theme),
    onTheme: (changed) => app.registerOnThemeChangeHandler((theme) => changed(themeOf(theme))),
    locale: context.app.locale,
    ...(context.page.subPageId && { subPage: context.page.subPageId }),
    // Teams keeps the token and gets a new one when it ends.
    authorization: async () => `Bearer ${await authentication.getAuthToken()}`,
    shown() {
      app.notifyAppLoaded();
      void app.notifySuccess();
    },
    open: (url) => app.openLink(url),
    endDialog() {
      if (context.page.frameContext !== 'task' || !dialog.url.isSupported()) return false;
      dialog.url.submit();
      return true;
    },
  };
}

const themeOf = (name: string): ThemeName => (name === 'dark' || name === 'contrast' ? name : 'default');

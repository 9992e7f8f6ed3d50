import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Frame } from './Frame.js';
import type { ThemeName } from './host.js';
import { type Page, PageContext } from './page.js';
import { type Route, readRoute, writeRoute } from './route.js';

const THEMES = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;

/** The page in the look of its host, at the place that its address names. */
export function App({ page, nonce }: { page: Omit<Page, 'theme' | 'go'>; nonce: string }) {
  const { host } = page;
  const [theme, setTheme] = useState<ThemeName>(host.theme);
  const [route, setRoute] = useState<Route>(page.route);
  // Styles are made in the browser; the server's policy takes only those that carry its nonce.
  const renderer = useMemo(() => createDOMRenderer(document, { styleElementAttributes: { nonce } }), [nonce]);

  useEffect(() => host.onTheme(setTheme), [host]);
  useEffect(() => {
    const back = () => setRoute(readRoute(window.location.href));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const go = useCallback((next: Route) => {
    window.history.pushState(null, '', `${writeRoute(next)}${window.location.hash}`);
    setRoute(next);
  }, []);

  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={THEMES[theme]}>
        <PageContext.Provider value={{ ...page, theme, route, go }}>
          <Frame />
        </PageContext.Provider>
      </FluentProvider>
    </RendererProvider>
  );
}

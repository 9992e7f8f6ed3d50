import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ProfilesQuery } from '../services/results/tableView.js';
import { Frame } from './Frame.js';
import type { ThemeName } from './host.js';
import { type Page, PageContext } from './page.js';
import { addressOf, type Route, readRoute, writeRoute } from './route.js';

const THEMES = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;

/** The page in the look of its host, at the place that its address names. */
export function App({ page, nonce }: { page: Omit<Page, 'theme' | 'go' | 'query' | 'narrow'>; nonce: string }) {
  const { host } = page;
  const [theme, setTheme] = useState<ThemeName>(host.theme);
  const [query, narrow] = useState<ProfilesQuery>({});
  const [route, setRoute] = useState<Route>(page.route);
  // Styles are made in the browser; the server's policy takes only those that carry its nonce.
  const renderer = useMemo(() => createDOMRenderer(document, { styleElementAttributes: { nonce } }), [nonce]);

  useEffect(() => host.onTheme(setTheme), [host]);
  useEffect(() => {
    const here = () => setRoute(readRoute(window.location.href));
    host.onSubPage((subPage) => {
      window.history.pushState(null, '', addressOf(subPage));
      here();
    });
    window.addEventListener('popstate', here);
    return () => window.removeEventListener('popstate', here);
  }, [host]);
  const go = useCallback((next: Route) => {
    window.history.pushState(null, '', `${writeRoute(next)}${window.location.hash}`);
    setRoute(next);
  }, []);

  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={THEMES[theme]} style={{ minHeight: '100vh' }}>
        <PageContext.Provider value={{ ...page, theme, route, go, query, narrow }}>
          <Frame />
        </PageContext.Provider>
      </FluentProvider>
    </RendererProvider>
  );
}

import { makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { usePage } from './page.js';
import { Nothing } from './parts/Nothing.js';
import { TopBar } from './parts/TopBar.js';
import { Trouble } from './parts/Trouble.js';
import type { View } from './route.js';

const VIEWS = {
  overview: lazy(() => import('./views/Overview.js')),
  profiles: lazy(() => import('./views/Profiles.js')),
  runs: lazy(() => import('./views/Runs.js')),
  consent: lazy(() => import('./views/Consent.js')),
  token: lazy(() => import('./views/TokenEntry.js')),
  configure: lazy(() => import('./views/Configure.js')),
};
const Outside = lazy(() => import('./views/Outside.js'));

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    maxWidth: '1600px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
  },
  alone: { marginTop: tokens.spacingVerticalL },
  heading: {
    ...typographyStyles.title3,
    display: 'block',
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalM}`,
    outlineOffset: '4px',
  },
});

/** What stands around every view. */
export function Frame() {
  const { words, route, session } = usePage();
  const styles = useStyles();
  const alone = !session || standsAlone(route.view);
  const name = words.pages.views[route.view];

  useEffect(() => {
    document.title = alone && !standsAlone(route.view) ? words.pages.title : `${name} · ${words.pages.title}`;
  }, [alone, name, route.view, words]);

  return (
    <div className={styles.page}>
      <TopBar session={alone ? undefined : session} />
      <main className={alone ? styles.alone : undefined}>
        {!alone && <ViewHeading view={route.view} />}
        <Suspense fallback={<Spinner label={words.pages.loading} />}>
          <Content />
        </Suspense>
      </main>
    </div>
  );
}

/** The token and the choice of a tab are asked for in windows of their own, of which there is no way to elsewhere. */
const standsAlone = (view: View) => view === 'token' || view === 'configure';

function Content() {
  const { words, route, session, refused } = usePage();
  if (standsAlone(route.view)) return <Shown view={route.view} />;
  if (refused) return <Trouble error={refused} again={() => window.location.reload()} />;
  if (!session) return <Outside />;
  const ofEnrichment = route.view === 'overview' || route.view === 'profiles';
  if (ofEnrichment && session.enrichments.length === 0 && route.enrichment === undefined)
    return <Nothing {...words.pages.noEnrichment} />;
  return <Shown view={route.view} />;
}

function Shown({ view }: { view: View }) {
  const Chosen = VIEWS[view];
  return <Chosen />;
}

/** Takes the focus when another view is shown, so that who cannot see it hears where he is. */
function ViewHeading({ view }: { view: View }) {
  const { words } = usePage();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current !== view) heading.current?.focus();
    shown.current = view;
  }, [view]);
  return (
    <h2 ref={heading} tabIndex={-1} className={styles.heading}>
      {words.pages.views[view]}
    </h2>
  );
}

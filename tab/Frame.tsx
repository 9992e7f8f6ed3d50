import { Spinner } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { usePage } from './page.js';

const VIEWS = {
  overview: lazy(() => import('./views/Overview.js')),
  profiles: lazy(() => import('./views/Profiles.js')),
  runs: lazy(() => import('./views/Runs.js')),
  consent: lazy(() => import('./views/Consent.js')),
  token: lazy(() => import('./views/TokenEntry.js')),
  configure: lazy(() => import('./views/Configure.js')),
};
const Outside = lazy(() => import('./views/Outside.js'));

/** What stands around every view. */
export function Frame() {
  const { words, route, session } = usePage();
  const View = session || route.view === 'token' || route.view === 'configure' ? VIEWS[route.view] : Outside;
  return (
    <Suspense fallback={<Spinner label={words.pages.loading} />}>
      <View />
    </Suspense>
  );
}

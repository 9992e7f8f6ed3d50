import { type Route, writeRoute } from './route.js';

/** The personal tab of the manifest, which shows whatever page a link into it names. */
const TAB = 'profiles';

/** Leads to the same place inside Teams; with `state`, to the page where the token is entered. */
export function teamsLink(appId: string, route: Route, state?: string): string {
  const page = writeRoute(route).replace('/tab/', '');
  const subEntityId = state === undefined ? page : `${page}#${new URLSearchParams({ state })}`;
  const context = encodeURIComponent(JSON.stringify({ subEntityId }));
  return `https://teams.microsoft.com/l/entity/${appId}/${TAB}?context=${context}`;
}

/** What is shown; the address of the page says the same, so that it can be shared, reloaded and gone back to. */
export const VIEWS = ['overview', 'profiles', 'runs', 'consent', 'token', 'configure'] as const;
export type View = (typeof VIEWS)[number];

export interface Route {
  view: View;
  enrichment?: string;
  /** The CustomerId of the company that is open. */
  profile?: number;
}

/** Of `/tab/profiles?enrichment=e1&profile=17`, or of what Teams hands on of a deep link: the same without `/tab/`. Foreign text is the overview. */
export function readRoute(address: string): Route {
  const { pathname, searchParams } = urlOf(address);
  const named = pathname.split('/').at(-1);
  const view = VIEWS.find((each) => each === named) ?? 'overview';
  const enrichment = searchParams.get('enrichment') ?? undefined;
  const profile = Number(searchParams.get('profile') || Number.NaN);
  return {
    view,
    ...(enrichment && { enrichment }),
    ...(Number.isSafeInteger(profile) && profile >= 0 && { profile }),
  };
}

export function writeRoute({ view, enrichment, profile }: Route): string {
  const query = new URLSearchParams();
  if (enrichment !== undefined) query.set('enrichment', enrichment);
  if (profile !== undefined) query.set('profile', String(profile));
  return `/tab/${view}${query.size > 0 ? `?${query}` : ''}`;
}

/** Where a deep link leads in this page, with what stands behind its #. */
export function addressOf(subPage: string): string {
  const state = secretOf(urlOf(subPage).hash, 'state');
  return `${writeRoute(readRoute(subPage))}${state === undefined ? '' : `#${new URLSearchParams({ state })}`}`;
}

const PLACE = 'https://page.invalid/tab/';

const urlOf = (address: string): URL => new URL(URL.canParse(address, PLACE) ? address : PLACE, PLACE);

/** What stands behind the # as `name=value`: it never reaches a server by itself. */
export const secretOf = (fragment: string, name: 'link' | 'state'): string | undefined =>
  new URLSearchParams(fragment.replace(/^#/, '')).get(name) ?? undefined;

import type { Locale } from '../../cards/locale.js';
import type { Caller } from '../../services/caller.js';
import type { PageLinks, PageTarget } from '../../services/pageLinks.js';
import { TEAMS } from '../config.js';

/** Who a card is for, and where it was asked for. */
export interface Reader {
  caller: Caller;
  locale: Locale;
  conversationId: string;
}

/** Addresses of pages for cards. In development they say who reads: only for cards that go to the 1:1 chat. */
export type AddressOf = (target: PageTarget, reader: Reader) => Promise<string>;

export interface AddressParts {
  development: boolean;
  appId: string;
  publicUrl: string;
  pageLinks: Pick<PageLinks, 'reading'>;
}

/** The personal tab of the app's manifest, which shows whatever page a link into it names. */
const TAB = 'profiles';

export function createAddresses({ development, appId, publicUrl, pageLinks }: AddressParts): AddressOf {
  return async (target, { caller, locale, conversationId }) => {
    const page = pageOf(target);
    const webUrl = `${publicUrl}/tab/${page}`;
    if (!development) return inTeams(appId, page, { webUrl, label: locale.results.title });
    // Behind the #, which no server and no log gets to see.
    return `${webUrl}#link=${await pageLinks.reading(caller, locale.language, conversationId)}`;
  };
}

/** Leads to a page inside Teams, where one is signed in. `page`: what stands behind `/tab/`. */
export function inTeams(appId: string, page: string, more: Readonly<Record<string, string>> = {}): string {
  const query = { ...more, context: JSON.stringify({ subEntityId: page }) };
  // Teams reads a plus as one.
  const written = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${TEAMS}/l/entity/${appId}/${TAB}?${written.join('&')}`;
}

/** Ids only: what is searched for never stands in an address. */
function pageOf({ view, enrichment, profile }: PageTarget): string {
  const query = new URLSearchParams();
  if (enrichment !== undefined) query.set('enrichment', enrichment);
  if (profile !== undefined) query.set('profile', String(profile));
  return query.size > 0 ? `${view}?${query}` : view;
}

import type { SessionView } from '../bot/pages/wire.js';
import { type Route, writeRoute } from './route.js';
import { safeText } from './safeText.js';
import type { Words } from './words.js';

/** What the tab of a channel or chat can show. */
export const TAB_VIEWS = ['overview', 'profiles', 'runs', 'consent'] as const;

/** As Teams keeps it. */
export interface ChosenTab {
  entityId: string;
  contentUrl: string;
  websiteUrl: string;
  suggestedDisplayName: string;
}

/** Teams shows no longer names. */
const MOST_IN_NAME = 128;

/** The tab as Teams keeps it. An enrichment that is there no more is none. */
export function tabOf(
  { view, enrichment }: Route,
  enrichments: SessionView['enrichments'],
  { words, origin }: { words: Words; origin: string },
): ChosenTab {
  const chosen = enrichments.find(({ id }) => id === enrichment);
  const contentUrl = `${origin}${writeRoute({ view, ...(chosen && { enrichment: chosen.id }) })}`;
  const viewName = words.pages.views[view];
  const name = chosen ? words.pageViews.configure.named(viewName, safeText(chosen.name)) : viewName;
  return {
    entityId: chosen ? `${view}-${chosen.id}` : view,
    contentUrl,
    websiteUrl: contentUrl,
    suggestedDisplayName: safeText(name, MOST_IN_NAME),
  };
}

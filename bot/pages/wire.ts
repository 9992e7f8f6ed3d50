import type { Role } from '../../services/access.js';
import type { Language } from '../../services/caller.js';
import type { ConsentOverview, ConsentTrend } from '../../services/consent.js';
import type { HistoryFilter } from '../../services/history.js';
import type { ProfilesOrder, ProfilesQuery } from '../../services/results/tableView.js';

// What the pages and the server say to each other, beside the views of the services. Every call has the header Authorization:
// `Bearer <Entra token>` in Teams, `Link <signed>` in development; and Accept-Language `en` or `nl`. Bodies and answers are JSON.
// In development the two of the token need none: their state says who it is.
//
// GET  /tab/api/session                          -> SessionView
// GET  /tab/api/enrichments/:id                  -> EnrichmentOverview
// POST /tab/api/enrichments/:id/profiles         TableAsk -> TablePage
// POST /tab/api/enrichments/:id/count            ProfilesQuery -> { count: number }
// GET  /tab/api/enrichments/:id/profiles/:profile -> ProfileView (of the profile that a CustomerId is part of by now)
// POST /tab/api/enrichments/:id/export           ProfilesQuery -> ExportView
// GET  /tab/api/exports/:id                      -> ExportView
// POST /tab/api/history                          HistoryAsk -> HistoryPage
// GET  /tab/api/consent                          -> ConsentAnswer
// POST /tab/api/token/look                       { state: string } -> TokenLook
// POST /tab/api/token                            { state: string, token: string } -> TokenStored

/** Who looks, and what there is to look at. */
export interface SessionView {
  name: string;
  role?: Role;
  /** What was chosen in the chat; absent: whatever the client speaks. */
  language?: Language;
  /** Leads back to the conversation with the bot. */
  chatUrl: string;
  enrichments: { id: string; name: string; sandbox: boolean; profiles: number; updatedAt?: number }[];
}

export interface TableAsk {
  query?: ProfilesQuery;
  order?: ProfilesOrder;
  /** A place that an earlier page gave. */
  at?: string;
  /** Rows, at most 100. */
  size?: number;
}

export interface HistoryAsk extends HistoryFilter {
  /** IANA name: days are those of the reader. */
  timeZone: string;
  at?: string;
  size?: number;
}

export interface ConsentAnswer {
  overview: ConsentOverview;
  trend: ConsentTrend;
}

export interface TokenLook {
  sandbox: boolean;
  /** Only the token of this connection is replaced. */
  replaces?: string;
  expiresAt: number;
}

export interface TokenStored {
  /** The last four characters; empty of a short token. */
  ending: string;
}

/** With a status of 400 and more: what happened and what to do, in the language that was asked for. */
export interface PageProblem {
  code: string;
  message: string;
  next: string;
}

/** Told to the page in its own document, so that it can begin before anything is asked of the server: `<meta name="page-settings">`. */
export interface PageSettings {
  production: boolean;
  /** Of the Teams app; empty in development. */
  appId: string;
}

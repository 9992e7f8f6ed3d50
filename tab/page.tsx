import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { PageSettings, SessionView } from '../bot/pages/wire.js';
import type { ProfilesQuery } from '../services/results/tableView.js';
import { type Client, PageError } from './client.js';
import type { Host, ThemeName } from './host.js';
import type { Route } from './route.js';
import type { Words } from './words.js';

/** What every part of the page can ask for. */
export interface Page {
  settings: PageSettings;
  host: Host;
  client: Client;
  words: Words;
  /** What it looks like now. */
  theme: ThemeName;
  /** Who looks; absent on the pages that ask for nobody's data. */
  session?: SessionView;
  /** Why there is none, where the server was asked. */
  refused?: PageError | undefined;
  route: Route;
  go(route: Route): void;
  /** What the table of profiles is narrowed by. It holds values of profiles, so it stands in no address. */
  query: ProfilesQuery;
  narrow(query: ProfilesQuery): void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('A part of the page stands outside it');
  return page;
}

/** The enrichment that is looked at: that of the address, else the one that was brought up to date last. */
export function useEnrichment(): string | undefined {
  const { route, session } = usePage();
  const newest = [...(session?.enrichments ?? [])].sort((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0))[0];
  return route.enrichment ?? newest?.id;
}

export interface Asked<Answer> {
  /** The newest answer; stays while the next one is awaited. */
  answer?: Answer;
  error?: PageError;
  loading: boolean;
  again(): void;
}

/** Asks when what is asked for changes (`key`); an answer that comes after the next question is dropped. */
export function useAsked<Answer>(key: string, ask: (signal: AbortSignal) => Promise<Answer>): Asked<Answer> {
  const [state, setState] = useState<Omit<Asked<Answer>, 'again'>>({ loading: true });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what `ask` asks for; `turn` asks once more.
  useEffect(() => {
    const stop = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    ask(stop.signal).then(
      (answer) => {
        if (!stop.signal.aborted) setState({ answer, loading: false });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        setState({ error: error instanceof PageError ? error : new PageError(0), loading: false });
      },
    );
    return () => stop.abort();
  }, [key, turn]);
  return { ...state, again: useCallback(() => setTurn((before) => before + 1), []) };
}

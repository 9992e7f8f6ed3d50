import { useEffect, useRef, useState } from 'react';
import type { ProfilesQuery } from '../../services/results/tableView.js';
import type { ExportView } from '../../services/results.js';
import { PageError } from '../client.js';
import { usePage } from '../page.js';

const WAIT_MS = 1_000;

interface Exporting {
  making: boolean;
  made?: ExportView;
  error?: PageError;
}

/** Has a file made and waits for it. A file of other profiles than the table shows is no longer offered. */
export function useExport(enrichment: string, query: ProfilesQuery): Exporting & { start(): void } {
  const { client } = usePage();
  const [state, setState] = useState<Exporting>({ making: false });
  const going = useRef<AbortController>(undefined);
  const what = JSON.stringify([enrichment, query]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other profiles, other file.
  useEffect(() => {
    setState({ making: false });
    return () => going.current?.abort();
  }, [what]);

  async function make(signal: AbortSignal): Promise<void> {
    let view = await client.post<ExportView>(`enrichments/${encodeURIComponent(enrichment)}/export`, query, signal);
    while (view.state === 'Refreshing') {
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      if (signal.aborted) return;
      view = await client.get<ExportView>(`exports/${encodeURIComponent(view.id)}`, signal);
    }
    if (!signal.aborted) setState({ making: false, made: view });
  }

  return {
    ...state,
    start() {
      if (state.making) return;
      const stop = new AbortController();
      going.current = stop;
      setState({ making: true });
      make(stop.signal).catch((error: unknown) => {
        if (!stop.signal.aborted)
          setState({ making: false, error: error instanceof PageError ? error : new PageError(0) });
      });
    },
  };
}

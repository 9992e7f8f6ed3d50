import type { Caller } from '../caller.js';
import type { ExportView, FileLink } from '../results.js';
import { exportCsv } from './exportCsv.js';
import type { NamedOutput, ResultsParts } from './parts.js';

/** Exports go on behind the conversation: a million rows take longer than a turn may. */
export interface Exporting {
  start(caller: Caller, named: NamedOutput): Promise<ExportView>;
  progress(id: string): ExportView;
}

/** A small file is given at once; a turn waits no longer than this for it. Milliseconds. */
const PATIENCE = 1_000;
/** Enough for everybody who looks at one; what is forgotten is asked for again. */
const KEPT = 200;

export function createExporting(parts: ResultsParts): Exporting {
  const known = new Map<string, ExportView>();

  function keep(view: ExportView): ExportView {
    known.set(view.id, view);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return view;
  }

  async function make(view: ExportView, work: Promise<FileLink>): Promise<void> {
    try {
      keep({ ...view, state: 'Successful', link: await work });
    } catch (error) {
      parts.log.error({ err: error, enrichment: view.enrichmentId }, 'An export could not be made');
      keep({ ...view, state: 'Failed' });
    }
    parts.notify(`export:${view.id}`);
  }

  return {
    async start(caller, named) {
      const { id: enrichmentId } = named.enrichment;
      // The id names the enrichment, so that a card that outlives this process still leads back to it.
      const id = `${enrichmentId}.${parts.newId()}`;
      const made = make(keep({ id, enrichmentId, state: 'Refreshing' }), exportCsv(parts, caller, named));
      const patience = new AbortController();
      await Promise.race([made, parts.clock.sleep(PATIENCE, patience.signal)]);
      patience.abort();
      return known.get(id)!;
    },
    progress: (id) => known.get(id) ?? { id, enrichmentId: id.split('.')[0]!, state: 'Failed' },
  };
}

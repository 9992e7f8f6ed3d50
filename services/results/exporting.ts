import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import type { ExportView, FileLink } from '../results.js';
import { exportCsv } from './exportCsv.js';
import type { NamedOutput, ResultsParts } from './parts.js';
import type { ProfilesQuery } from './tableView.js';

/** Exports go on behind the conversation: a million rows take longer than a turn may. */
export interface Exporting {
  start(caller: Caller, named: NamedOutput, what?: ProfilesQuery): Promise<ExportView>;
  progress(id: string): ExportView;
  /** Only for who asked for it. @throws `notFound` */
  of(caller: Caller, id: string): ExportView;
}

/** A small file is given at once; a turn waits no longer than this for it. Milliseconds. */
const PATIENCE = 1_000;
/** Enough for everybody who looks at one; what is forgotten is asked for again. */
const KEPT = 200;

export function createExporting(parts: ResultsParts): Exporting {
  const known = new Map<string, { view: ExportView; by: Caller }>();

  function keep(view: ExportView, by: Caller): ExportView {
    known.set(view.id, { view, by });
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return view;
  }

  async function make(view: ExportView, by: Caller, work: Promise<FileLink>): Promise<void> {
    try {
      keep({ ...view, state: 'Successful', link: await work }, by);
    } catch (error) {
      parts.log.error({ err: error, enrichment: view.enrichmentId }, 'An export could not be made');
      keep({ ...view, state: 'Failed' }, by);
    }
    parts.notify(`export:${view.id}`);
  }

  return {
    async start(caller, named, what) {
      const { id: enrichmentId } = named.enrichment;
      // The id names the enrichment, so that a card that outlives this process still leads back to it.
      const id = `${enrichmentId}.${parts.newId()}`;
      const asked = keep({ id, enrichmentId, state: 'Refreshing' }, caller);
      const made = make(asked, caller, exportCsv(parts, caller, named, what));
      const patience = new AbortController();
      await Promise.race([made, parts.clock.sleep(PATIENCE, patience.signal)]);
      patience.abort();
      return known.get(id)?.view ?? asked;
    },
    of(caller, id) {
      const found = known.get(id);
      if (!found || !isSame(found.by, caller)) throw new ServiceError('notFound', { what: 'export' });
      return found.view;
    },
    progress: (id) => known.get(id)?.view ?? { id, enrichmentId: id.split('.')[0]!, state: 'Failed' },
  };
}

const isSame = (one: Caller, other: Caller): boolean => one.tenantId === other.tenantId && one.userId === other.userId;

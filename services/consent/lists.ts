import type { Caller } from '../caller.js';
import type { UnifyList, UnifyListView } from '../consent.js';
import { errorName } from '../errorName.js';
import type { FileLink } from '../results.js';
import { listRows, writeCsv } from './listRows.js';
import type { ConsentParts } from './parts.js';

/** Lists behind the numbers of a unification, as files. */
export interface Lists {
  start(caller: Caller, list: UnifyList): Promise<UnifyListView>;
  progress(id: string): UnifyListView;
}

/** A small file is given at once; a turn waits no longer than this for it. Milliseconds. */
const PATIENCE = 1_000;
/** Enough for everybody who looks at one; what is forgotten is asked for again. */
const KEPT = 200;

type ListsParts = Pick<ConsentParts, 'sql' | 'audit' | 'clock' | 'newId' | 'log' | 'notify' | 'files'>;

export function createLists(parts: ListsParts): Lists {
  const { clock, log, newId, notify } = parts;
  const known = new Map<string, UnifyListView>();

  function keep(view: UnifyListView): UnifyListView {
    known.set(view.id, view);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return view;
  }

  async function make(view: UnifyListView, caller: Caller): Promise<void> {
    try {
      keep({ ...view, state: 'Successful', link: await listFile(parts, caller, view.list) });
    } catch (error) {
      log.error({ list: view.list, error: errorName(error) }, 'a list of consent could not be made');
      keep({ ...view, state: 'Failed' });
    }
    notify(`consentList:${view.id}`);
  }

  return {
    async start(caller, list) {
      // The id names the list, so that a card that outlives this process can ask for it again.
      const id = `${list}.${newId()}`;
      const made = make(keep({ id, list, state: 'Refreshing' }), caller);
      const patience = new AbortController();
      await Promise.race([made, clock.sleep(PATIENCE, patience.signal)]);
      patience.abort();
      return known.get(id)!;
    },
    progress: (id) => known.get(id) ?? { id, list: listOf(id), state: 'Failed' },
  };
}

function listOf(id: string): UnifyList {
  const [list] = id.split('.');
  return list === 'shared' || list === 'rejects' ? list : 'unmatched';
}

async function listFile({ sql, files, audit }: ListsParts, caller: Caller, list: UnifyList): Promise<FileLink> {
  const name = `consent-${list}.csv`;
  let rows = 0;
  const offered = await files.offer(caller, name, async (path) => {
    rows = await writeCsv(path, listRows(sql, list));
  });
  const details = { rows, bytes: offered.bytes };
  await audit.record({ caller, action: 'consent.list', subject: `consentList:${list}`, details });
  return { ...offered, name, rows };
}

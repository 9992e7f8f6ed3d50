import { listSources } from '../../storage/sources.js';
import type { Reader, Sql } from '../../storage/sql.js';
import { type ListedRow, streamUnifyList } from '../../storage/unifyLists.js';
import type { UnifyPlan } from '../../storage/unifyPlan.js';
import type { Audit } from '../audit.js';
import type { Caller } from '../caller.js';
import type { Clock, NewId } from '../clock.js';
import { writeCsv } from '../consent/listRows.js';
import { errorName } from '../errorName.js';
import type { Files } from '../files.js';
import type { Log } from '../log.js';
import type { FileLink } from '../results.js';
import type { Notify } from '../subject.js';
import { UNIFY_PREVIEW_LISTS, type UnifyPreviewList, type UnifyPreviewListView } from './view.js';

/** A small file is given at once; a turn waits no longer than this for it. Milliseconds. */
const PATIENCE = 1_000;
const KEPT = 200;

export interface PreviewListsParts {
  sql: Sql;
  audit: Pick<Audit, 'record'>;
  clock: Clock;
  newId: NewId;
  log: Log;
  notify: Notify;
  files: Pick<Files, 'offer'>;
}

/** Lists behind the numbers of a preview, as files. They live with the process, as previews do. */
export function createPreviewLists(parts: PreviewListsParts) {
  const { clock, log, newId, notify } = parts;
  const known = new Map<string, UnifyPreviewListView>();

  function keep(view: UnifyPreviewListView): UnifyPreviewListView {
    known.set(view.id, view);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return view;
  }

  async function make(view: UnifyPreviewListView, caller: Caller, plan: UnifyPlan): Promise<void> {
    try {
      keep({ ...view, state: 'Successful', link: await listFile(parts, caller, plan, view.list) });
    } catch (error) {
      log.error({ list: view.list, error: errorName(error) }, 'a list of a preview could not be made');
      keep({ ...view, state: 'Failed' });
    }
    notify(`unifyPreviewList:${view.id}`);
  }

  return {
    async start(
      caller: Caller,
      preview: string,
      plan: UnifyPlan,
      list: UnifyPreviewList,
    ): Promise<UnifyPreviewListView> {
      // The id names list and preview, so that a card that outlives this process can say what it was.
      const id = `${list}.${preview}.${newId()}`;
      const made = make(keep({ id, preview, list, state: 'Refreshing' }), caller, plan);
      const patience = new AbortController();
      await Promise.race([made, clock.sleep(PATIENCE, patience.signal)]);
      patience.abort();
      return known.get(id)!;
    },
    progress(id: string): UnifyPreviewListView {
      const [list, preview = ''] = id.split('.');
      return (
        known.get(id) ?? {
          id,
          preview,
          list: UNIFY_PREVIEW_LISTS.find((one) => one === list) ?? 'matched',
          state: 'Failed',
        }
      );
    },
  };
}

async function listFile(
  { sql, files, audit }: PreviewListsParts,
  caller: Caller,
  plan: UnifyPlan,
  list: UnifyPreviewList,
): Promise<FileLink> {
  const name = `unification-${list}.csv`;
  let rows = 0;
  const offered = await files.offer(caller, name, async (path) => {
    rows = await writeCsv(path, listCells(sql, plan, list));
  });
  const details = { rows, bytes: offered.bytes };
  await audit.record({ caller, action: 'unification.list', subject: `unificationList:${list}`, details });
  return { ...offered, name, rows };
}

type Cells = readonly (string | number)[];

const ROW = ['source', 'row', 'sourceKey', 'company'];
const HEADINGS: Record<UnifyPreviewList, string[]> = {
  duplicates: [...ROW, 'keptRow', 'keptSourceKey', 'keptCompany'],
  matched: [...ROW, 'rule', 'withSource', 'withRow', 'withSourceKey', 'withCompany'],
  ambiguous: [...ROW, 'agreesIn', 'value', 'otherRows'],
  unmatched: ROW,
  leftOut: ROW,
};

async function* listCells(reader: Reader, plan: UnifyPlan, list: UnifyPreviewList): AsyncIterable<Cells[]> {
  const names = new Map((await listSources(reader)).map(({ no, name }) => [no, name]));
  const row = ({ sourceNo, rowNo, key, name }: ListedRow): Cells => [names.get(sourceNo) ?? '', rowNo, key, name];
  yield [HEADINGS[list]];
  for await (const lines of streamUnifyList(reader, plan, list))
    yield lines.map((line): Cells => {
      const cells = row(line.row);
      const other = line.other ? row(line.other) : [];
      if (list === 'duplicates') return [...cells, ...other.slice(1)];
      if (line.rule !== undefined) return [...cells, (plan.rules[line.rule - 1] ?? []).join(' + '), ...other];
      return line.shared ? [...cells, line.shared.kind, line.shared.value, line.shared.rows] : cells;
    });
}

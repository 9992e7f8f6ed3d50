import { changeRefresh, findRefresh, openRefreshes } from '../../storage/refreshes.js';
import type { NewNotice } from '../notifications.js';
import type { RefreshParts } from './parts.js';
import { type Node, type Refresh, toStored } from './stored.js';
import type { CountName, RefreshState } from './view.js';

/** Ends a refresh whose nodes have all ended: what is told of it is entered with its end. */
export async function endRefresh(parts: RefreshParts, refresh: Refresh): Promise<void> {
  const { sql, audit, clock, notify, system, tell } = parts;
  const { id, nodes, startedBy, caller } = refresh;
  const waiting = await sql.write(async (tx) => {
    const stored = await findRefresh(tx, id);
    if (stored?.endedAt !== null) return [];
    const state = stateOf(nodes, stored.cancelRequested);
    const ended: Refresh = { ...refresh, state, endedAt: clock.now() };
    const row = toStored(ended);
    await changeRefresh(tx, id, row);
    const { steps, failed, skipped } = row;
    const who = startedBy.by === 'person' ? caller : system;
    const details = { state, steps, failed, skipped };
    await audit.append(tx, { caller: who, action: 'refresh.end', subject: `refresh:${id}`, details });
    const notice = noticeOf(ended);
    if (notice) await tell(tx, notice);
    return openRefreshes(tx);
  });
  notify(`refresh:${id}`);
  // One less goes before them.
  for (const other of waiting) notify(`refresh:${other.id}`);
}

/** Canceled is what was cut short; a run that somebody has canceled by itself cuts nothing short. */
function stateOf(nodes: readonly Node[], cancelRequested: boolean): RefreshState {
  const isCutShort = ({ state, kind }: Node) => state === 'Canceled' && (cancelRequested || kind !== 'enrichment');
  if (nodes.some(isCutShort)) return 'Canceled';
  return nodes.some(({ state }) => state === 'Failed') ? 'Failed' : 'Successful';
}

const NEWS: readonly CountName[] = ['added', 'changed', 'gone', 'granted', 'denied', 'unset', 'withdrawn'];

/** Undefined: a person has canceled it, or nothing of it was tried. */
function noticeOf({ id, state, nodes, caller }: Refresh): NewNotice | undefined {
  const states = nodes.filter(wasTried).map(({ key, state: at }) => ({ key, ok: at !== 'Failed' }));
  if (state === 'Canceled' || states.length === 0) return undefined;
  const failures = nodes.filter((node) => node.state === 'Failed').map(({ key, failure }) => `${key} ${failure?.code}`);
  return {
    tenantId: caller.tenantId,
    content: { kind: 'refresh', refresh: id },
    states,
    ...(failures.length > 0 && { fingerprint: failures.sort().join(', ') }),
    changed: nodes.some(({ counts }) => NEWS.some((name) => (counts[name] ?? 0) > 0)),
  };
}

/** Where there was nobody to send, all is well. */
const wasTried = ({ state, skipped }: Node): boolean =>
  state === 'Successful' || state === 'Failed' || skipped?.because === 'nothingToSend';

import {
  addNotice,
  claimOnce,
  newestOf,
  noticeStates,
  putNoticeStates,
  repeatNotice,
  type StoredNotice,
  type StoredState,
} from '../../storage/notices.js';
import { putForAll, raiseVersion } from '../../storage/outbox.js';
import type { Writer } from '../../storage/sql.js';
import { chatOf, endMutes, listening, only } from '../../storage/subscriptions.js';
import { eachOnce, filtersFor, isNews, outcomeOf } from './judge.js';
import type { NotificationsParts } from './parts.js';
import type { NewNotice, Outcome } from './view.js';

type TellParts = Pick<NotificationsParts, 'clock' | 'newId'>;

/** A notice before it is stored, or found to be one that there is. */
type Judged = Omit<StoredNotice, 'outcome'> & { outcome: Outcome };

/** Enters a notice, and into the outbox for everybody whom it concerns. False: it was told before under this key. */
export async function tell(parts: TellParts, tx: Writer, notice: NewNotice): Promise<boolean> {
  const { tenantId, once, to } = notice;
  if (once !== undefined && !(await claimOnce(tx, tenantId, once))) return false;
  const states = statesOf(notice);
  const keys = states.map(({ key }) => key);
  const before = await noticeStates(tx, tenantId, keys);
  const judged = judge(parts, notice, states, before);
  const same = await sameFailure(tx, judged, states, before);
  const entered = await (same
    ? again(tx, same, judged)
    : first(tx, { ...judged, ...(await endedFailure(tx, judged, before)) }));
  const { kind, outcome, at } = judged;
  await putNoticeStates(
    tx,
    tenantId,
    states.map((state) => nextState(state, before, { id: entered.id, kind })),
  );
  const isFixed = outcome === 'fixed';
  const kinds = [...new Set([kind, ...(isFixed ? keys.flatMap((key) => before.get(key)?.kinds ?? []) : [])])];
  const concern = { tenantId, kinds, filters: filtersFor(judged) };
  await putForAll(tx, entered, at, to ? chatOf(tenantId, to.userId) : listening(concern, at, isFixed));
  // After it went to those who waited for it.
  if (isFixed && !to) await endMutes(tx, concern);
  return true;
}

/** What one person was told is not what the others know: kept apart. */
const statesOf = ({ states, to }: NewNotice): NewNotice['states'] =>
  eachOnce(states).map(({ key, ok }) => ({ key: to ? `${key} ${to.userId}` : key, ok }));

function judge(
  { clock, newId }: TellParts,
  notice: NewNotice,
  states: NewNotice['states'],
  before: ReadonlyMap<string, StoredState>,
): Judged {
  const { tenantId, content, fingerprint } = notice;
  const outcome = outcomeOf(states, before);
  const now = clock.now();
  return {
    ...{ id: newId(), tenantId, at: now, since: now, kind: content.kind, outcome, content: JSON.stringify(content) },
    ...(fingerprint !== undefined && outcome === 'bad' && { fingerprint }),
    ...{ news: isNews(notice, outcome, states, before), personal: notice.to !== undefined, times: 1, version: 1 },
  };
}

/** Whoever was told that it is not well, by whatever kind, is to be told that it is again. */
function nextState(
  { key, ok }: NewNotice['states'][number],
  before: ReadonlyMap<string, StoredState>,
  { id, kind }: Pick<StoredNotice, 'id' | 'kind'>,
): StoredState {
  if (ok) return { key, ok, kinds: [] };
  return { key, ok, noticeId: id, kinds: [...new Set([...(before.get(key)?.kinds ?? []), kind])] };
}

/** To one conversation, whatever is muted or filtered there. */
export async function tellOne(
  { clock, newId }: TellParts,
  tx: Writer,
  { tenantId, content }: Pick<NewNotice, 'tenantId' | 'content'>,
  conversationId: string,
): Promise<void> {
  const now = clock.now();
  const notice: Judged = {
    ...{ id: newId(), tenantId, at: now, since: now, kind: content.kind, outcome: 'good', times: 1, version: 1 },
    ...{ content: JSON.stringify(content), news: true, personal: true },
  };
  await putForAll(tx, await first(tx, notice), now, only(conversationId));
}

/** The newest notice of what is not well, where it said just the same and nothing else has gone wrong since. */
async function sameFailure(
  tx: Writer,
  notice: Judged,
  states: NewNotice['states'],
  before: ReadonlyMap<string, StoredState>,
): Promise<StoredNotice | undefined> {
  if (notice.fingerprint === undefined) return undefined;
  const bad = states.filter(({ ok }) => !ok).map(({ key }) => before.get(key));
  const ids = bad.flatMap((state) => (state?.ok === false && state.noticeId ? [state.noticeId] : []));
  if (ids.length < bad.length) return undefined;
  const newest = await newestOf(tx, ids);
  const isSame = newest?.fingerprint === notice.fingerprint && newest.kind === notice.kind;
  return isSame && newest.personal === notice.personal ? newest : undefined;
}

/** How often what is right again had failed, and since when. */
async function endedFailure(
  tx: Writer,
  { outcome }: Judged,
  before: ReadonlyMap<string, StoredState>,
): Promise<Pick<StoredNotice, 'times' | 'since'> | undefined> {
  if (outcome !== 'fixed') return undefined;
  const ids = [...before.values()].flatMap(({ ok, noticeId }) => (!ok && noticeId ? [noticeId] : []));
  const failure = await newestOf(tx, ids);
  return failure && { times: failure.times, since: failure.since };
}

async function first(tx: Writer, notice: Judged): Promise<StoredNotice> {
  await addNotice(tx, notice);
  return notice;
}

async function again(tx: Writer, same: StoredNotice, { at, content }: Judged): Promise<StoredNotice> {
  const version = same.version + 1;
  await repeatNotice(tx, same.id, { at, content });
  await raiseVersion(tx, same.id, version, at);
  return { ...same, version };
}

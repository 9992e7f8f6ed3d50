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
import { type Audience, putForAll, raiseVersion } from '../../storage/outbox.js';
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
  const { tenantId, once, fingerprint } = notice;
  if (once !== undefined && !(await claimOnce(tx, tenantId, once))) return false;
  const states = eachOnce(notice.states);
  const keys = states.map(({ key }) => key);
  const before = await noticeStates(tx, tenantId, keys);
  const outcome = outcomeOf(states, before);
  const now = parts.clock.now();
  const judged: Judged = {
    ...{ id: parts.newId(), tenantId, at: now, since: now, kind: notice.content.kind, outcome },
    content: JSON.stringify(notice.content),
    ...(fingerprint !== undefined && outcome === 'bad' && { fingerprint }),
    ...{ news: isNews(notice, outcome, states, before), personal: notice.to !== undefined, times: 1, version: 1 },
  };
  const same = await sameFailure(tx, judged, states, before);
  const entered = await (same ? again(tx, same, judged) : first(tx, judged));
  await putNoticeStates(
    tx,
    tenantId,
    states.map(({ key, ok }) => (ok ? { key, ok } : { key, ok, noticeId: entered.id })),
  );
  const to = notice.to ? chatOf(tenantId, notice.to.userId) : listenersTo(judged, now);
  await putForAll(tx, entered, now, to);
  // After it went to those who waited for it.
  if (outcome === 'fixed' && !notice.to) await endMutes(tx, judged);
  return true;
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

const listenersTo = (notice: Judged, now: number): Audience =>
  listening({ ...notice, filters: filtersFor(notice) }, now, notice.outcome === 'fixed');

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

import { untoldRuns } from '../../storage/notices.js';
import { subscribedTenants } from '../../storage/subscriptions.js';
import { errorName } from '../errorName.js';
import { ServiceError } from '../errors.js';
import type { NotificationCare, Tell } from '../notifications.js';
import { createOneByOne } from '../oneByOne.js';
import type { Subject } from '../subject.js';
import { type Due, dataAges, oldTokens } from './ages.js';
import type { NotificationsParts } from './parts.js';
import { noticeOfRun, withdrawalsOf } from './watched.js';

const DAY = 86_400_000;

export interface Watch extends Pick<NotificationCare, 'check' | 'settled'> {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Tells of what others do without telling of it: one look after the other, in the background. */
export function createWatch(parts: NotificationsParts, { tellIn, tellAll }: { tellIn: Tell; tellAll: Tell }): Watch {
  const { sql, documents, clock, log, system, limits } = parts;
  const oneByOne = createOneByOne();
  /** Seen and not looked at yet: a run that is told of ten times a second is looked at once. */
  const waiting = new Set<Subject>();
  let newest: Promise<void> = Promise.resolve();
  let stopped = false;

  function later(what: string, look: () => Promise<void>): Promise<void> {
    newest = oneByOne(async () => {
      if (!stopped) await look();
    }).catch((error: unknown) => log.error({ what, error: errorName(error) }, 'not told'));
    return newest;
  }

  function see(subject: Subject): void {
    const look = lookAt(subject);
    if (!look || stopped || waiting.has(subject)) return;
    waiting.add(subject);
    void later(subject, () => {
      waiting.delete(subject);
      return look();
    });
  }

  function lookAt(subject: Subject): (() => Promise<void>) | undefined {
    const [, kind, id] = /^(run|segment):(.*)$/.exec(subject) ?? [];
    if (kind === undefined || id === undefined) return undefined;
    return () => (kind === 'run' ? lookAtRun(id) : lookAtSegment(id));
  }

  async function lookAtRun(id: string): Promise<void> {
    const notice = await noticeOfRun(parts, id);
    if (notice) await sql.write((tx) => tellAll(tx, notice));
  }

  async function lookAtSegment(id: string, since = 0): Promise<void> {
    const segment = await parts.segments.progress(id).catch((error: unknown) => {
      // Removed meanwhile.
      if (error instanceof ServiceError) return undefined;
      throw error;
    });
    const found = segment && withdrawalsOf(segment, limits.withdrawalPercent);
    if (!found) return;
    const { at, ...due } = found;
    if (at >= since) await sql.write((tx) => tellAll(tx, { tenantId: system.tenantId, ...due }));
  }

  /** In each tenant by itself, since it depends on what was told there: the product's own, and those that have subscribed. */
  async function check(): Promise<void> {
    const tokens = await oldTokens(parts);
    for (const tenantId of new Set([system.tenantId, ...(await subscribedTenants(sql))])) {
      const due: Due[] = [...tokens, ...(await dataAges(parts, tenantId))];
      for (const notice of due) await sql.write((tx) => tellIn(tx, { tenantId, ...notice }));
    }
  }

  /** What ended within the last day while nobody looked: told once, as everything is. */
  async function catchUp(): Promise<void> {
    const since = clock.now() - DAY;
    for (const id of await untoldRuns(sql, since)) await lookAtRun(id);
    for (const { id } of documents.read().segments) await lookAtSegment(id, since);
  }

  return {
    async start() {
      parts.told.listen(see);
      void later('what ended', catchUp);
    },
    check: () => later('ages', check),
    settled: () => newest,
    async stop() {
      stopped = true;
      await newest;
    },
  };
}

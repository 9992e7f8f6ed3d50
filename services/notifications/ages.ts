import { noticeStates } from '../../storage/notices.js';
import type { DataSourceView } from '../dataSources.js';
import type { NotificationsParts } from './parts.js';
import type { NewNotice } from './view.js';

const DAY = 86_400_000;

/** What is told to every tenant. */
export type Due = Omit<NewNotice, 'tenantId'>;

/** Tokens that should be replaced: each once for every stage of its age. */
export async function oldTokens({ connections, system }: NotificationsParts): Promise<Due[]> {
  return (await connections.list(system)).flatMap(({ id, name, tokenAge: age, tokenAddedAt }) =>
    age === 'fresh'
      ? []
      : [
          {
            content: { kind: 'token', connection: { id, name }, age },
            ...{ states: [], changed: false, once: `token:${id}:${tokenAddedAt}:${age}` },
          },
        ],
  );
}

/** Data that is older than its limit, and data that is current again after it was told to be old. */
export async function dataAges(parts: NotificationsParts, tenantId: string): Promise<Due[]> {
  const { sql, clock, dataSources, consent, system } = parts;
  const holdConsent = new Set((await consent.overview(system)).sources.map(({ id }) => id));
  const sources = (await dataSources.list(system)).filter(({ refreshedAt }) => refreshedAt !== undefined);
  const states = await noticeStates(
    sql,
    tenantId,
    sources.map(({ id }) => keyOf(id)),
  );
  return sources.flatMap((source) => {
    const { id, name, refreshedAt: readAt = 0 } = source;
    const { of, days } = limitOf(source, holdConsent.has(id), parts.limits);
    const ok = readAt >= clock.now() - days * DAY;
    // What is current, and was before, is not told.
    if (ok && states.get(keyOf(id))?.ok !== false) return [];
    return [
      {
        content: { kind: 'stale', source: { id, name }, of, readAt, days },
        states: [{ key: keyOf(id), ok }],
        ...{ changed: false, once: `${ok ? 'current' : 'stale'}:${id}:${readAt}` },
      },
    ];
  });
}

const keyOf = (sourceId: string): string => `stale:${sourceId}`;

/** Profiles that hold consent are as old as the stricter of both says. */
function limitOf(
  { kind }: DataSourceView,
  holdsConsent: boolean,
  limits: NotificationsParts['limits'],
): { of: 'profiles' | 'consent'; days: number } {
  const { profilesStaleDays, consentStaleDays } = limits;
  const asConsent = kind === 'consent' || (holdsConsent && consentStaleDays < profilesStaleDays);
  return asConsent ? { of: 'consent', days: consentStaleDays } : { of: 'profiles', days: profilesStaleDays };
}

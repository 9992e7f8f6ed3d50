import type { RefreshChoice, RefreshNode, RefreshView } from '../../services/refresh.js';
import { hostile } from './hostileNames.js';
import { MORNING } from './views.js';

const SECOND = 1000;

/** A step that went well, unless said otherwise. */
export const aStep = (key: string, given: Partial<RefreshNode> = {}): RefreshNode => {
  const [kind = 'source', id = ''] = key.split(':');
  return {
    ...{ key, kind: kind as RefreshNode['kind'], id, name: id, after: [], tries: 1, counts: {} },
    ...{ state: 'Successful', startedAt: MORNING + SECOND, endedAt: MORNING + 3 * SECOND },
    ...given,
  };
};

const notYet = { startedAt: undefined, endedAt: undefined, tries: 0 } as unknown as Partial<RefreshNode>;
export const waitingStep = (key: string, given: Partial<RefreshNode> = {}): RefreshNode =>
  aStep(key, { ...notYet, state: 'Not started', ...given });

const CRM = { name: 'contoso-accounts', counts: { read: 612, rejected: 3, added: 9, changed: 41, gone: 2 } };
const CONSENT = { name: 'contoso-consent', counts: { read: 840, granted: 12, denied: 4, unset: 1 } };

export const someSteps: RefreshNode[] = [
  aStep('source:crm', CRM),
  aStep('source:consent', CONSENT),
  aStep('unify', { name: '', counts: { profiles: 612, matched: 801, unmatched: 39 } }),
  aStep('segment:readers', { name: 'Newsletter readers', counts: { members: 204, added: 14, gone: 3, withdrawn: 2 } }),
  aStep('segment:fair', { name: 'Fair visitors', counts: { members: 31 } }),
  aStep('enrichment:leadspace', { name: 'Leadspace companies', counts: { sent: 23, enriched: 19, noMatch: 4 } }),
  aStep('export:readers', { name: 'Newsletter readers', counts: { exported: 204, removed: 3 } }),
];

/** A refresh of everything that has ended well. */
export const aRefresh = (given: Partial<RefreshView> = {}): RefreshView => ({
  id: 'refresh-1',
  target: { kind: 'all' },
  state: 'Successful',
  startedBy: { by: 'person', name: 'Alex Admin' },
  requestedAt: MORNING,
  startedAt: MORNING,
  endedAt: MORNING + 35 * SECOND,
  cancelRequested: false,
  nodes: someSteps,
  ahead: 0,
  attached: 0,
  ...given,
});

export const aQueuedRefresh = (given: Partial<RefreshView> = {}): RefreshView =>
  aRefresh({
    ...({ startedAt: undefined, endedAt: undefined } as unknown as Partial<RefreshView>),
    ...{ state: 'Queued', ahead: 1, nodes: someSteps.map(({ key, name }) => waitingStep(key, { name })) },
    ...given,
  });

/** In the middle: the second data source waits for its next try. */
export const aGoingRefresh = (given: Partial<RefreshView> = {}): RefreshView =>
  aQueuedRefresh({
    ...{ state: 'Refreshing', startedAt: MORNING, ahead: 0 },
    nodes: [
      aStep('source:crm', CRM),
      waitingStep('source:consent', {
        ...{
          name: 'contoso-consent',
          state: 'Refreshing',
          startedAt: MORNING,
          tries: 1,
          againAt: MORNING + 8 * SECOND,
        },
        failure: { code: 'fileNotFound', params: { file: 'contoso-consent.csv' } },
      }),
      ...someSteps.slice(2).map(({ key, name }) => waitingStep(key, { name })),
    ],
    ...given,
  });

const ancestor = { kind: 'source' as const, name: 'contoso-consent' };

/** The file of consent data was gone: what depends on it was skipped. */
export const aFailedRefresh = (given: Partial<RefreshView> = {}): RefreshView =>
  aRefresh({
    state: 'Failed',
    startedBy: { by: 'schedule', schedule: 'schedule-1', slot: MORNING },
    nodes: [
      aStep('source:crm', CRM),
      aStep('source:consent', {
        ...{ name: 'contoso-consent', state: 'Failed', tries: 3 },
        failure: { code: 'fileNotFound', params: { file: 'contoso-consent.csv' } },
      }),
      ...someSteps
        .slice(2)
        .map(({ key, name }) =>
          waitingStep(key, { name, state: 'Skipped', skipped: { because: 'ancestorFailed', ancestor } }),
        ),
    ],
    ...given,
  });

/** What a schedule would have sent was more than somebody had confirmed. */
export const askedStep = aStep('enrichment:leadspace', {
  ...{ name: 'Leadspace companies', state: 'Skipped' },
  skipped: { because: 'confirmation', records: 1_200, most: 500 },
});

/** Steps whose names hurt, in every state. */
export function manySteps(count: number): RefreshNode[] {
  const kinds = ['source', 'segment', 'enrichment', 'export'] as const;
  const states = ['Successful', 'Failed', 'Skipped', 'Refreshing', 'Canceled', 'Not started', 'Queued'] as const;
  return Array.from({ length: count }, (_, index) => {
    const state = states[index % states.length]!;
    return aStep(`${kinds[index % kinds.length]}:${index}`, {
      ...{ name: hostile(index), state, tries: 3, counts: { read: 123_456_789, added: 9_999_999, gone: 9_999_999 } },
      ...(state === 'Failed' && { failure: { code: 'fileNotFound', params: { file: hostile(index + 1) } } }),
      ...(state === 'Skipped' && {
        skipped: { because: 'ancestorFailed', ancestor: { kind: 'source', name: hostile(index + 2) } },
      }),
    });
  });
}

export const someChoices: RefreshChoice[] = [
  { kind: 'source', id: 'crm', name: 'contoso-accounts' },
  { kind: 'source', id: 'consent', name: 'contoso-consent' },
  { kind: 'segment', id: 'readers', name: 'Newsletter readers' },
];

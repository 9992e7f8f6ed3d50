import type { ConsentOverview, ConsentSourceAge } from '../../services/consent.js';
import type { RefreshNode, RefreshView } from '../../services/refresh.js';
import type { SegmentView } from '../../services/segments.js';
import { createStatus, type KeepingParts, type StatusParts } from '../../services/status.js';
import { openSetup, type SetupHarness } from '../support/setup.js';
import { ADA, AGREED, BOB, refusal, TOKEN } from '../support/trust.js';

let house: SetupHarness;

beforeEach(async () => {
  house = await openSetup();
});

afterEach(() => house.storage.close());

const QUEUE = { batches: 2, activeRuns: [{ id: 'run-1', name: 'All', hold: 'tokenRefused' }] };

const open = (more: Partial<StatusParts> = {}) =>
  createStatus({
    ...house,
    dataSources: { dataSets: async () => house.dataSets, list: async () => [] },
    queue: async () => QUEUE,
    lastTakenIn: async () => undefined,
    closedConversations: async () => 0,
    settingsRestored: false,
    provider: { address: 'http://127.0.0.1:3979', sandbox: true },
    version: '1.2.3',
    startedAt: 5,
    development: true,
    ...more,
  });

test('status gathers what is stored, and whether the audit log is intact', async () => {
  const request = { token: { plain: TOKEN }, agreed: AGREED, verify: true };
  const { id: connectionId } = await house.connections.connect(ADA, request);
  const definition = { name: 'All', connectionId, dataSet: 'Customer', mapping: { name: 'Company' } };
  await house.enrichments.save(ADA, definition);

  const status = await open().get(ADA);

  expect(status).toMatchObject({
    version: '1.2.3',
    profiles: 5,
    dataAsOf: 1,
    sources: 0,
    queue: QUEUE,
    connections: [{ id: connectionId, usedBy: ['All'] }],
    enrichments: [{ name: 'All' }],
    audit: { entries: 3, intact: true },
  });
  expect(JSON.stringify(status)).not.toContain(TOKEN);
});

test('a token saved without verifying counts as proven once Leadspace took something in with it', async () => {
  const request = { token: { plain: TOKEN }, agreed: AGREED, verify: false };
  const { tokenAddedAt } = await house.connections.connect(ADA, request);
  const verified = async (at?: number) =>
    (await open({ lastTakenIn: async () => at }).get(ADA)).connections[0]?.verifiedAt;

  expect(await verified()).toBeUndefined();
  expect(await verified(tokenAddedAt - 1)).toBeUndefined();
  expect(await verified(tokenAddedAt + 1)).toBe(tokenAddedAt + 1);
});

test('profiles come from sources of profiles: those of consent are not counted among them', async () => {
  const source = { id: '1', name: 'CRM', file: 'crm.csv', key: 'Account', emails: [], phones: [], profiles: 5 };
  const list = async () => [
    { ...source, kind: 'profiles' as const, canRefresh: true },
    { ...source, id: '2', kind: 'consent' as const, canRefresh: true },
  ];

  const status = await open({ dataSources: { dataSets: async () => house.dataSets, list } }).get(ADA);

  expect(status.sources).toBe(1);
});

/** Nothing is scheduled, refreshed, imported or subscribed yet. */
const NOTHING_YET: KeepingParts = {
  schedules: { list: async () => [] },
  refreshes: { newest: async () => undefined },
  segments: { list: async () => [] },
  consent: { overview: async () => consentOf([]) },
  notifications: { list: async () => [] },
  outbox: { waiting: async () => 0 },
};

const consentOf = (sources: ConsentSourceAge[]): ConsentOverview => ({
  ...{ profiles: 0, options: [], sources, expiring: 0, waiting: 0, outdated: sources.length > 0 },
});

test('how current everything is, and what waits to be told, is seen where there is something', async () => {
  const segment = (outdated: boolean) => ({ outdated }) as Partial<SegmentView> as SegmentView;
  const node = (name: string, state: 'Failed' | 'Skipped') => ({ kind: 'source', name, state }) as RefreshNode;
  const age = { rows: 1, stale: false };
  const keeping: KeepingParts = {
    ...NOTHING_YET,
    refreshes: {
      newest: async () =>
        ({
          id: 'r',
          state: 'Failed',
          endedAt: 7,
          nodes: [node('CRM', 'Failed'), node('Web', 'Skipped')],
        }) as Partial<RefreshView> as RefreshView,
    },
    segments: { list: async () => [segment(true), segment(false)] },
    consent: {
      overview: async () =>
        consentOf([
          { id: '1', name: 'Website', readAt: 9, ...age },
          { id: '2', name: 'Fair', readAt: 3, ...age, stale: true },
        ]),
    },
    outbox: { waiting: async () => 4 },
  };

  expect((await open({ keeping: NOTHING_YET }).get(ADA)).keeping).toEqual({
    ...{ schedules: [], subscriptions: [], outbox: 0, segments: { count: 0, outdated: 0 } },
  });
  expect((await open({ keeping }).get(ADA)).keeping).toEqual({
    ...{ schedules: [], subscriptions: [], outbox: 4, segments: { count: 2, outdated: 1 } },
    refresh: { id: 'r', state: 'Failed', endedAt: 7, failed: [{ kind: 'source', name: 'CRM' }] },
    consent: { readAt: 3, stale: ['Fair'], outdated: true },
  });
});

test('an audit log that was changed is told', async () => {
  await house.storage.sql.write((tx) => tx.run("UPDATE audit_entries SET actor_name = 'Eve'"));

  expect((await open().get(ADA)).audit.intact).toBe(false);
});

test('who has no role sees no status', async () => {
  await expect(open().get(BOB)).rejects.toMatchObject(refusal('notAllowed'));
});

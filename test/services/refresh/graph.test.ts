import { covers, graphOf, type Known, retryOf, withoutHope } from '../../../services/refresh/graph.js';
import type { Node } from '../../../services/refresh/stored.js';
import type { Schedule } from '../../../storage/settings.js';

// What is refreshed, in which order, and what follows when something of it is not.

const ADA = { tenantId: 'contoso', userId: 'ada', name: 'Ada' };
const BOB = { tenantId: 'contoso', userId: 'bob', name: 'Bob' };

const scheduled = (id: string, kind: 'with' | 'off' | 'times' = 'with', by = ADA): Schedule => ({
  id: `schedule-${id}`,
  target: { kind: 'enrichment', id },
  when: kind === 'times' ? { kind, days: [1], times: ['07:00'], timeZone: 'Europe/Amsterdam' } : { kind },
  ...{ most: 100, by, changedAt: 1 },
});

const known = (given: Partial<Known> = {}): Known => ({
  sources: [
    { id: 'crm', name: 'CRM', path: 'crm.csv' },
    { id: 'news', name: 'Newsletter', path: 'news.csv' },
    { id: 'chat', name: 'Attached in the chat' },
  ],
  segments: [
    { id: 'readers', name: 'Readers', active: true },
    { id: 'asleep', name: 'Asleep', active: false },
    { id: 'delft', name: 'Delft', active: true },
  ],
  measures: [
    { id: 'how-many', name: 'How many', dataSet: 'Customer' },
    { id: 'in-delft', name: 'Employees in Delft', dataSet: 'delft' },
    { id: 'sleepers', name: 'Sleepers', dataSet: 'asleep' },
  ],
  enrichments: [
    { id: 'companies', name: 'Companies', dataSet: 'Customer', active: true },
    { id: 'in-delft', name: 'Companies in Delft', dataSet: 'delft', active: true },
    { id: 'by-hand', name: 'By hand', dataSet: 'Customer', active: true },
    { id: 'stopped', name: 'Stopped', dataSet: 'Customer', active: false },
    { id: 'at-night', name: 'At night', dataSet: 'readers', active: true },
  ],
  schedules: [scheduled('companies'), scheduled('in-delft'), scheduled('stopped'), scheduled('at-night', 'times')],
  exports: [{ segmentId: 'readers' }, { segmentId: 'asleep' }],
  pays: true,
  mayPay: (by) => by.userId === 'ada',
  ...given,
});

/** Each node with what it waits for; those that are skipped from the start with why. */
const drawn = (nodes: readonly Node[]) =>
  nodes.map(({ key, after, skipped }) => [key, ...after].join(' < ') + (skipped ? ` (${skipped.because})` : ''));

const keysOf = (nodes: readonly Node[]) => nodes.map(({ key }) => key);

test('everything: sources with a file, unification, active segments, measures, enrichments that run with it, marked exports', () => {
  expect(drawn(graphOf(known(), { kind: 'all' }))).toEqual([
    'source:crm',
    'source:news',
    'unify < source:crm < source:news',
    'segment:delft < unify',
    'segment:readers < unify',
    'measure:in-delft < segment:delft',
    'measure:how-many < unify',
    'measure:sleepers < unify',
    'enrichment:companies < unify',
    'enrichment:in-delft < segment:delft',
    'export:readers < segment:readers',
  ]);
});

test('where only files of the chat were read they are still unified; where nothing was read there is nothing to refresh', () => {
  const { sources } = known();

  expect(keysOf(graphOf(known({ sources: sources.slice(2), segments: [] }), { kind: 'all' }))).toEqual([
    'unify',
    'measure:in-delft',
    'measure:how-many',
    'measure:sleepers',
    'enrichment:companies',
    'enrichment:in-delft',
  ]);
  expect(graphOf(known({ sources: [] }), { kind: 'all' })).toEqual([]);
});

test('a source alone, and with all that depends on it', () => {
  const of = (only: boolean, id = 'news') => graphOf(known(), { kind: 'source', id, only });

  expect(drawn(of(true))).toEqual(['source:news']);
  expect(drawn(of(false))).toEqual([
    'source:news',
    'unify < source:news',
    'segment:delft < unify',
    'segment:readers < unify',
    'measure:in-delft < segment:delft',
    'measure:how-many < unify',
    'measure:sleepers < unify',
    'enrichment:companies < unify',
    'enrichment:in-delft < segment:delft',
    'export:readers < segment:readers',
  ]);
  expect([of(true, 'chat'), of(false, 'gone')]).toEqual([[], []]);
});

test('a segment alone, and with its measures, its enrichments and its export', () => {
  const of = (id: string, only: boolean) => drawn(graphOf(known(), { kind: 'segment', id, only }));

  expect(of('delft', false)).toEqual([
    'segment:delft',
    'measure:in-delft < segment:delft',
    'enrichment:in-delft < segment:delft',
  ]);
  expect(of('readers', false)).toEqual(['segment:readers', 'export:readers < segment:readers']);
  expect(of('readers', true)).toEqual(['segment:readers']);
  expect(of('asleep', false)).toEqual([]);
});

test('an enrichment by its own schedule is one node; without a schedule there is none', () => {
  const of = (id: string) => drawn(graphOf(known(), { kind: 'enrichment', id, only: true }));

  expect([of('at-night'), of('companies'), of('by-hand'), of('stopped')]).toEqual([
    ['enrichment:at-night'],
    ['enrichment:companies'],
    [],
    [],
  ]);
  const off = known({ schedules: [scheduled('at-night', 'off')] });
  expect(graphOf(off, { kind: 'enrichment', id: 'at-night', only: true })).toEqual([]);
});

test('whoever may not pay has no enrichment run, nor does a schedule of somebody who may not any more', () => {
  const skipped = (of: Known) => drawn(graphOf(of, { kind: 'all' })).filter((line) => line.includes('(not'));

  expect(skipped(known({ pays: false }))).toEqual([
    'enrichment:companies < unify (notAdministrator)',
    'enrichment:in-delft < segment:delft (notAdministrator)',
  ]);
  const byBob = known({ schedules: [scheduled('companies'), scheduled('in-delft', 'with', BOB)] });
  expect(skipped(byBob)).toEqual(['enrichment:in-delft < segment:delft (notAdministrator)']);
});

/** The same nodes as they have become. */
const become = (nodes: readonly Node[], states: Record<string, Node['state']>) =>
  nodes.map((node): Node => ({ ...node, state: states[node.key] ?? node.state }));

test('what comes after a failure is skipped and names it; what does not depend on it is not', () => {
  const all = become(graphOf(known(), { kind: 'all' }), {
    'source:crm': 'Successful',
    'source:news': 'Successful',
    unify: 'Successful',
    'segment:delft': 'Failed',
  });

  const left = withoutHope(all);

  const skippedBy = { because: 'ancestorFailed', ancestor: { kind: 'segment', name: 'Delft' } };
  expect(left.filter(({ state }) => state === 'Skipped')).toEqual([
    expect.objectContaining({ key: 'measure:in-delft', skipped: skippedBy }),
    expect.objectContaining({ key: 'enrichment:in-delft', skipped: skippedBy }),
  ]);
  const source = withoutHope(become(graphOf(known(), { kind: 'all' }), { 'source:crm': 'Failed' }));
  const skipped = source.filter(({ state }) => state === 'Skipped');
  expect(keysOf(skipped)).toEqual(keysOf(all).slice(2));
  for (const { skipped: cause } of skipped)
    expect(cause).toEqual({ because: 'ancestorFailed', ancestor: { kind: 'source', name: 'CRM' } });
  // The other source is read all the same.
  expect(source.find(({ key }) => key === 'source:news')?.state).toBe('Not started');
});

test('what comes after something canceled says that', () => {
  const nodes = become(graphOf(known(), { kind: 'segment', id: 'readers', only: false }), {
    'segment:readers': 'Canceled',
  });

  expect(withoutHope(nodes)[1]).toMatchObject({
    state: 'Skipped',
    skipped: { because: 'ancestorCanceled', ancestor: { kind: 'segment', name: 'Readers' } },
  });
});

test('again goes what failed, what was canceled, and what was skipped because of it, as far as it is still there', () => {
  const failed = withoutHope(
    become(graphOf(known(), { kind: 'all' }), { 'source:crm': 'Failed', 'source:news': 'Successful' }),
  );

  expect(drawn(retryOf(known(), failed))).toEqual([
    'source:crm',
    'unify < source:crm',
    'segment:delft < unify',
    'segment:readers < unify',
    'measure:in-delft < segment:delft',
    'measure:how-many < unify',
    'measure:sleepers < unify',
    'enrichment:companies < unify',
    'enrichment:in-delft < segment:delft',
    'export:readers < segment:readers',
  ]);
  const { sources, segments } = known();
  const since = known({ sources: sources.slice(1), segments: segments.slice(0, 2), exports: [] });
  expect(drawn(retryOf(since, failed))).toEqual([
    'unify',
    'segment:readers < unify',
    'measure:in-delft < unify',
    'measure:how-many < unify',
    'measure:sleepers < unify',
    'enrichment:companies < unify',
    'enrichment:in-delft < unify',
  ]);
});

test('where only enrichments failed, whoever may not pay has nothing to repeat', () => {
  const failed = become(graphOf(known(), { kind: 'enrichment', id: 'at-night', only: true }), {
    'enrichment:at-night': 'Failed',
  });

  expect(drawn(retryOf(known(), failed))).toEqual(['enrichment:at-night']);
  expect(retryOf(known({ pays: false }), failed)).toEqual([]);
  expect(retryOf(known(), become(failed, { 'enrichment:at-night': 'Successful' }))).toEqual([]);
});

test('a refresh does what another asks for as long as it has begun with nothing of it', () => {
  const all = graphOf(known(), { kind: 'all' });
  const segment = graphOf(known(), { kind: 'segment', id: 'readers', only: false });
  const unpaid = graphOf(known({ pays: false }), { kind: 'all' });

  expect(covers(all, segment)).toBe(true);
  expect(covers(segment, all)).toBe(false);
  expect(covers(become(all, { 'source:crm': 'Refreshing' }), segment)).toBe(true);
  expect(covers(become(all, { 'segment:readers': 'Refreshing' }), segment)).toBe(false);
  // Who may not pay gets what he may have from somebody who may, and not the other way round.
  expect([covers(all, unpaid), covers(unpaid, all)]).toEqual([true, false]);
});

test('a measure that cannot be counted stands in the way of nothing, and is counted again with what failed', () => {
  const failed = become(graphOf(known(), { kind: 'all' }), { 'measure:how-many': 'Failed' });

  expect(withoutHope(failed).filter(({ state }) => state === 'Skipped')).toEqual([]);
  expect(drawn(retryOf(known(), failed))).toEqual(['measure:how-many']);
});

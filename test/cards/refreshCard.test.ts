import { createLocale } from '../../cards/locale.js';
import { refreshCard } from '../../cards/refreshCard.js';
import { buttons, readable, rows, titles } from '../support/cardText.js';
import {
  aFailedRefresh,
  aGoingRefresh,
  aQueuedRefresh,
  aRefresh,
  aStep,
  askedStep,
  manySteps,
  someSteps,
} from '../support/refreshViews.js';
import { MORNING } from '../support/views.js';

const english = createLocale('en');
const dutch = createLocale('nl');
const sources = (count: number, given = (_index: number): Parameters<typeof aStep>[1] => ({})) =>
  Array.from({ length: count }, (_, index) => aStep(`source:${index}`, { name: `list-${index}`, ...given(index) }));
const failed = { state: 'Failed', failure: { code: 'fileEmpty', params: { file: 'list.csv' } } } as const;

test('the stages stand in order, each step with its state in words, its time and those counts that are not zero', () => {
  const text = readable(refreshCard(aRefresh(), english));

  expect(text).toMatch(
    /Data sources\n[\s\S]*\nUnification\n[\s\S]*\nSegments\n[\s\S]*\nEnrichments\n[\s\S]*\nExports\n/,
  );
  expect(text).toContain('Successful · 2 s · 612 profiles · 801 consent rows matched · 39 without a profile');
  expect(text).toContain('Successful · 2 s · 31 members\n');
  expect(text).toContain('23 records sent · 19 enriched · 4 without a match');
  expect(text).not.toContain('0 withheld');
});

test('what changed is summed up over all steps', () => {
  const twice = [...someSteps, aStep('source:other', { counts: { added: 1, granted: 1 } })];

  expect(rows(refreshCard(aRefresh({ nodes: twice }), english))).toMatchObject({
    Profiles: '10 added, 41 changed, 2 gone',
    Consent: '13 newly granted, 4 newly denied, 1 no longer set',
    Members: '14 added, 3 gone, 2 of them withdrew consent',
  });
  const nothing = aRefresh({ nodes: someSteps.map((node) => ({ ...node, counts: { read: 612 } })) });
  expect(readable(refreshCard(nothing, english))).toContain('Nothing has changed in profiles, consent and members.');
});

test('who or what has started it, and when', () => {
  const planned = aRefresh({ startedBy: { by: 'schedule', schedule: 'schedule-1', slot: MORNING - 60_000 } });

  expect(readable(refreshCard(aRefresh(), english))).toMatch(
    /Started 22 Nov 2026, 10:00 UTC by \nAlex Admin\n · took 35 s/,
  );
  expect(readable(refreshCard(planned, english))).toContain(
    'Started 22 Nov 2026, 10:00 UTC by the schedule, planned for 22 Nov 2026, 09:59 UTC',
  );
  expect(readable(refreshCard(aQueuedRefresh(), english))).toContain('Asked for 22 Nov 2026, 10:00 UTC by');
});

test('a step that failed says why and what to do, and what was skipped says because of what', () => {
  const text = readable(refreshCard(aFailedRefresh(), english));

  expect(text).toContain('Failed · 2 s · tried 3 times');
  expect(text).toContain('There is no file contoso-consent.csv in the import folder. Type “data import”');
  expect(text.match(/Skipped: contoso-consent failed/g)).toHaveLength(5);
  expect(text).toContain('Retry repeats what failed and what was skipped because of it.');
});

test('Retry is there until it has been pressed', () => {
  expect(titles(refreshCard(aFailedRefresh(), english))[0]).toBe('Retry');

  const repeated = refreshCard(aFailedRefresh({ retriedBy: 'refresh-2' }), english);
  expect(titles(repeated)).not.toContain('Retry');
  expect(readable(repeated)).toContain('It was repeated by a newer refresh.');
});

test('unification that failed is named by what it is', () => {
  const skipped = { because: 'ancestorFailed', ancestor: { kind: 'unify', name: '' } } as const;
  const card = refreshCard(aFailedRefresh({ nodes: [aStep('segment:s', { state: 'Skipped', skipped })] }), english);

  expect(readable(card)).toContain('Skipped: unification failed');
});

test('what would send more than was confirmed asks somebody, with Run beside it', () => {
  const card = refreshCard(aRefresh({ nodes: [askedStep] }), english);

  expect(readable(card)).toContain('1,200 records would be sent, and at most 500 were confirmed.');
  expect(buttons(card).find(({ title }) => title === 'Run')?.data).toMatchObject({ enrichment: 'leadspace' });
});

test('of many steps those that failed or are going on are shown, and the others are a number', () => {
  const nodes = sources(40, (index) => (index === 38 ? failed : index === 39 ? { state: 'Refreshing' } : {}));
  const text = readable(refreshCard(aGoingRefresh({ nodes }), english));

  expect(text).toMatch(/⛔ \nlist-38\n[\s\S]*🔄 \nlist-39\n[\s\S]*✅ \nlist-0\n/);
  expect(text).toContain('and 34 more, all Successful');
  expect(readable(refreshCard(aGoingRefresh({ nodes: sources(43) }), dutch))).toContain('en nog 37, allemaal Geslaagd');
});

test('of several outcomes each has its number', () => {
  const nodes = sources(20, (index) => (index < 8 ? failed : index < 12 ? { state: 'Canceled' } : {}));

  expect(readable(refreshCard(aRefresh({ state: 'Failed', nodes }), english))).toContain(
    'and 14 more: 2 Failed, 4 Canceled, 8 Successful',
  );
});

test.each([english, dutch])('500 steps with names that hurt fit into one card, and each stage shows some', (locale) => {
  const nodes = manySteps(500);
  const card = refreshCard(aRefresh({ state: 'Failed', nodes, attached: 500 }), locale);

  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
  const stages = Object.values(locale.refresh.stages).filter((stage) => stage !== locale.refresh.stages.unify);
  const parts = readable(card).split(new RegExp(`\n(?:${stages.join('|')})\n`));
  expect(parts.slice(1).filter((part) => !part.startsWith('⛔'))).toEqual([]);
});

test('a single enrichment is run again rather than refreshed, and what had failed becomes everything', () => {
  const last = (target: Parameters<typeof aRefresh>[0]) => buttons(refreshCard(aRefresh(target), english))[0];

  expect(last({ target: { kind: 'enrichment', id: 'e', only: true } })).toMatchObject({
    ...{ title: 'Run', verb: 'planRun', data: { enrichment: 'e' } },
  });
  expect(last({ target: { kind: 'retry', refresh: 'refresh-1' } })).toMatchObject({
    ...{ title: 'Refresh everything', data: { what: 'all' } },
  });
});

test('files that were attached in the chat are not forgotten', () => {
  expect(readable(refreshCard(aRefresh({ attached: 2 }), english))).toContain(
    '2 data sources came as an attached file: attach it again to refresh it.',
  );
});

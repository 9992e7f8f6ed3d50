import { drawNotice } from '../../../bot/notices/index.js';
import { createLocale } from '../../../cards/locale.js';
import { ServiceError } from '../../../services/errors.js';
import type { NoticeContent, Outcome } from '../../../services/notifications.js';
import { buttons, readable, titles } from '../../support/cardText.js';
import { anExport } from '../../support/exportViews.js';
import { aNotice } from '../../support/noticeViews.js';
import { aFailedRefresh } from '../../support/refreshViews.js';
import { refusal } from '../../support/trust.js';
import { aTurn } from '../../support/turn.js';
import { anEndedRun, aRun, MORNING, someBuckets } from '../../support/views.js';

const en = createLocale('en');
const DAY = 86_400_000;

const { services } = aTurn({
  refreshes: { progress: async (id) => aFailedRefresh({ id }) },
  runs: { progress: async (id) => (id === 'held' ? held : id === 'failed' ? failed : anEndedRun({ id })) },
  exports: { progress: async (id) => anExport({ id, ...(id === 'late' && { files: [] }) }) },
});
const held = aRun({ id: 'held', hold: { code: 'tokenRefused', since: MORNING } });
const failed = anEndedRun({
  ...{ id: 'failed', state: 'Failed', failure: { code: 'consentOutdated', params: {} } },
  buckets: someBuckets({ enriched: 0, noMatch: 0, notSent: 596 }),
});

const drawn = (content: NoticeContent, outcome: Outcome = 'attention') =>
  drawNotice({ ...aNotice({ kind: 'test', by: '' }), outcome, content }, en, services);

test('a refresh is drawn from what is stored now', async () => {
  const card = await drawn({ kind: 'refresh', refresh: 'refresh-9' }, 'bad');

  expect(buttons(card)[0]).toMatchObject({ title: 'Retry', data: { refresh: 'refresh-9' } });
});

test('a run: its result in numbers, who started it, and where the data is', async () => {
  const card = await drawn({ kind: 'run', run: 'run-9' }, 'good');

  expect(card.fallbackText).toBe('✅ Run successful (Leadspace companies): 512 of 612 profiles are enriched.');
  expect(readable(card)).toContain('86%\nmatch rate');
  expect(readable(card)).toContain('No match\n84 (14%)');
  expect(readable(card)).toContain('by \nAlex Admin\n · took 35 s');
  expect(titles(card)).toEqual(['View enriched data', 'Show', 'Mute', 'Notification settings']);
});

test('a run that failed says why and what to do', async () => {
  const card = await drawn({ kind: 'run', run: 'failed' }, 'bad');

  expect(card.fallbackText).toContain('⛔ Run failed (Leadspace companies): The data privacy');
  expect(readable(card)).toContain('What to do: Read the new text in “setup”');
  expect(titles(card)).toEqual(['Show', 'Mute', 'Notification settings']);
});

test('a run on hold: the token is one press away', async () => {
  const card = await drawn({ kind: 'run', run: 'held' });

  expect(card.fallbackText).toContain('⚠️ A run is on hold (Leadspace companies): Leadspace refuses the token');
  expect(titles(card)).toEqual(['Replace token', 'Continue', 'Show', 'Mute', 'Notification settings']);
});

test('withdrawals: how many of how many, and a new file', async () => {
  const segment = { id: 'segment-1', name: 'Newsletter readers' };

  const card = await drawn({ kind: 'withdrawals', segment, members: 210, withdrawn: 34 });

  expect(card.fallbackText).toBe('⚠️ Consent was withdrawn: 34 of 210 members of Newsletter readers have left it.');
  expect(buttons(card).slice(0, 2)).toMatchObject([
    { title: 'Export again', verb: 'planExport', data: { segment: 'segment-1' } },
    { title: 'View segment', verb: 'showSegment', data: { segment: 'segment-1' } },
  ]);
});

test('a token: which connection, how old, and a new one', async () => {
  const card = await drawn({ kind: 'token', connection: { id: 'connection-1', name: 'Leadspace' }, age: 'rotate' });

  expect(readable(card)).toContain('The token is older than 6 months.');
  expect(buttons(card)[0]).toMatchObject({ title: 'Replace token', data: { connection: 'connection-1' } });
});

test('old data: which source, how old, and the limit; and that it is current again', async () => {
  const stale = { kind: 'stale', source: { id: 'crm', name: 'CRM' }, of: 'consent', days: 30 } as const;

  const old = await drawn({ ...stale, readAt: MORNING - 34 * DAY }, 'bad');
  expect(old.fallbackText).toBe(
    '⚠️ Old data: The consent data of CRM was read 34 days ago; it counts as old after 30 days.',
  );
  expect(buttons(old)[0]).toMatchObject({ verb: 'startRefresh', data: { what: 'source:crm', scope: 'with' } });

  const current = await drawn({ ...stale, readAt: MORNING }, 'fixed');
  expect(current.fallbackText).toContain('✅ Data is current again: CRM was read again');
  expect(titles(current)).toEqual(['Mute', 'Notification settings']);
});

test('a run that waits for somebody: how many would be sent, how many were confirmed, and that nothing has left', async () => {
  const enrichment = { id: 'enrichment-1', name: 'Leadspace companies' };

  const card = await drawn({ kind: 'confirmation', enrichment, records: 1_240, most: 500, refresh: 'refresh-1' });

  expect(card.fallbackText).toContain(
    'Leadspace companies would send 1,240 records to Leadspace. 500 records at most were confirmed with its schedule, so nothing was sent.',
  );
  expect(buttons(card).slice(0, 3)).toMatchObject([
    { title: 'Run', verb: 'planRun', data: { enrichment: 'enrichment-1' } },
    { title: 'Schedule', verb: 'editSchedule', data: { what: 'enrichment:enrichment-1' } },
    { title: 'Show', verb: 'showRefresh', data: { refresh: 'refresh-1' } },
  ]);
});

test('an export: the card holds no link, and says until when its files are there', async () => {
  const segment = { id: 'segment-1', name: 'Newsletter readers' };

  const ready = await drawn({ kind: 'export', export: 'export-1', segment });
  expect(ready.fallbackText).toContain('✅ An export is ready (Newsletter readers). 203 members in the file.');
  expect(JSON.stringify(ready)).not.toContain('https://steward.example');
  expect(readable(ready)).toContain('The file can be fetched until 10:15:00.');
  expect(titles(ready)).toEqual(['Show files', 'Export again', 'No longer with each refresh', 'View segment']);

  const late = await drawn({ kind: 'export', export: 'late', segment });
  expect(titles(late)).toEqual(['Export again', 'No longer with each refresh', 'View segment']);
});

test('what a notice is about was removed: that is said, and nothing is drawn', async () => {
  const gone = aTurn({ runs: { progress: () => Promise.reject(new ServiceError('notFound', { what: 'run' })) } });
  const notice = aNotice({ kind: 'run', run: 'run-1' });

  await expect(drawNotice(notice, en, gone.services)).rejects.toThrow(expect.objectContaining(refusal('notFound')));
});

import { createLocale } from '../../cards/locale.js';
import { statusCard } from '../../cards/statusCard.js';
import type { KeepingView } from '../../services/status.js';
import { buttons, readable, titles } from '../support/cardText.js';
import { aKeeping, badlyKept, notKept } from '../support/keepingViews.js';
import { aSubscription } from '../support/noticeViews.js';
import { aSchedule } from '../support/scheduleViews.js';
import { aStatus } from '../support/setupViews.js';
import { MORNING } from '../support/views.js';

const english = createLocale('en');
const card = (keeping: Partial<KeepingView> = {}) => statusCard(aStatus({ keeping: aKeeping(keeping) }), true, english);
const said = (keeping: Partial<KeepingView> = {}) => readable(card(keeping)).replaceAll('\n \n', ' ');

test('what runs by itself, the last refresh, how old consent is, segments, and who is told', () => {
  const text = said();

  expect(text).toContain('All is well.');
  expect(text).toContain(
    'Schedule: Everything · Monday to Friday at 07:30 and 12:00 · next: Mon 23 Nov 2026, 07:30 (Europe/Amsterdam)',
  );
  expect(text).toContain('Schedule: Leadspace companies · With each refresh of everything');
  expect(text).toContain('Refresh: Successful · 22 Nov 2026, 10:00 UTC');
  expect(text).toContain('Consent data: The oldest was read 21 Nov 2026, 10:00 UTC.');
  expect(text).toContain('Segments: 3 segments, current');
  expect(text).toContain('Outbox: Nothing waits to be sent.');
  expect(text).toMatch(/✅\nNotifications: .* · last 22 Nov 2026/);
});

test('a refresh that failed says what, and can be repeated from here', () => {
  const failed = [
    { kind: 'source', name: 'contoso-consent' } as const,
    { kind: 'unify', name: '' } as const,
    ...Array.from({ length: 3 }, (_, index) => ({ kind: 'segment', name: `Number ${index}` }) as const),
  ];
  const refresh = { id: 'refresh-7', state: 'Failed', endedAt: MORNING, failed } as const;

  expect(said({ refresh: { ...refresh, failed } })).toContain(
    '⚠️\nRefresh: Failed · 22 Nov 2026, 10:00 UTC · failed: contoso-consent, unification, Number 0, and 2 more',
  );
  const retry = buttons(card({ refresh: { ...refresh, failed } })).find(({ title }) => title === 'Retry');
  expect(retry).toMatchObject({ verb: 'retryRefresh', data: { refresh: 'refresh-7' } });
  expect(titles(card())).not.toContain('Retry');
});

test('consent data that is too old, and segments that are outdated, each with the next step', () => {
  const text = said({
    consent: { readAt: MORNING - 40 * 24 * 3_600_000, stale: ['contoso-consent'], outdated: true },
    segments: { count: 5, outdated: 2 },
  });

  expect(text).toContain('2 things need attention.');
  expect(text).toContain('Older than it may be: contoso-consent.');
  expect(text).toContain('→ \nPut the new file in its place, then Refresh everything.');
  expect(text).toContain('⚠️\nSegments: 2 of 5 segments outdated');
});

test('data that is newer than the unification is nothing wrong', () => {
  const text = said({ consent: { readAt: MORNING, stale: [], outdated: true } });

  expect(text).toContain('All is well.');
  expect(text).toContain('Data has been read since the last unification.');
});

test('a schedule that never fires is not hidden behind those that do', () => {
  const schedules = [1, 2, 3, 4].map(() => aSchedule());
  const never = aSchedule({ target: { kind: 'segment', id: 's' }, name: 'Fair', never: 'covered', next: [] });

  expect(said({ schedules: [...schedules, never] })).toMatch(/⚠️\nSchedule: Fair · [\s\S]*Schedule: and 2 more/);
});

test('a conversation that cannot be reached says why and what to do', () => {
  const delivery = { lastAt: MORNING, waiting: 2, closed: 'BotNotInConversationRoster' };
  const text = said({ subscriptions: [aSubscription({ title: 'Sales', delivery })], outbox: 2 });

  expect(text).toMatch(/⛔\nNotifications: Sales · last 22 Nov 2026[^\n]*\n→ \nI was removed there: add me again\./);
  expect(text).toContain('2 messages wait to be sent.');
});

test('with data and nothing else, each line has its next step', () => {
  const text = readable(statusCard(aStatus({ keeping: notKept }), true, english));

  for (const next of ['Type “refresh”', 'Plan it with “schedule”.', 'Type “subscribe” where it should be told.'])
    expect(text).toContain(next);
});

test('without data there are more urgent steps', () => {
  const text = readable(statusCard(aStatus({ profiles: 0, keeping: notKept }), true, english));

  expect(text).not.toContain('“schedule”');
});

test('everything wrong at once fits into one card', () => {
  const size = Buffer.byteLength(JSON.stringify(statusCard(aStatus({ keeping: badlyKept() }), true, english)));

  expect(size).toBeLessThan(20 * 1024);
});

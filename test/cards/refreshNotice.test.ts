import { createLocale } from '../../cards/locale.js';
import { refreshNotice } from '../../cards/refreshNotice.js';
import type { Notice } from '../../services/notifications.js';
import type { RefreshView } from '../../services/refresh.js';
import { buttons, readable, titles } from '../support/cardText.js';
import { aNotice } from '../support/noticeViews.js';
import { aFailedRefresh, aRefresh, aStep, someSteps } from '../support/refreshViews.js';
import { MORNING } from '../support/views.js';

const en = createLocale('en', 'Europe/Amsterdam');
const DAY = 86_400_000;

const drawn = (told: Partial<Notice>, view: RefreshView, locale = en) =>
  refreshNotice(aNotice({ kind: 'refresh', refresh: view.id }, told), view, locale);

test('a failure: the toast says what failed, why, and what was skipped; the card adds what to do', () => {
  const card = drawn({ outcome: 'bad' }, aFailedRefresh());

  expect(card.fallbackText).toBe(
    '⛔ Refresh failed: There is no file contoso-consent.csv in the import folder. 5 steps were skipped.',
  );
  expect(readable(card)).toContain('1 step failed. 5 steps were skipped. 1 step refreshed.');
  expect(readable(card)).toContain('What to do: Type “data import” to see the files there are.');
  expect(readable(card)).toContain('5 steps were skipped because of contoso-consent.');
  expect(readable(card)).toContain('Started 22 Nov 2026, 11:00 by the schedule');
  expect(titles(card)).toEqual(['Retry', 'Show', 'Mute', 'Notification settings']);
  expect(buttons(card).slice(0, 2)).toMatchObject([
    { verb: 'retryRefresh', data: { refresh: 'refresh-1' } },
    { verb: 'showRefresh', data: { refresh: 'refresh-1' } },
  ]);
});

test('several failures: the toast says how many more', () => {
  const [failed] = aFailedRefresh().nodes.slice(1);
  const view = aFailedRefresh({ nodes: [failed!, { ...failed!, key: 'source:2' }, { ...failed!, key: 'source:3' }] });

  expect(drawn({ outcome: 'bad' }, view).fallbackText).toContain('in the import folder. 2 other steps failed too.');
});

test('the same failure again says how often and since when, and offers no second repetition', () => {
  const told = { outcome: 'bad', times: 3, since: MORNING - 2 * DAY } as const;

  const card = drawn(told, aFailedRefresh({ retriedBy: 'refresh-2' }));

  expect(readable(card)).toContain('It has failed in the same way 3 times since 20 Nov 2026, 11:00.');
  expect(readable(card)).toContain('Nothing needs to be done: a newer refresh repeats what failed.');
  expect(titles(card)).toEqual(['Show', 'Mute', 'Notification settings']);
});

test('what works again says after how many failures', () => {
  const card = drawn({ outcome: 'fixed', times: 3, since: MORNING - 2 * DAY }, aRefresh());

  expect(card.fallbackText).toMatch(/^✅ Refresh works again: 7 steps refreshed\./);
  expect(readable(card)).toContain('It works again, after 3 failures since 20 Nov 2026, 11:00.');
});

test('a success says what has changed, in numbers: who that is stays out of a channel', () => {
  const card = drawn({ outcome: 'good' }, aRefresh());

  expect(card.fallbackText).toBe('✅ Refresh successful: 7 steps refreshed. Segments: 14 in, 3 out.');
  expect(readable(card)).toContain('Newsletter readers\n · 14 in, 3 out · 2 of them because of consent · 204 members');
  expect(readable(card)).toContain('4 consents were withdrawn or denied.');
  expect(readable(card)).toContain('Started 22 Nov 2026, 11:00 by \nAlex Admin\n · took 35 s');
  expect(titles(card)).toEqual(['Show', 'Mute', 'Notification settings']);
});

test('of many segments that have changed five are named', () => {
  const nodes = Array.from({ length: 8 }, (_, index) =>
    aStep(`segment:${index}`, { name: `Segment ${index}`, counts: { members: 9, added: 1 } }),
  );

  const said = readable(drawn({ outcome: 'good' }, aRefresh({ nodes })));

  expect(said).toContain('Segment 4');
  expect(said).not.toContain('Segment 5');
  expect(said).toContain('and 3 more');
});

test('nothing has changed, and it says so', () => {
  const view = aRefresh({ nodes: someSteps.map((node) => ({ ...node, counts: {} })) });

  expect(readable(drawn({ outcome: 'good' }, view))).toContain('Members and consent are as they were before.');
  expect(drawn({ outcome: 'good' }, view).fallbackText).toBe('✅ Refresh successful: 7 steps refreshed.');
});

test('a schedule whose administrator is none any more is named, with what to do', () => {
  const skipped = aStep('enrichment:e', {
    ...{ name: 'Leadspace companies', state: 'Skipped', skipped: { because: 'notAdministrator' } },
  });

  const said = readable(drawn({ outcome: 'good' }, aRefresh({ nodes: [skipped] })));

  expect(said).toContain('Leadspace companies was not run');
  expect(said).toContain('Save the schedule again.');
  expect(said).not.toContain('Nothing needs to be done.');
});

test('of one source or segment the toast names it, in Dutch too', () => {
  const view = aFailedRefresh({ target: { kind: 'source', id: 'consent', only: false } });

  expect(drawn({ outcome: 'bad' }, view, createLocale('nl')).fallbackText).toBe(
    '⛔ Vernieuwing mislukt (contoso-consent): Er is geen bestand contoso-consent.csv in de importmap. 5 stappen overgeslagen.',
  );
});

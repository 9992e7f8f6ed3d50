import { countsOf, durationOf, nameOf, starterOf, trendDay } from '../../tab/runs/rowWords.js';
import { loadWords } from '../../tab/words.js';
import { aHistoryRefresh, aHistoryRun } from '../support/historyViews.js';

test('a run says what it is called, who began it, how long it took and how many it enriched', async () => {
  const words = await loadWords('en', 'Europe/Amsterdam');
  const run = aHistoryRun();

  expect([nameOf, starterOf, durationOf, countsOf].map((say) => say(run, words))).toEqual([
    'Leadspace companies',
    'Alex Admin',
    '1 min 35 s',
    '590 records sent, 512 enriched',
  ]);
});

test('a refresh of everything by its schedule says so, with the steps that failed or were skipped', async () => {
  const words = await loadWords('nl', 'Europe/Amsterdam');
  const refresh = aHistoryRefresh();

  expect([nameOf, starterOf, durationOf, countsOf].map((say) => say(refresh, words))).toEqual([
    'Alles',
    'Planning',
    '35 s',
    '7 stappen, 1 mislukt, 5 overgeslagen',
  ]);
});

test('what goes on has no duration yet', async () => {
  const words = await loadWords('en', 'UTC');
  const { endedAt: _, ...begun } = aHistoryRun({ state: 'Refreshing' });

  expect(durationOf(begun, words)).toBe('not over yet');
});

test.each(['Pacific/Auckland', 'America/Los_Angeles'])(
  'a day of the reader’s zone stays that day in %s',
  async (zone) => {
    const day = { day: '2026-11-22', successful: 1, failed: 0, canceled: 0 };

    expect(trendDay(day, await loadWords('en', zone))).toBe('22 Nov');
    expect(trendDay(day, await loadWords('nl', zone))).toBe('22 nov');
  },
);

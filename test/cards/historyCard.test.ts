import { historyCard } from '../../cards/historyCard.js';
import { createLocale } from '../../cards/locale.js';
import { buttons, inputs, readable, titles } from '../support/cardText.js';
import { aHistory, aHistoryRefresh, aHistoryRun } from '../support/historyViews.js';

const english = createLocale('en');
const { next: _next, ...onePage } = aHistory();
const nothing = { ...onePage, rows: [], total: 0, trend: [] };

test('each row says what, when, by whom, how long and how it went', () => {
  const text = readable(historyCard(aHistory(), {}, english));

  expect(text).toContain(
    'Leadspace companies\nEnrichment run\n · \n22 Nov 2026, 10:00 UTC\n · \nby Alex Admin\n · \n1 min 35 s\n · \n590 records',
  );
  expect(text).toContain('Everything\nRefresh\n · \n22 Nov 2026, 07:00 UTC\n · \nby its schedule');
});

test('what goes on has no end yet', () => {
  const { endedAt: _endedAt, ...going } = aHistoryRun({ state: 'Refreshing' });

  expect(readable(historyCard({ ...onePage, rows: [going] }, {}, english))).toContain(
    'by Alex Admin\n · \n590 records sent, 512 enriched\n🔄 Refreshing',
  );
});

test('where there are no charts a table has the outcomes by day, and their sums are said in any case', () => {
  const card = historyCard(aHistory(), {}, english);

  expect(JSON.stringify(card.body)).toContain('Chart.VerticalBar.Grouped');
  expect(readable(card)).toMatch(
    /Day\nSuccessful\nFailed\nCanceled\n19 Nov\n4\n0\n0\n20 Nov\n3\n2\n0\n22 Nov\n2\n1\n1/,
  );
  expect(readable(card)).toContain('On the last 3 days with something in them: 9 Successful, 3 Failed, 1 Canceled.');
});

test('one day is no trend', () => {
  const card = historyCard({ ...onePage, trend: onePage.trend.slice(0, 1) }, {}, english);

  expect(JSON.stringify(card.body)).not.toContain('Chart.');
  expect(readable(card)).toContain('On the last 1 day with something in it: 4 Successful');
});

test('Earlier and Later carry the filter that was drawn', () => {
  const page = aHistory({ next: 'older', previous: 'newer' });
  const carried = buttons(historyCard(page, { kind: 'run', at: 'here' }, english));

  expect(carried.find(({ title }) => title === 'Earlier')?.data).toEqual({
    ...{ verb: 'showHistory', kind: 'run', at: 'older' },
  });
  expect(carried.find(({ title }) => title === 'Later')?.data).toMatchObject({ at: 'newer' });
  expect(carried.find(({ title }) => title === 'Download CSV')?.data).toEqual({ verb: 'downloadHistory', kind: 'run' });
});

test('nothing yet is not the same as nothing that fits', () => {
  const empty = historyCard(nothing, {}, english);
  expect(readable(empty)).toContain('Nothing has run yet.');
  expect(inputs(empty)).toEqual([]);

  const filtered = historyCard(nothing, { outcome: 'Failed' }, english);
  expect(readable(filtered)).toContain('Nothing fits the filter.');
  expect(titles(filtered)).toEqual(['Show', 'Help']);
});

test('two of one name are told apart by when they were', () => {
  const rows = [aHistoryRefresh(), aHistoryRefresh({ id: 'refresh-9', startedAt: 0 })];
  const [, , list] = inputs(historyCard({ ...onePage, rows }, {}, english));

  expect(new Set(list?.choices?.map(({ title }) => title)).size).toBe(2);
});

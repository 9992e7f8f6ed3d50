import { createLocale } from '../../cards/locale.js';
import { segmentCard } from '../../cards/segmentCard.js';
import { readable, rows, titles } from '../support/cardText.js';
import { aSegment } from '../support/segmentViews.js';
import { MORNING } from '../support/views.js';

const english = createLocale('en');
const dutch = createLocale('nl');

test('says rule, kind, refresh and use in the language of the reader', () => {
  const segment = aSegment({ usedBy: { enrichments: [{ id: 'e', name: 'Leadspace companies' }] } });

  expect(rows(segmentCard(segment, english))).toMatchObject({
    Kind: 'dynamic: members come and go with the data',
    'Last refreshed': '22 Nov 2026, 10:00 UTC',
    'Used by': 'Leadspace companies',
  });
  expect(readable(segmentCard(segment, dutch))).toContain(
    'Toestemmingsoptie = Newsletter EN Toestemmingswaarde = True',
  );
});

test('members over time are a chart, with the same numbers where there are none', () => {
  const card = segmentCard(aSegment(), english);

  expect(JSON.stringify(card.body)).toContain('Chart.VerticalBar');
  expect(readable(card)).toMatch(
    /20 Nov 2026, 10:00 UTC\n200\n21 Nov 2026, 10:00 UTC\n192\n22 Nov 2026, 10:00 UTC\n204/,
  );
  expect(readable(card)).toContain('+14 / −2');
});

test('one refresh is no trend, and two of one minute are one', () => {
  const [newest] = aSegment().trend;
  const twice = [newest!, { at: MORNING + 10_000, members: 9, added: 9, gone: 0, withdrawn: 0 }];

  expect(JSON.stringify(segmentCard(aSegment({ trend: [newest!] }), english))).not.toContain('Chart.');
  expect(JSON.stringify(segmentCard(aSegment({ trend: twice }), english))).not.toContain('Chart.');
});

test('a segment that had nobody at any time has no chart, and one that nobody joined says so with a plus', () => {
  const [newest, before] = aSegment().trend;
  const nobody = [newest!, before!].map((each) => ({ ...each, members: 0, added: 0, gone: 0 }));
  const left = [{ ...newest!, members: 0, added: 0, gone: 1 }, before!];

  expect(JSON.stringify(segmentCard(aSegment({ trend: nobody }), english))).not.toContain('Chart.');
  expect(readable(segmentCard(aSegment({ trend: left }), english))).toContain('+0 / −1');
});

test('an outdated one asks for a refresh', () => {
  const card = segmentCard(aSegment({ outdated: true }), english);

  expect(readable(card)).toContain('refresh it first');
  expect(card.actions?.[0]).toMatchObject({ title: 'Refresh', style: 'positive' });
});

test('while it refreshes, and while it is deactivated, there is nothing to refresh', () => {
  expect(titles(segmentCard(aSegment({ state: 'Refreshing' }), english))).not.toContain('Refresh');
  expect(titles(segmentCard(aSegment({ active: false }), english))).not.toContain('Refresh');
});

test('a failure keeps the members of before, and has a number to quote', () => {
  const words = readable(segmentCard(aSegment({ state: 'Failed', failure: { reference: 'a1b2c3d4' } }), english));

  expect(words).toContain('the members are those of the refresh before');
  expect(words).toContain('a1b2c3d4');
});

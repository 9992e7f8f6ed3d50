import { createLocale } from '../../cards/locale.js';
import { segmentsCard } from '../../cards/segmentsCard.js';
import { inputs, readable, titles } from '../support/cardText.js';
import { aSegment } from '../support/segmentViews.js';

const english = createLocale('en');
const usual = { page: 0, mayChange: true, mayGuard: true };
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => aSegment({ id: `id-${index + 1}`, name: `Number ${index + 1}` }));

test('a row says kind, members and refresh, and what is not as it should be', () => {
  const words = readable(
    segmentsCard(
      {
        ...usual,
        segments: [aSegment({ kind: 'static', active: false, outdated: true, state: 'Failed', members: 1 })],
      },
      english,
    ),
  );

  for (const said of ['static', 'deactivated', 'refreshed 22 Nov 2026', '⚠️ outdated', '⛔ Failed', '1 member'])
    expect(words).toContain(said);
});

test('what is as it should be is not said', () => {
  const words = readable(segmentsCard({ ...usual, segments: [aSegment()] }, english));

  expect(words).not.toMatch(/outdated|deactivated|Successful/);
});

test('a page that is no longer there is the last one', () => {
  const card = segmentsCard({ ...usual, page: 9, segments: many(12) }, english);

  expect(inputs(card)[0]?.choices?.map(({ title }) => title)).toEqual(['Number 11', 'Number 12']);
  expect(titles(card)).toEqual(['View', 'New segment', 'Refresh', 'Consent guard', 'Previous']);
});

test('who cannot guard or change gets no such button', () => {
  const contributor = { ...usual, mayGuard: false };
  const viewer = { ...contributor, mayChange: false };

  expect(titles(segmentsCard({ ...contributor, segments: many(2) }, english))).toEqual([
    'View',
    'New segment',
    'Refresh',
  ]);
  expect(titles(segmentsCard({ ...viewer, segments: many(2) }, english))).toEqual(['View']);
  expect(readable(segmentsCard({ ...viewer, segments: [] }, english))).toContain('A Contributor or an Administrator');
});

test('the guard of all is named', () => {
  expect(readable(segmentsCard({ ...usual, segments: many(1), guard: 'Newsletter' }, english))).toContain(
    'members of every segment must have granted “Newsletter”',
  );
});

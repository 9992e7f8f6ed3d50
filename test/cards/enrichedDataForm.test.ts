import { enrichedDataForm, PageInput } from '../../cards/enrichedDataForm.js';
import { createLocale } from '../../cards/locale.js';
import { buttons, inputs, openUrls, readable, titles } from '../support/cardText.js';
import { anEnrichedRow, aPage } from '../support/views.js';

const english = createLocale('en');

test('lists companies with what Leadspace says and how sure the match is', () => {
  const words = readable(enrichedDataForm(aPage(), english));

  expect(words).toContain('adventure works b.v.\nSporting goods\n · \nNetherlands\n · \n1,001-5,000 employees');
  expect(words).toContain('match: high');
});

test('pages by key, and the search stays in its input', () => {
  const card = enrichedDataForm(aPage({ search: 'con', total: 40, next: 20, previous: 17 }), english);
  const pages = buttons(card).filter(({ title }) => ['Previous', 'More'].includes(title));

  expect(pages.map(({ data }) => data)).toEqual([
    { verb: 'viewEnriched', enrichment: 'enrichment-1', before: 17 },
    { verb: 'viewEnriched', enrichment: 'enrichment-1', after: 20 },
  ]);
  expect(inputs(card).find(({ id }) => id === 'search')?.value).toBe('con');
  expect(titles(card)).toHaveLength(6);
});

test('the same is a button away as a page, which takes the room of a sixth', () => {
  const pageUrl = 'https://steward.example/tab/profiles?enrichment=enrichment-1';
  const card = enrichedDataForm(aPage({ total: 40, next: 20, previous: 17 }), english, { pageUrl });

  expect(openUrls(card)).toEqual([pageUrl]);
  expect(titles(card)).toEqual(['Search', 'View profile', 'Previous', 'More', 'Download CSV', 'Open as a page']);
});

test('a profile without an answer shows its bucket', () => {
  const page = aPage({
    rows: [
      anEnrichedRow({
        bucket: 'withheld',
        industry: undefined,
        country: undefined,
        employees: undefined,
        confidence: undefined,
      }),
    ],
  });

  expect(readable(enrichedDataForm(page, createLocale('nl')))).toContain('Tegengehouden');
});

test('nothing yet, and nothing found, say so', () => {
  expect(readable(enrichedDataForm(aPage({ rows: [], total: 0 }), english))).toContain('Run the enrichment first');
  expect(readable(enrichedDataForm(aPage({ rows: [], total: 0, search: 'q' }), english))).toContain(
    'No company name contains that',
  );
});

test('keys come as numbers or as text, and foreign ones mean the first page', () => {
  expect(PageInput.parse({ enrichment: 'e', after: '20' })).toMatchObject({ after: 20 });
  expect(PageInput.parse({ enrichment: 'e', after: { x: 1 }, before: 'abc' })).toEqual({
    enrichment: 'e',
    search: undefined,
    after: undefined,
    before: undefined,
  });
});

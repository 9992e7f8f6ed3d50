import { createLocale } from '../../cards/locale.js';
import { resultSamples } from '../support/cardSamples/resultSamples.js';
import { runSamples } from '../support/cardSamples/runSamples.js';
import { buttons, inputs, markdown, titles } from '../support/cardText.js';

const samples = [...runSamples, ...resultSamples].flatMap(({ card, name, draw }) =>
  (['en', 'nl'] as const).map((language) => ({
    title: `${card} (${name}) in ${language}`,
    card: draw(createLocale(language)),
  })),
);
/** Pieces of the names that hurt, and of the values of the ordinary samples. */
const DATA =
  /x{20}|onerror|\*\*bold|evil\.example|שלום|株式会社|👩|adventure works|contoso|fabrikam|Utrecht|Sporting goods/i;

test.each(samples)('$title stays below 28 KB with at most six buttons and different labels', ({ card }) => {
  const labels = inputs(card).map(({ label }) => label);

  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
  expect(titles(card).length).toBeLessThanOrEqual(6);
  expect(new Set(labels).size).toBe(labels.length);
});

test.each(samples)('$title keeps values out of markdown, button data and the notification', ({ card }) => {
  expect(markdown(card).filter((text) => DATA.test(text))).toEqual([]);
  expect(buttons(card).filter(({ data }) => DATA.test(JSON.stringify(data)))).toEqual([]);
  expect(card.fallbackText).not.toMatch(DATA);
  expect(card.fallbackText).not.toBe('');
});

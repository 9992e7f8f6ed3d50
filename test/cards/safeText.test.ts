import { safeText } from '../../cards/safeText.js';
import { HOSTILE_NAMES } from '../support/hostileNames.js';

test('ordinary names pass as they are, in any script', () => {
  for (const name of ['Contoso B.V.', 'Café Ørsted', 'شركة المثال', '株式会社', '👩‍👩‍👧‍👦 & sons', "O'Neill <3"])
    expect(safeText(name)).toBe(name);
});

test('what is invisible or turns text around is taken out', () => {
  expect(safeText('a\u202eb\u200bc\u0000d\u2066e')).toBe('abcde');
  expect(safeText('  two\nlines\t ')).toBe('two lines');
});

test('long names are cut between letters that people see', () => {
  expect(safeText('x'.repeat(10), 5)).toBe('xxxx…');
  expect(safeText('👩‍👩‍👧‍👦'.repeat(9), 3)).toBe('👩‍👩‍👧‍👦…');
});

test.each(HOSTILE_NAMES.map((name, index) => [index, name] as const))('name %i is bounded in size', (_, name) => {
  expect(Buffer.byteLength(safeText(name, 50))).toBeLessThanOrEqual(50 * 4 * 3 + 3);
});

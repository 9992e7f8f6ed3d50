import { safeText } from '../../tab/safeText.js';

test.each([
  ['turns the text around it', 'evil\u202Egnp.exe', 'evilgnp.exe'],
  ['is invisible', 'Con\u200Btoso\u0000', 'Contoso'],
  ['breaks the line', ' first\r\nsecond\tthird ', 'first second third'],
  ['covers the lines around it', `Z${'\u0301'.repeat(40)}algo`, `Z${'\u0301'.repeat(3)}algo`],
])('what %s is not shown', (_what, value, shown) => {
  expect(safeText(value)).toBe(shown);
});

test('markup is text like any other', () => {
  expect(safeText('<b>Bold & Sons</b> **x** =cmd()')).toBe('<b>Bold & Sons</b> **x** =cmd()');
});

test('a long value is whole, and is cut only where there is one line for it', () => {
  const long = 'a'.repeat(10_000);

  expect(safeText(long)).toBe(long);
  expect(safeText(long, 200)).toBe(`${'a'.repeat(199)}…`);
});

test('a family is not cut into persons, and scripts that join keep their joiners', () => {
  const family = '👩‍👩‍👧‍👦';

  expect(safeText(family.repeat(3), 2)).toBe(`${family}…`);
  expect(safeText(family, 1)).toBe(family);
  expect(safeText('می‌خواهم')).toBe('می‌خواهم');
});

import { readSource } from './sourceFiles.js';

// The house test trusts this reader: what it does not see, nobody sees.

const importsOf = (text: string) =>
  readSource('bot/actions/run.ts', text).imports.map(({ from, values }) => [from, values]);

test('tells imports of values from imports of types, wherever they stand', () => {
  expect(importsOf(`import { a } from '../../cards/parts.js';`)).toEqual([['cards/parts.ts', true]]);
  expect(importsOf(`import type { A } from '../../services/runs/index.js';`)).toEqual([
    ['services/runs/index.ts', false],
  ]);
  expect(importsOf(`import { type A, type B } from '../turn.js';`)).toEqual([['bot/turn.ts', false]]);
  expect(importsOf(`import { type A, b } from '../turn.js';`)).toEqual([['bot/turn.ts', true]]);
  expect(importsOf(`import '../start.js';`)).toEqual([['bot/start.ts', true]]);
  expect(importsOf(`export * from './all.js';`)).toEqual([['bot/actions/all.ts', true]]);
  expect(importsOf(`export type { A } from './all.js';`)).toEqual([['bot/actions/all.ts', false]]);
  expect(importsOf(`const late = await import('lowdb');`)).toEqual([['lowdb', true]]);
});

test('knows what is imported under another name', () => {
  const [found] = readSource('a.ts', `import { setTimeout as delay } from 'node:timers/promises';`).imports;

  expect(found).toMatchObject({ from: 'node:timers/promises', names: ['setTimeout'] });
});

test('sees what asks the machine for time or chance', () => {
  const { calls } = readSource(
    'a.ts',
    'const a = [Date.now(), new Date(), new Date(0), Math.random(), setTimeout(go, 1)];',
  );

  expect(calls.sort()).toEqual(['Date.now', 'Math.random', 'new Date()', 'new Date(1)', 'setTimeout']);
});

test('measures functions by their name, after text that is more bytes than letters', () => {
  const text = `// é €\nexport function two(): string {\n  return '';\n}\nconst one = { three: () => {\n  go();\n} };\n`;

  expect(readSource('a.ts', text).functions).toEqual([
    { name: 'two', lines: 3, own: 3 },
    { name: 'three', lines: 3, own: 3 },
  ]);
});

test('measures a function without those inside it', () => {
  const text = `function make() {\n  function inner() {\n    go(() => 1);\n  }\n  return inner;\n}\n`;

  expect(readSource('a.ts', text).functions.map(({ name, lines, own }) => [name, lines, own])).toEqual([
    ['make', 6, 3],
    ['inner', 3, 3],
    ['inner', 1, 1],
  ]);
});

test('finds any, and not in words or comments', () => {
  expect(readSource('a.ts', `let a: Record<string, any>;`).hasAny).toBe(true);
  expect(readSource('a.ts', `// any\nlet any = 'any';`).hasAny).toBe(false);
});

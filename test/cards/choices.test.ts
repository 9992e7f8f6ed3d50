import fc from 'fast-check';
import { choiceKey, fitting, fittingOf, named } from '../../cards/choices.js';
import { HOSTILE_NAMES } from '../support/hostileNames.js';

test('a key is short, opaque and free of the comma that separates several', () => {
  for (const name of HOSTILE_NAMES) expect(choiceKey(name)).toMatch(/^[a-z0-9]{1,14}$/);
});

test('names that differ have keys that differ, and a key finds its name again', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `column ${index}`);

  expect(new Set(names.map(choiceKey)).size).toBe(names.length);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), (some) => {
      for (const name of some) expect(named(some, choiceKey(name))).toBe(name);
    }),
  );
});

test('keys stay what they were, since cards of before hold them', () => {
  expect(['Company', '株式会社', '👩‍👩‍👧 a\ud83d'].map(choiceKey)).toEqual([
    '1kw5ay6wf0uzm',
    '1nupb6g1e1nq7n',
    'w9nqgh1bugjwz',
  ]);
});

test('a key that was not offered stands for nothing', () => {
  expect(named(['Company'], choiceKey('Website'))).toBeUndefined();
  expect(named(['Company'], undefined)).toBeUndefined();
});

test('a list ends at forty entries or four kilobytes and says how many are left', () => {
  const choices = (title: string) => Array.from({ length: 200 }, (_, index) => ({ title, value: `${index}` }));

  expect(fitting(choices('Company'))).toMatchObject({ choices: { length: 40 }, more: 160 });
  const wide = fitting(choices('株式会社'.repeat(100)));

  expect(Buffer.byteLength(JSON.stringify(wide.choices))).toBeLessThan(5_000);
  expect(wide.choices.length + wide.more).toBe(200);
});

test('of thousands of columns only those that are shown are made into choices', () => {
  let made = 0;
  const toChoice = (name: string) => {
    made += 1;
    return { title: name, value: name };
  };

  expect(fittingOf(Array(2_000).fill('Company'), toChoice)).toMatchObject({ choices: { length: 40 }, more: 1_960 });
  expect(made).toBe(40);
});

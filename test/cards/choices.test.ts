import fc from 'fast-check';
import { choiceKey, fitting, named } from '../../cards/choices.js';
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

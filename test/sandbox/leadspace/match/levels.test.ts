import { type Evidence, levelOf, reaches } from '../../../../sandbox/leadspace/match/levels.js';

type Case = [
  name: number,
  website: Evidence['website'],
  place: Evidence['place']['verdict'],
  twin: Evidence['twin'],
  level: string | undefined,
];

// The thresholds of the wire contract, on both sides of each.
const CASES: Case[] = [
  [0.85, 'same', 'unknown', 'none', 'HIGH'],
  [0.85, 'same', 'conflict', 'open', 'HIGH'],
  [0.849, 'same', 'unknown', 'none', 'MEDIUM'],
  [0.5, 'same', 'unknown', 'none', 'MEDIUM'],
  [0.499, 'same', 'agrees', 'none', 'LOW'],
  [1, 'unknown', 'agrees', 'none', 'HIGH'],
  [1, 'unknown', 'unknown', 'none', 'MEDIUM'],
  [1, 'different', 'agrees', 'none', 'MEDIUM'],
  [0.999, 'unknown', 'agrees', 'none', 'MEDIUM'],
  [1, 'unknown', 'agrees', 'toldApart', 'MEDIUM'],
  [1, 'unknown', 'agrees', 'open', 'LOW'],
  [1, 'unknown', 'conflict', 'none', 'LOW'],
  [0.92, 'unknown', 'unknown', 'none', 'MEDIUM'],
  [0.919, 'unknown', 'unknown', 'none', 'LOW'],
  [0.92, 'unknown', 'conflict', 'none', 'LOW'],
  [0.85, 'unknown', 'unknown', 'open', 'LOW'],
  [0.849, 'unknown', 'agrees', 'none', 'VERY LOW'],
  [0.75, 'different', 'conflict', 'open', 'VERY LOW'],
  [0.749, 'unknown', 'agrees', 'none', undefined],
];

test.each(CASES)('name %d, website %s, place %s, twin %s: %s', (name, website, verdict, twin, level) => {
  expect(levelOf({ name, website, place: { verdict, parts: 0 }, twin })).toBe(level);
});

test('a minimum level lets itself and better ones through', () => {
  expect([reaches('HIGH', 'MEDIUM'), reaches('MEDIUM', 'MEDIUM'), reaches('LOW', 'MEDIUM')]).toEqual([
    true,
    true,
    false,
  ]);
});

import fc from 'fast-check';
import { guessReadings, readingOf } from '../../../services/consent/readings.js';

test.each([
  ['True', 'FALSE'],
  ['yes', 'No'],
  ['Ja', 'nee'],
  ['j', 'N'],
  ['Y', 'n'],
  ['1', '0'],
  ['1.0', '0.0'],
  ['-1', '0'],
  ['waar', 'onwaar'],
  ['Opted in', 'Opted out'],
  ['opt-in', 'OPT-OUT'],
  ['OptIn', 'opt_out'],
  ['subscribed', 'unsubscribed'],
  ['Granted', 'withdrawn'],
  ['granted', 'not granted'],
  ['aangemeld', 'afgemeld'],
  ['verleend', 'ingetrokken'],
  ['Verleend', 'geweigerd'],
  ['akkoord', 'niet akkoord'],
  ['on', 'off'],
  ['aan', 'uit'],
  ['Allow', 'Do not allow'],
  ['toestaan', 'niet toestaan'],
  ['toestemming', 'geen toestemming'],
  ['ｔｒｕｅ', 'ｆａｌｓｅ'],
  [' accepted ', ' declined'],
  ['✓', '✗'],
  ['v', 'x'],
])('%s and %s are read', (granting, denying) => {
  const readings = guessReadings([granting, denying]);

  expect([readingOf(granting, readings), readingOf(denying, readings)]).toEqual([true, false]);
  expect(readingOf(granting.toUpperCase(), readings)).toBe(true);
});

test('a cross alone is a mark for yes', () => {
  expect(guessReadings(['x', '', 'X'])).toEqual({ true: ['x'], false: [] });
});

test.each(['maybe', 'pending', 'unknown', 'null', 'NaN', '2', '10', '-', '=1+1', 'yes, but', '', ' '])(
  '%j is not guessed',
  (value) => {
    const readings = guessReadings(['yes', 'no', value]);

    expect(readings).toEqual({ true: ['yes'], false: ['no'] });
    expect(readingOf(value, readings)).toBeUndefined();
  },
);

test('each value is in one list at most, folded, once, and reads as the list says', () => {
  const value = fc.oneof(fc.constantFrom('Yes', 'NO', 'ja', 'x', 'v', ' 1', '0 ', 'Opt-in', 'later'), fc.string());
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const readings = guessReadings(values);
      const listed = [...readings.true, ...readings.false];
      expect(new Set(listed).size).toBe(listed.length);
      for (const each of readings.true) expect(readingOf(each, readings)).toBe(true);
      for (const each of readings.false) expect(readingOf(each, readings)).toBe(false);
    }),
  );
});

test('what somebody put in both lists denies', () => {
  expect(readingOf('ja', { true: ['ja'], false: ['ja'] })).toBe(false);
});

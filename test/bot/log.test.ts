import { allowed, describe as describeError } from '../../bot/log.js';

test('only listed fields with short values come through', () => {
  expect(allowed({ runId: 'r1', ms: 5, token: 'good-1', name: 'Contoso', body: { a: 1 }, user: { id: 1 } })).toEqual({
    runId: 'r1',
    ms: 5,
  });
  expect(allowed({ reason: 'x'.repeat(601) })).toEqual({});
});

test('of a fault its kind and place are kept, never its words', () => {
  const error = new TypeError("Could not convert 'frank@contoso.com' to INT32\n    frank@contoso.com");
  const logged = JSON.stringify([allowed({ err: error }), allowed({ error: String(error) }), describeError(error)]);
  expect(logged).toContain('TypeError');
  expect(logged).toContain('log.test.ts:');
  expect(logged).not.toContain('frank');
  expect(logged).not.toContain('Could not');
});

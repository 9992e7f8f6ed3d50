import { readRoute, writeRoute } from '../../tab/route.js';

test.each([
  ['/tab/overview', { view: 'overview' }],
  ['/tab/profiles?enrichment=e1&profile=17', { view: 'profiles', enrichment: 'e1', profile: 17 }],
  ['/tab/runs?enrichment=a%20b%26c', { view: 'runs', enrichment: 'a b&c' }],
] as const)('the address %s says what is shown, and what is shown says the address', (address, route) => {
  expect(readRoute(address)).toEqual(route);
  expect(readRoute(writeRoute(route))).toEqual(route);
});

test('a deep link names a place without the folder of the pages', () => {
  expect(readRoute('profiles?enrichment=e1&profile=0')).toEqual({ view: 'profiles', enrichment: 'e1', profile: 0 });
});

test.each(['/tab/', '/tab/elsewhere', '//evil.example/x', 'javascript:alert(1)', ''])(
  'what names no view (%s) is the overview',
  (address) => {
    expect(readRoute(address)).toEqual({ view: 'overview' });
  },
);

test.each(['-1', '1.5', 'abc', '1e99', ''])('a profile that can be none (%s) is not asked for', (profile) => {
  expect(readRoute(`/tab/profiles?enrichment=e1&profile=${profile}`).profile).toBeUndefined();
});

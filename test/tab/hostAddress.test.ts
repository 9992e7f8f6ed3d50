import { addressOf, readRoute, secretOf } from '../../tab/route.js';
import { tabOf } from '../../tab/tabChoice.js';
import { teamsLink } from '../../tab/teamsLink.js';
import { loadWords } from '../../tab/words.js';

const APP = '3f2b8a51-6a0e-4c6e-9d1f-2d5f3f0c7a11';
const STATE = 'AbCdEfGhIjKlMnOpQrStUv.mf1x2y3z.signature_-';

/** What Teams hands on of a link into it. */
const subPageOf = (link: string): string => JSON.parse(new URL(link).searchParams.get('context')!).subEntityId;

test('a page outside Teams leads to the same place in Teams, which opens it there', () => {
  const route = { view: 'profiles', enrichment: 'a b&c#d', profile: 17 } as const;

  const link = teamsLink(APP, route);

  expect(link).toContain(`https://teams.microsoft.com/l/entity/${APP}/profiles?context=`);
  expect(readRoute(addressOf(subPageOf(link)))).toEqual(route);
});

test('a token page outside Teams leads to the one in Teams with all it was opened with', () => {
  const address = addressOf(subPageOf(teamsLink(APP, { view: 'token' }, STATE)));

  expect(address.split('#')[0]).toBe('/tab/token');
  expect(secretOf(`#${address.split('#')[1]}`, 'state')).toBe(STATE);
});

test('nothing else of a deep link gets behind the #, above all no link that says who reads', () => {
  expect(addressOf('overview#link=somebody')).toBe('/tab/overview');
});

test.each(['//evil.example/token', 'https://evil.example/tab/elsewhere', 'http://[', 'javascript:alert(1)'])(
  'a deep link that leads elsewhere (%s) stays on this page',
  (subPage) => {
    expect(addressOf(subPage)).toMatch(/^\/tab\/(overview|token)$/);
  },
);

test('the tab of a channel has an address, a name and an identity of its own', async () => {
  const words = await loadWords('nl', 'Europe/Amsterdam');
  const enrichments = [{ id: 'e1', name: 'Bedrijven \u202eBenelux', sandbox: false, profiles: 3 }];
  const place = { words, origin: 'https://steward.contoso.com' };

  expect(tabOf({ view: 'profiles', enrichment: 'e1' }, enrichments, place)).toEqual({
    entityId: 'profiles-e1',
    contentUrl: 'https://steward.contoso.com/tab/profiles?enrichment=e1',
    websiteUrl: 'https://steward.contoso.com/tab/profiles?enrichment=e1',
    suggestedDisplayName: 'Profielen: Bedrijven Benelux',
  });
});

test('a tab whose enrichment was removed shows the one that was updated last', async () => {
  const words = await loadWords('en', 'UTC');

  const tab = tabOf({ view: 'runs', enrichment: 'gone' }, [], { words, origin: 'https://steward.contoso.com' });

  expect(tab).toMatchObject({
    entityId: 'runs',
    contentUrl: 'https://steward.contoso.com/tab/runs',
    suggestedDisplayName: 'Runs',
  });
});

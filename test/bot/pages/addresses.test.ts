import { createAddresses } from '../../../bot/pages/addresses.js';
import { createLocale } from '../../../cards/locale.js';
import { APP_ID } from '../../support/botFrameworkCloud.js';
import { ADA } from '../../support/trust.js';

const reader = { caller: ADA, locale: createLocale('nl'), conversationId: 'a:ada' };
const company = { view: 'profiles', enrichment: 'e1', profile: 17 } as const;

test('in Teams a deep link leads to the company, and holds no secret', async () => {
  const asked: unknown[] = [];
  const addressOf = createAddresses({
    ...{ development: false, appId: APP_ID, publicUrl: 'https://steward.contoso.com' },
    pageLinks: { reading: async (...given) => String(asked.push(given)) },
  });

  const url = new URL(await addressOf(company, reader));

  expect(url.origin + url.pathname).toBe(`https://teams.microsoft.com/l/entity/${APP_ID}/profiles`);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    webUrl: 'https://steward.contoso.com/tab/profiles?enrichment=e1&profile=17',
    label: 'Verrijkte gegevens',
    context: '{"subEntityId":"profiles?enrichment=e1&profile=17"}',
  });
  expect(url.href).not.toContain('+');
  expect([url.hash, asked]).toEqual(['', []]);
});

test('in development the link says who reads, behind the #, which no server gets to see', async () => {
  const asked: unknown[] = [];
  const addressOf = createAddresses({
    ...{ development: true, appId: '', publicUrl: 'http://127.0.0.1:3978' },
    pageLinks: {
      async reading(...given) {
        asked.push(given);
        return 'id.expiry.signature';
      },
    },
  });

  expect(await addressOf(company, reader)).toBe(
    'http://127.0.0.1:3978/tab/profiles?enrichment=e1&profile=17#link=id.expiry.signature',
  );
  expect(await addressOf({ view: 'runs' }, reader)).toBe('http://127.0.0.1:3978/tab/runs#link=id.expiry.signature');
  expect(asked[0]).toEqual([ADA, 'nl', 'a:ada']);
});

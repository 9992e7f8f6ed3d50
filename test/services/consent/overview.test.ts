import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { UnifyList } from '../../../services/consent.js';
import { type ConsentHouse, openConsentHouse } from '../../support/consentHouse.js';
import { csv } from '../../support/csv.js';
import { ADA } from '../../support/imports.js';

let house: ConsentHouse;
beforeEach(async () => {
  house = await openConsentHouse();
});
afterEach(() => house.close());

const DAY = 86_400_000;
const HEADER = ['Email', 'Consent option', 'Consent value', 'Consent date', 'Valid until'];
const PROFILES = [
  ['A-1', 'Contoso', 'holly@contoso.com'],
  ['A-2', 'Fabrikam', 'frank@fabrikam.com'],
  ['A-3', 'Shared', 'holly@contoso.com'],
];

async function sample(): Promise<void> {
  await house.run('crm.csv', csv([['Account', 'Company', 'Mail'], ...PROFILES]));
  const soon = new Date(house.clock.now() + 20 * DAY).toISOString();
  const ahead = new Date(house.clock.now() + 2 * DAY).toISOString();
  const rows = [
    ['holly@contoso.com', 'Newsletter', 'True', '', soon],
    ['frank@fabrikam.com', 'Newsletter', 'False', '', ''],
    ['frank@fabrikam.com', 'Product updates', 'True', ahead, ''],
    ['=cmd@evil.example', 'Newsletter', 'True', '', ''],
    ['no address', 'Newsletter', 'True', '', ''],
  ];
  await house.runConsent('consent.csv', csv([HEADER, ...rows]), { expires: 'Valid until' });
}

test('granted, denied and not set by option over the profiles; what needs attention beside it', async () => {
  await sample();
  expect(await house.consents.overview(ADA)).toMatchObject({ outdated: true, profiles: 3 });
  await house.unify();

  const overview = await house.consents.overview(ADA);

  expect(overview).toMatchObject({
    ...{ profiles: 3, expiring: 1, waiting: 1, outdated: false, unification: { state: 'Successful' } },
    options: [{ option: { name: 'Newsletter' }, granted: 2, denied: 1, notSet: 0 }],
    sources: [{ name: 'consent', stale: false }],
  });
  await house.clock.advance(31 * DAY);
  const later = await house.consents.overview(ADA);
  expect(later.options[0]).toMatchObject({ granted: 0, denied: 1, notSet: 2 });
  expect(later).toMatchObject({ expiring: 0, sources: [{ stale: true }] });
});

test('options by identifier, for lists and suggestions', async () => {
  await sample();

  expect(await house.consents.options(ADA)).toMatchObject([{ option: { key: 'newsletter' }, granted: 2, denied: 1 }]);
});

test('as of a date the figures are those of what had been read by then', async () => {
  await house.run('crm.csv', csv([['Account', 'Company', 'Mail'], ...PROFILES]));
  const before = house.clock.now();
  await house.clock.advance(DAY);
  await house.runConsent('consent.csv', csv([HEADER, ['holly@contoso.com', 'Newsletter', 'True', '', '']]));
  const granted = house.clock.now() + 1;
  await house.clock.advance(DAY);
  await house.runConsent('consent.csv', csv([HEADER, ['holly@contoso.com', 'Newsletter', 'False', '', '']]));
  await house.clock.advance(DAY);

  expect(await house.consents.overview(ADA, granted)).toMatchObject({
    ...{ asOf: granted, firstReadAt: before + DAY },
    options: [{ granted: 2, denied: 0, notSet: 1 }],
  });
  expect((await house.consents.overview(ADA, before)).options).toMatchObject([{ granted: 0, denied: 0, notSet: 3 }]);
  expect((await house.consents.overview(ADA, house.clock.now() + DAY)).asOf).toBeUndefined();
});

test('figures of a date that take long are told when they are there', async () => {
  await sample();
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  const slow = house.again({ oneByOne: async (work) => held.then(work) });
  const asOf = house.clock.now() - DAY;

  const asked = slow.overview(ADA, asOf);
  await house.clock.settle();
  expect(await asked).toMatchObject({ counting: true, options: [] });
  free();
  while (!house.told.includes(`consent:${asOf}`)) await new Promise((resolve) => setImmediate(resolve));

  expect(await slow.progressAt(asOf)).not.toHaveProperty('counting');
});

test.each<[UnifyList, string[][]]>([
  [
    'unmatched',
    [
      ['kind', 'identifier', 'consentOption', 'consentValue', 'source', 'row'],
      ['email', "'=cmd@evil.example", 'Newsletter', 'True', 'consent', '4'],
    ],
  ],
  [
    'shared',
    [
      ['kind', 'identifier', 'customerId', 'sourceKey'],
      ['email', 'holly@contoso.com', '1', 'A-1'],
      ['email', 'holly@contoso.com', '3', 'A-3'],
    ],
  ],
  [
    'rejects',
    [
      ['source', 'row', 'column', 'reason'],
      ['consent', '3', 'Consent date', 'dateAhead'],
      ['consent', '5', 'Email', 'identifierUnreadable'],
    ],
  ],
])('the list %s is a file that a spreadsheet program can open without harm', async (list, rows) => {
  await sample();
  await house.unify();

  const made = await house.consents.list(ADA, list);

  expect(made).toMatchObject({ state: 'Successful', link: { name: `consent-${list}.csv`, rows: rows.length - 1 } });
  expect(parse(await readFile(made.link!.url, 'utf8'), { bom: true })).toEqual(rows);
  expect(house.consents.listProgress(made.id)).toEqual(made);
  expect(house.audited.at(-1)).toEqual({ action: 'consent.list', details: { rows: rows.length - 1, bytes: 1 } });
});

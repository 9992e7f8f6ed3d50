import type { PersonOption } from '../../../services/consent.js';
import { type ConsentHouse, openConsentHouse } from '../../support/consentHouse.js';
import { csv } from '../../support/csv.js';
import { ADA } from '../../support/imports.js';
import { refusal } from '../../support/trust.js';

let house: ConsentHouse;
beforeEach(async () => {
  house = await openConsentHouse();
});
afterEach(() => house.close());

const HEADER = ['Consent ID', 'Email', 'Consent option', 'Consent value', 'Consent date', 'Valid until'];
const DAY = 86_400_000;

/** A row about holly. */
const said = (option: string, value: string, date = '', id = '', until = ''): string[] => [
  ...[id, ' Holly@Contoso.com', option, value, date, until],
];

async function reads(rows: string[][], source = 'CRM'): Promise<void> {
  await house.clock.advance(DAY);
  const summary = await house.runConsent('c.csv', csv([HEADER, ...rows]), { name: source, expires: 'Valid until' });
  expect(summary).toMatchObject({ state: 'Successful', rejected: 0 });
}

async function holly(asOf?: number): Promise<Record<string, PersonOption>> {
  const { options } = await house.consents.person(ADA, 'HOLLY@contoso.com ', asOf);
  return Object.fromEntries(options.map((option) => [option.option.name, option]));
}

test('the row that decides, with its source, date and reason, and what was before', async () => {
  await reads([said('Newsletter', 'True', '2026-03-01', '1'), said('Events', 'True', '', '2')], 'Fairs');
  await reads([said('Newsletter', 'False', '2026-05-01', '9')], 'Website');

  const { Newsletter, Events } = await holly();

  expect(Newsletter).toMatchObject({
    ...{ status: 'denied', reason: 'newest' },
    row: { source: 'Website', row: 1, consentId: '9', value: false, at: Date.parse('2026-05-01'), dated: true },
    history: [{ at: Date.parse('2026-03-01'), value: true, granted: true, source: 'Fairs', row: 1 }],
  });
  expect(Events).toMatchObject({ status: 'granted', reason: 'newest', row: { dated: false }, history: [] });
});

test('why: unreadable, most restrictive, gone, ended, and never said', async () => {
  await reads([
    said('Unreadable', 'perhaps'),
    said('Strict', 'True', '2026-05-01'),
    said('Strict', 'False', '2026-05-01'),
    said('Gone grant', 'True'),
    said('Gone denial', 'False'),
    said('Ended', 'True', '2026-05-01', '', '2026-06-01'),
    said('Uncovered', 'False', '2026-04-01'),
    said('Uncovered', 'True', '2026-05-01', '', '2026-06-01'),
  ]);
  await reads([
    said('Unreadable', 'perhaps'),
    said('Strict', 'True', '2026-05-01'),
    said('Strict', 'False', '2026-05-01'),
    said('Ended', 'True', '2026-05-01', '', '2026-06-01'),
    said('Uncovered', 'False', '2026-04-01'),
    said('Uncovered', 'True', '2026-05-01', '', '2026-06-01'),
    ['', 'frank@contoso.com', 'Other', 'True', '', ''],
  ]);

  const found = await holly();

  expect(
    Object.fromEntries(Object.entries(found).map(([name, { status, reason }]) => [name, [status, reason]])),
  ).toEqual({
    Unreadable: ['denied', 'unreadable'],
    Strict: ['denied', 'mostRestrictive'],
    'Gone grant': ['notSet', 'noLongerInSource'],
    'Gone denial': ['denied', 'vanishedDenial'],
    Ended: ['notSet', 'expired'],
    Uncovered: ['denied', 'expired'],
    Other: ['notSet', 'noRecord'],
  });
});

test('as of a date: what had been read by then', async () => {
  await reads([said('Newsletter', 'True')]);
  const then = house.clock.now() + 1;
  await reads([said('Newsletter', 'False')]);

  expect((await holly(then)).Newsletter).toMatchObject({ status: 'granted', history: [] });
  expect((await holly(then - DAY)).Newsletter).toMatchObject({ status: 'notSet', reason: 'noRecord' });
  expect((await holly()).Newsletter).toMatchObject({ status: 'denied' });
});

test('profiles that have the address are named; one that holds consent itself is taken in', async () => {
  const rows = [
    ['A-1', 'Contoso Retail', 'holly@contoso.com', 'no'],
    ['A-2', 'Contoso Travel', 'holly@contoso.com', ''],
  ];
  await house.run('crm.csv', csv([['Account', 'Company', 'Mail', 'Newsletter'], ...rows]), {
    consent: {
      columns: [{ column: 'Newsletter', option: 'Newsletter', reversed: false }],
      readings: { true: ['yes'], false: ['no'] },
      timeZone: 'UTC',
    },
  });
  await reads([said('Newsletter', 'True')], 'Website');

  const person = await house.consents.person(ADA, 'holly@contoso.com');

  expect(person.profiles.map(({ name }) => name)).toEqual(['Contoso Retail', 'Contoso Travel']);
  expect(person.options[0]).toMatchObject({ status: 'denied', row: { source: 'crm', row: 1 } });
});

test('a phone number is found however it is written; what is neither is refused', async () => {
  await house.clock.advance(DAY);
  await house.runConsent(
    'c.csv',
    csv([
      ['Phone', 'Consent value'],
      ['06-12345678', 'yes'],
    ]),
    { kind: 'phone' },
  );

  const person = await house.consents.person(ADA, '+31 6 1234 5678');

  expect(person).toMatchObject({ kind: 'phone', identifier: '+31612345678', options: [{ status: 'granted' }] });
  await expect(house.consents.person(ADA, 'holly')).rejects.toMatchObject(refusal('identifierUnreadable'));
});

test('a look-up is audited without saying of whom', async () => {
  await reads([said('Newsletter', 'True')]);
  await holly();

  expect(house.audited).toEqual([{ action: 'consent.lookUp', details: { kind: 'email', options: 1 } }]);
});

import { createRandom, type Random } from '../../sandbox/leadspace/companies/random.js';
import { readCatalogue } from '../../services/segments/catalogue.js';
import { membersQuery } from '../../services/segments/compile.js';
import { readRule } from '../../services/segments/grammar.js';
import { createLookup } from '../../services/segments/lookup.js';
import { openDocuments } from '../../storage/documents.js';
import { consentOf, keyOf, type OracleRow } from '../oracle/consent.js';
import { type ConsentHouse, openConsentHouse } from '../support/consentHouse.js';
import { csv } from '../support/csv.js';

// The sample of the source page, from the file to the members: whatever its rows are called, numbered and sorted by.

const HEADERS = {
  English: { id: 'Consent ID', email: 'Email', phone: 'Phone', option: 'Consent option', value: 'Consent value' },
  Dutch: {
    id: 'Toestemmings-id',
    email: 'E-mailadres',
    phone: 'Telefoonnummer',
    option: 'Toestemmingsoptie',
    value: 'Toestemmingswaarde',
  },
};
type Kind = 'email' | 'phone';
interface Contact {
  name: string;
  email: string;
  phone: string;
}
/** Company, website and contact: of two contacts with one website each stays who he is. */
const HOLLY: Contact = { name: 'holly', email: 'holly@contoso.com', phone: '06-12345678' };
const FRANK: Contact = { name: 'frank', email: 'frank@contoso.com', phone: '+31 6 8765 4321' };
const SAID: [Contact, option: 0 | 1, value: boolean][] = [
  [HOLLY, 0, false],
  [HOLLY, 1, true],
  [FRANK, 0, true],
  [FRANK, 1, false],
];

let house: ConsentHouse;
beforeEach(async () => {
  house = await openConsentHouse();
});
afterEach(() => house.close());

async function importProfiles(contacts: readonly Contact[]): Promise<void> {
  const rows = contacts.map(({ name, email, phone }) => [name, `${name} B.V.`, 'contoso.com', email, phone]);
  const header = ['Account', 'Company', 'Website', 'Contact Email', 'Phone'];
  const { accepted } = await house.run('crm.csv', csv([header, ...rows]), { key: 'Account' });
  expect(accepted).toBe(contacts.length);
}

async function importConsents(kind: Kind, language: keyof typeof HEADERS, rows: readonly string[][]): Promise<void> {
  const { id, option, value, ...keys } = HEADERS[language];
  await house.clock.advance(60_000);
  const ended = await house.runConsent('consent.csv', csv([[id, keys[kind], option, value], ...rows]), { kind });
  expect(ended).toMatchObject({ state: 'Successful', read: rows.length, rejected: 0 });
  await house.unify();
}

async function rule(text: string) {
  const { sql, clock } = house;
  const catalogue = await readCatalogue({ sql, documents: await openDocuments() });
  const read = await readRule(text, catalogue, createLookup(sql, catalogue));
  if ('problems' in read) return read.problems;
  const { sql: query, params } = membersQuery(read.rule, catalogue, { consent: 'unified', now: clock.now() });
  const rows = await sql.all(
    `SELECT source_key FROM customer WHERE customer_id IN (${query}) ORDER BY source_key`,
    params,
  );
  return rows.map((row) => row.source_key);
}

/** Typed in both languages; each must say the same. */
async function agreeing(option: string): Promise<unknown> {
  const english = await rule(`Consent option=${option} & Consent value=True`);
  const dutch = await rule(`Toestemmingsoptie=${option} & Toestemmingswaarde=Waar`);
  expect(dutch).toEqual(english);
  return english;
}

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => ordersOf(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

const OPTIONS = { English: ['Newsletter', 'Product updates'], Dutch: ['Nieuwsbrief', 'Productupdates'] } as const;

const WAYS = ['email', 'phone'].flatMap((kind) =>
  ['English', 'Dutch'].flatMap((language) => ['0254', '1234'].map((ids) => `${kind} ${language} ${ids}`)),
);

describe.each(['email', 'phone'] as const)('with the %s as key', (kind) => {
  describe.each(['English', 'Dutch'] as const)('and %s headers', (language) => {
    test.each([['0254'], ['1234']])(
      'ids %s: the newsletter has exactly frank, the product updates exactly holly, in any order',
      async (ids) => {
        await importProfiles([HOLLY, FRANK, { name: 'nora', email: 'nora@contoso.com', phone: '06-11112222' }]);
        const [newsletter, updates] = OPTIONS[language];
        const rows = SAID.map(([who, option, value], at) => [
          ids[at]!,
          who[kind],
          OPTIONS[language][option],
          value ? 'True' : 'False',
        ]);
        // Eight ways to say it, and three of the 24 orders for each: every order comes once.
        for (const order of ordersOf(rows).filter((_, at) => at % 8 === WAYS.indexOf(`${kind} ${language} ${ids}`))) {
          await importConsents(kind, language, order);

          expect(await agreeing(newsletter)).toEqual(['frank']);
          expect(await agreeing(updates)).toEqual(['holly']);
        }
      },
      60_000,
    );
  });
});

test.each([1, 2, 3, 4, 5, 6])('whatever they are called and whoever else is in the table (%i)', async (seed) => {
  const random = createRandom(seed);
  const kind: Kind = random.pick(['email', 'phone']);
  const language = random.pick(['English', 'Dutch'] as const);
  const contacts = Array.from({ length: 40 }, (_, at) => contactOf(random, at));
  const options = [`${word(random)} ${word(random)}`, word(random), `${word(random)}-${word(random)}`];
  const said = Array.from({ length: 160 }, () => ({
    contact: random.pick(contacts),
    option: random.pick(options),
    value: random.chance(0.5),
  }));
  await importProfiles(contacts.filter(() => random.chance(0.9)));
  const ids = shuffled(
    random,
    said.map((_, at) => at * 3),
  );

  await importConsents(
    kind,
    language,
    said.map(({ contact, option, value }, at) => [
      `${ids[at]}`,
      written(random, contact[kind], kind),
      option,
      value ? 'ja' : 'nee',
    ]),
  );

  const rows = said.map(({ contact, option, value }): OracleRow => {
    const words = value ? 'ja' : 'nee';
    return { identifier: contact.name, option, value: words, granted: value };
  });
  const expected = consentOf([{ source: 'consent', readAt: 1, complete: true, rows }]);
  const profiles = (await house.sql.all('SELECT source_key FROM customer ORDER BY source_key')).map((row) =>
    String(row.source_key),
  );
  for (const option of options)
    expect(await agreeing(option)).toEqual(profiles.filter((name) => expected.get(keyOf(name, option))));
});

test('an option that the data calls otherwise is suggested with its rows, and changes nothing by itself', async () => {
  await importProfiles([HOLLY, FRANK]);
  await importConsents(
    'email',
    'Dutch',
    SAID.map(([who, option, value], at) => [`${at}`, who.email, OPTIONS.Dutch[option], value ? 'ja' : 'nee']),
  );

  const problems = await rule('Consent option=Newsletter & Consent value=True');

  expect(problems).toEqual([
    expect.objectContaining({
      code: 'valueUnknown',
      suggestions: [expect.objectContaining({ text: 'Nieuwsbrief', rows: 2 })],
    }),
  ]);
  expect(await agreeing('Nieuwsbrief')).toEqual(['frank']);
});

test('who has no record is left out by an include of those who granted, and by an exclude of those who did not', async () => {
  await importProfiles([HOLLY, FRANK, { name: 'nora', email: 'nora@contoso.com', phone: '06-11112222' }]);
  await importConsents(
    'email',
    'English',
    SAID.map(([who, option, value], at) => [`${at}`, who.email, OPTIONS.English[option], value ? 'True' : 'False']),
  );

  expect(await rule('Consent option=Newsletter & Consent status=granted')).toEqual(['frank']);
  expect(await rule('NOT (Consent option=Newsletter & Consent status!=granted)')).toEqual(['frank']);
  expect(await rule('Consent option=Newsletter & Consent status!=granted')).toEqual(['holly', 'nora']);
  expect(await rule('Consent option=Newsletter & Consent value=False')).toEqual(['holly']);
  expect(await rule('Consent option=Newsletter & Consent value!=True')).toEqual(['holly', 'nora']);
  expect(await rule('Consent option=Newsletter & Consent value is not set')).toEqual(['nora']);
  expect(await rule('Company is set & NOT (Consent option=Newsletter & Consent value=True)')).toEqual([
    'holly',
    'nora',
  ]);
});

const LETTERS = 'abcdefghijklmnopqrstuvwxyzéüñøç';
const word = (random: Random): string =>
  Array.from({ length: 4 + random.below(6) }, () => random.pick([...LETTERS])).join('');

function contactOf(random: Random, at: number): Contact {
  const name = `${word(random)}${at}`;
  const ascii = name.normalize('NFKD').replace(/[^a-z0-9]/g, '');
  return { name, email: `${ascii}${at}@contoso.com`, phone: `+31 6 1${String(2_000_000 + at * 37)}` };
}

const written = (random: Random, key: string, kind: Kind): string =>
  kind === 'email' && random.chance(0.5)
    ? ` ${key.toUpperCase()}`
    : kind === 'phone'
      ? key.replace('+31 ', random.pick(['0', '0031 ', '+31 ']))
      : key;

function shuffled<T>(random: Random, items: T[]): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

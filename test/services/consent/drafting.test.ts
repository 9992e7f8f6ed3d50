import { csv } from '../../support/csv.js';
import { ADA, type ImportHarness, openImports } from '../../support/imports.js';

let house: ImportHarness;
beforeEach(async () => {
  house = await openImports();
});
afterEach(() => house.close());

const opened = async (path: string, content: string) => {
  await house.put(path, content);
  return house.sources.openFile(ADA, path);
};

const DUTCH = csv([
  ['Toestemmings-id', 'E-mailadres', 'Toestemmingsoptie', 'Toestemmingswaarde', 'Datum'],
  ['1', 'a@x.example', 'Nieuwsbrief', 'Ja', '03/04/2026'],
  ['2', 'b@x.example', 'nieuwsbrief ', 'nee', '04/05/2026'],
  ['3', 'c@x.example', 'Niet verkopen', 'JA', ''],
  ['4', 'c@x.example', 'Nieuwsbrief', 'misschien', ''],
]);

test('a file of consent data is known as such, and what it means is proposed from names and content', async () => {
  const profiles = await opened('toestemming.csv', DUTCH);
  expect(profiles.looksLike).toBe('consent');

  const draft = await house.sources.consentImports.draft(ADA, profiles.draft);

  expect(draft).toMatchObject({
    name: 'toestemming',
    looksLike: 'consent',
    mapping: {
      ...{ kind: 'email', key: 'E-mailadres', value: 'Toestemmingswaarde', option: 'Toestemmingsoptie' },
      ...{ consentId: 'Toestemmings-id', date: 'Datum', readings: { true: ['ja'], false: ['nee'] } },
      ...{ reversed: ['niet verkopen'], straight: ['nieuwsbrief'], timeZone: 'UTC', region: 'NL', holds: 'complete' },
    },
    values: [
      { text: 'Ja', folded: 'ja', rows: 2 },
      { text: 'nee', folded: 'nee', rows: 1 },
      { text: 'misschien', folded: 'misschien', rows: 1 },
    ],
    options: [
      { text: 'Nieuwsbrief', folded: 'nieuwsbrief', rows: 3 },
      { text: 'Niet verkopen', folded: 'niet verkopen', rows: 1 },
    ],
    ...{ moreValues: 0, moreOptions: 0, datesAmbiguous: true },
  });
  expect(draft.preview).toHaveLength(3);
  expect(draft.replaces).toBeUndefined();
  expect(JSON.stringify(await house.sql.all('SELECT * FROM drafts'))).not.toContain('x.example');
});

test('for other columns, values and options are those of these; the order of the dates is only asked where nothing decides it', async () => {
  const { draft } = await opened('toestemming.csv', `${DUTCH}5,d@x.example,Nieuwsbrief,ja,25/04/2026\n`);
  const { consentImports } = house.sources;
  expect(await consentImports.draft(ADA, draft)).toMatchObject({
    datesAmbiguous: false,
    mapping: { dateOrder: 'dmy' },
  });
  const other = { kind: 'email', key: 'E-mailadres', value: 'Toestemmingsoptie', holds: 'changes' } as const;
  const drawn = await consentImports.draft(ADA, draft, other);
  expect(drawn).toMatchObject({ mapping: { value: 'Toestemmingsoptie', holds: 'changes' }, datesAmbiguous: false });
  expect(drawn.mapping.option).toBeUndefined();
  expect(drawn.values.map(({ folded }) => folded)).toEqual(['nieuwsbrief', 'niet verkopen']);
  expect(drawn.options).toEqual([{ text: 'toestemming', folded: 'toestemming', rows: 5 }]);
});

test('of a source that is there its mapping is proposed, with what is new in the file', async () => {
  await house.runConsent('c.csv', DUTCH, {
    ...{ dateOrder: 'mdy', holds: 'changes', timeZone: 'Europe/Amsterdam' },
    ...{
      readings: { true: ['nee'], false: ['ja', 'misschien'] },
      reversed: ['nieuwsbrief'],
      straight: ['niet verkopen'],
    },
  });
  const { draft, looksLike } = await opened('c.csv', `${DUTCH}5,d@x.example,SMS,yes,\n`);
  expect(looksLike).toBe('consent');

  const again = await house.sources.consentImports.draft(ADA, draft);

  expect(again).toMatchObject({ replaces: { name: 'c' }, name: 'c' });
  expect(again.mapping).toMatchObject({
    ...{ dateOrder: 'mdy', holds: 'changes', timeZone: 'Europe/Amsterdam', consentId: 'Toestemmings-id' },
    ...{ readings: { true: ['nee', 'yes'], false: ['ja', 'misschien'] } },
    ...{ reversed: ['nieuwsbrief'], straight: ['niet verkopen', 'sms'] },
  });
});

test('at most forty values and options are listed, the most frequent ones, and the rest is counted', async () => {
  const rows = Array.from({ length: 100 }, (_, at) => [`p${at}@x.example`, `Option ${at % 50}`, `v${at % 45}`]);
  const { draft } = await opened('c.csv', csv([['Email', 'Consent option', 'Consent value'], ...rows]));
  const drawn = await house.sources.consentImports.draft(ADA, draft);
  expect([drawn.values.length, drawn.moreValues, drawn.options.length, drawn.moreOptions]).toEqual([40, 5, 40, 10]);
});

test.each([
  ['JSON', 'c.json', JSON.stringify([{ Email: 'a@x.example', Option: 'News', Consent: true }])],
  ['a separator line', 'c.csv', 'sep=;\nEmail;Option;Consent\na@x.example;News;true\n'],
])('values are found in %s', async (_, path, content) => {
  const { draft } = await opened(path, content);
  const { mapping } = await house.sources.consentImports.draft(ADA, draft);
  const drawn = await house.sources.consentImports.draft(ADA, draft, {
    ...mapping,
    key: 'Email',
    value: 'Consent',
    option: 'Option',
  });
  expect([drawn.values, drawn.options]).toMatchObject([[{ folded: 'true' }], [{ folded: 'news' }]]);
});

test('without a column of options the column of values says what the file is about: yes to an opt-out is a no', async () => {
  const optOut = csv([
    ['Email', 'Opt-out'],
    ['a@x.example', 'yes'],
    ['b@x.example', 'no'],
  ]);
  const { draft } = await opened('mailing.csv', optOut);

  const { mapping } = await house.sources.consentImports.draft(ADA, draft);

  expect(mapping).toMatchObject({ key: 'Email', value: 'Opt-out', reversed: ['mailing'], straight: [] });
});

test('a time zone that there is not is refused before anything is read', async () => {
  const { draft } = await opened('toestemming.csv', DUTCH);
  const { mapping } = await house.sources.consentImports.draft(ADA, draft);
  const choice = { name: 'x', mapping: { ...mapping, dateOrder: 'dmy', timeZone: 'Mars/Olympus' } as never };

  await expect(house.sources.consentImports.start(ADA, draft, choice)).rejects.toMatchObject({ code: 'cardOutdated' });
});

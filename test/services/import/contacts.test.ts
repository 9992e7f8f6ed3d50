import fc from 'fast-check';
import { identifiersIn } from '../../../services/consent/identifiers.js';
import { contactsOf } from '../../../storage/contacts.js';
import { type ImportHarness, openImports } from '../../support/imports.js';

let house: ImportHarness;
beforeEach(async () => {
  house = await openImports();
});
afterEach(() => house.close());

const contactsByKey = async (): Promise<Record<string, string[]>> => {
  const rows = await house.sql.all(
    `SELECT c.source_key, p.kind, p.value FROM profile_contacts p JOIN customer c ON c.customer_id = p.customer_id
     ORDER BY c.row_no, p.kind, p.value`,
  );
  const all: Record<string, string[]> = {};
  for (const row of rows) all[String(row.source_key)] = [...(all[String(row.source_key)] ?? []), `${row.value}`];
  return all;
};

test('a profile is found by each address and number that it has, and by none that it has not', async () => {
  await house.run(
    'a.csv',
    [
      'Id,Company,Email,Phone',
      'K1,Contoso, Holly@Contoso.COM ,06-12345678',
      'K2,Fabrikam,"frank@contoso.com; Finance <finance@fabrikam.example>","030-1234567 / +32 470 12 34 56"',
      'K3,Lead,ＨＯＬＬＹ＠contoso．com,0031 (0)6 1234 5678',
      'K4,None,none,unknown',
      'K5,Empty,,',
      'K6,Broken,hol ly@contoso.com,06-1234',
      'K7,Hidden,hol\u200bly@contoso.com,06–12345678',
    ].join('\n'),
    { key: 'Id', emails: ['Email'], region: 'NL' },
  );

  expect(await contactsByKey()).toEqual({
    K1: ['holly@contoso.com', '+31612345678'],
    K2: ['finance@fabrikam.example', 'frank@contoso.com', '+31301234567', '+32470123456'],
    K3: ['holly@contoso.com', '+31612345678'],
    K7: ['holly@contoso.com', '+31612345678'],
  });
});

test('profiles with columns of consent are identifiers too', async () => {
  const consent = {
    columns: [{ column: 'Newsletter', option: 'Newsletter', reversed: false }],
    readings: { true: ['yes'], false: ['no'] },
    timeZone: 'UTC',
  };
  const file = 'Id,Email,Newsletter\nK1,a@x.nl,yes\nK2,,no';
  await house.run('a.csv', file, { key: 'Id', emails: ['Email'], consent });
  const { ids } = await house.stored('a');

  expect(await contactsOf(house.sql, ids[1]!)).toEqual([{ kind: 'profile', value: String(ids[1]) }]);
  expect((await contactsOf(house.sql, ids[0]!)).map(({ kind }) => kind)).toEqual(['email', 'profile']);

  await house.run('a.csv', file, { key: 'Id', emails: ['Email'] });

  expect(await contactsOf(house.sql, ids[1]!)).toEqual([]);
});

test('the keys of profiles are those of consent data, whatever stands in the cells', async () => {
  const piece = fc.constantFrom(
    'Ab',
    'é',
    'İ',
    '＠',
    '@',
    '.',
    'x.nl',
    ' ',
    ';',
    '<',
    '>',
    '_',
    '\u00a0',
    '+',
    "'",
    '9',
    '\u200b',
  );
  const cells = fc.sample(fc.array(piece, { maxLength: 8 }), { seed: 3, numRuns: 3_000 }).map((all) => all.join(''));
  const lines = cells.map((cell, row) => `K${row},"${cell}"`);
  await house.run('a.csv', ['Id,Email', ...lines].join('\n'), { key: 'Id', emails: ['Email'] });

  const expected = cells.map((cell, row) => [`K${row}`, identifiersIn(cell, 'email', 'NL').sort()] as const);
  expect(await contactsByKey()).toEqual(Object.fromEntries(expected.filter(([, keys]) => keys.length > 0)));
  expect(expected.filter(([, keys]) => keys.length > 0).length).toBeGreaterThan(50);
});

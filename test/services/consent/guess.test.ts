import fc from 'fast-check';
import { guessConsentColumns, guessRegion, looksLikeConsent } from '../../../services/consent/guess.js';
import { guessReversed } from '../../../services/consent/guessPolarity.js';
import { guessProfileConsent } from '../../../services/consent/guessProfileConsent.js';

const guessed = (header: string, ...rows: string[]) => {
  const cells = (line: string) => line.split(',');
  return guessConsentColumns(cells(header), rows.map(cells));
};

test.each([
  [
    'Consent ID,Email,Consent option,Consent value',
    { kind: 'email', key: 'Email', consentId: 'Consent ID', option: 'Consent option', value: 'Consent value' },
  ],
  [
    'Toestemmings-id,E-mailadres,Toestemmingsoptie,Toestemmingswaarde',
    {
      kind: 'email',
      key: 'E-mailadres',
      consentId: 'Toestemmings-id',
      option: 'Toestemmingsoptie',
      value: 'Toestemmingswaarde',
    },
  ],
  [
    'Consent status,Valid until,Consent date,Type of consent,E-mail address',
    {
      kind: 'email',
      key: 'E-mail address',
      option: 'Type of consent',
      value: 'Consent status',
      date: 'Consent date',
      expires: 'Valid until',
    },
  ],
  [
    'Telefoonnummer,Type toestemming,Toestemmingsstatus,Datum van toestemming,Geldig tot',
    {
      kind: 'phone',
      key: 'Telefoonnummer',
      option: 'Type toestemming',
      value: 'Toestemmingsstatus',
      date: 'Datum van toestemming',
      expires: 'Geldig tot',
    },
  ],
  [
    'id,mail,doel,waarde,tijdstip,vervaldatum',
    {
      kind: 'email',
      key: 'mail',
      consentId: 'id',
      option: 'doel',
      value: 'waarde',
      date: 'tijdstip',
      expires: 'vervaldatum',
    },
  ],
  [
    'record_id,phone_number,purpose,granted,updated_at,expires_at',
    {
      kind: 'phone',
      key: 'phone_number',
      consentId: 'record_id',
      option: 'purpose',
      value: 'granted',
      date: 'updated_at',
      expires: 'expires_at',
    },
  ],
])('names alone tell the columns: %s', (header, columns) => {
  expect(guessed(header)).toEqual(columns);
  expect(looksLikeConsent(header.split(','), [])).toBe(true);
});

test('what is in the columns decides where names can mean two things', () => {
  expect(guessed('Contact,Consent,Status', 'a@x.nl,Newsletter,granted')).toEqual({
    kind: 'email',
    key: 'Contact',
    option: 'Consent',
    value: 'Status',
  });
  expect(guessed('Email,List,Consent', 'a@x.nl,Newsletter,yes')).toMatchObject({ option: 'List', value: 'Consent' });
  expect(guessed('Who,Newsletter', 'a@x.nl,1', 'b@x.nl,0')).toEqual({ kind: 'email', key: 'Who', value: 'Newsletter' });
  expect(guessed('Phone,Email,Value', '06-12345678,,true', '06-12345679,,true')).toMatchObject({ key: 'Email' });
  expect(guessed('Phone,Email,Value', '06-12345678,none,true')).toMatchObject({ kind: 'phone', key: 'Phone' });
  expect(guessed('a,b,c')).toEqual({});
});

test('files of profiles do not look like consent, not even with a column of it', () => {
  const profiles = 'Account ID,Company,E-mail,Website,Newsletter consent'.split(',');

  expect(looksLikeConsent(profiles, [['1', 'Contoso', 'holly@contoso.com', 'contoso.com', 'yes']])).toBe(false);
  expect(looksLikeConsent(['Name', 'Email', 'City', 'Status'], [['H', 'h@x.nl', 'Utrecht', 'yes']])).toBe(false);
  expect(looksLikeConsent(['Email', 'Newsletter'], [['h@x.nl', 'yes']])).toBe(true);
  expect(looksLikeConsent(['Email', 'Name'], [['h@x.nl', 'Holly']])).toBe(false);
  expect(looksLikeConsent([], [])).toBe(false);
});

test('the region is that of most numbers that name one', () => {
  expect(guessRegion(['+49 30 123456', '0031612345678', '+31 30 2345678', '030-1234567', ''], 'US')).toBe('NL');
  expect(guessRegion(['030-1234567', '+1', 'none'], 'BE')).toBe('BE');
  expect(guessRegion([], 'NL')).toBe('NL');
});

test.each(
  [
    [
      'Do not sell',
      'do-not-email',
      'DoNotPhone',
      "Don't call",
      'No marketing',
      'NoMail',
      'Opt-out',
      'Opted out of SMS',
    ],
    ['Unsubscribed', 'Suppress', 'E-mail suppression', 'Blocked', 'Objection', 'Withdrawn', 'Do_Not_Share', 'DNC'],
    ['Niet verkopen', 'bel-me-niet', 'Geen post', 'Afgemeld', 'Uitgeschreven nieuwsbrief', 'Bezwaar', 'Mail geweigerd'],
  ].flat(),
)('%s: True is the denial', (option) => {
  expect(guessReversed([option])).toEqual([option.toLowerCase()]);
});

test.each(
  [
    ['Newsletter', 'Product updates', 'Notifications', 'News and notes', 'Phone', 'Nothing else', 'Objective', 'Nota'],
    ['Nieuwsbrief', 'Productupdates', 'Verkoop', 'Opt-in', 'E-mail', 'Denim club', 'Knowledge', 'Genieten'],
  ].flat(),
)('%s: True is the grant', (option) => {
  expect(guessReversed([option])).toEqual([]);
});

test('values that say who agreed are not turned round by a name', () => {
  expect(guessReversed(['Do not allow bulk e-mails'], ['Allow', 'Do Not Allow'])).toEqual([]);
  expect(guessReversed(['Do not allow bulk e-mails'], ['True', 'False'])).toHaveLength(1);
  expect(guessReversed(['Opt-out', 'opt-OUT '], ['yes'])).toEqual(['opt-out']);
});

test('columns of profiles that hold consent are found by name and by what is in them', () => {
  const names = [
    ...['Account ID', 'Company', 'Newsletter consent', 'Newsletter consent date', 'Toestemming voor nieuwsbrief'],
    ...['Opt-in mail', 'newsletter_opt_in', 'Do not sell', 'Marketing budget', 'Consent text', 'Active', 'Niet bellen'],
  ];
  const rows = [
    ['1', 'Contoso', 'yes', '2026-03-04', 'ja', 'true', '1', '0', '5000', 'v1', 'yes', 'nee'],
    ['2', 'Fabrikam', 'No', '', '', 'FALSE', '', '1', '0', 'v2', 'no', 'ja'],
  ];

  expect(guessProfileConsent(names, rows)).toEqual([
    { column: 'Newsletter consent', option: 'Newsletter', reversed: false, date: 'Newsletter consent date' },
    { column: 'Toestemming voor nieuwsbrief', option: 'Nieuwsbrief', reversed: false },
    { column: 'Opt-in mail', option: 'Mail', reversed: false },
    { column: 'newsletter_opt_in', option: 'newsletter_opt_in', reversed: false },
    { column: 'Do not sell', option: 'Do not sell', reversed: true },
    { column: 'Niet bellen', option: 'Niet bellen', reversed: true },
  ]);
  expect(guessProfileConsent(['Email', 'Opt-in', 'Opt-in datum'], [['a@x.nl', 'j', '4-3-2026']])).toEqual([
    { column: 'Opt-in', option: 'Opt-in', reversed: false, date: 'Opt-in datum' },
  ]);
  expect(guessProfileConsent(['Newsletter consent'], [['']])).toEqual([]);
  expect(guessProfileConsent(['Newsletter consent'], [])).toEqual([]);
});

test('each column is one thing, and of the file, whatever its names and rows', () => {
  const name = fc.oneof(
    fc.constantFrom(
      'Email',
      'Consent',
      'Consent ID',
      'Value',
      'Status',
      'Datum',
      'Phone',
      'Opt-in',
      'Geldig tot',
      'Type',
    ),
    fc.string(),
  );
  const cell = fc.oneof(
    fc.constantFrom('yes', 'a@x.nl', '0612345678', '1', '', '2026-03-04'),
    fc.string(),
    fc.constant(null),
  );
  const table = fc
    .uniqueArray(name, { maxLength: 8 })
    .chain((names) => fc.tuple(fc.constant(names), fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 5 })));
  fc.assert(
    fc.property(table, ([names, rows]) => {
      const { kind, ...columns } = guessConsentColumns(names, rows);
      const used = Object.values(columns);
      expect(new Set(used).size).toBe(used.length);
      for (const column of used) expect(names).toContain(column);
      expect(kind === undefined).toBe(columns.key === undefined);
      if (looksLikeConsent(names, rows)) expect([columns.key, columns.value]).not.toContain(undefined);
      for (const { column, date } of guessProfileConsent(names, rows)) {
        expect(names).toContain(column);
        expect(date).not.toBe(column);
      }
    }),
  );
});

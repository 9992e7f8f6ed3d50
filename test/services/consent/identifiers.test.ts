import fc from 'fast-check';
import { identifiersIn, readIdentifier } from '../../../services/consent/identifiers.js';

const email = (text: string) => readIdentifier(text, 'email', 'NL');
const phone = (text: string, region = 'NL') => readIdentifier(text, 'phone', region);
const unreadable = { reason: 'identifierUnreadable' };
const several = { reason: 'identifierSeveral' };
const missing = { reason: 'identifierMissing' };

describe('e-mail addresses', () => {
  test.each([
    ['Holly@Contoso.COM', 'holly@contoso.com'],
    [' \tholly@contoso.com\u00a0', 'holly@contoso.com'],
    ['ＨＯＬＬＹ＠contoso．com', 'holly@contoso.com'],
    ['hol\u200bly@contoso.com\ufeff', 'holly@contoso.com'],
    ['\u202aholly@contoso.com\u202c', 'holly@contoso.com'],
    ['HOLLY@\u212aontoso.com', 'holly@kontoso.com'],
    ['ALİ@contoso.com', 'ali\u0307@contoso.com'],
    ['ısı@contoso.com', 'ısı@contoso.com'],
    ['HOLLY@BÜCHER.DE', 'holly@bücher.de'],
    ['holly.@docomo.ne.jp', 'holly.@docomo.ne.jp'],
    ["o'hara+news@contoso.com", "o'hara+news@contoso.com"],
    ['holly@intranet', 'holly@intranet'],
    ['Holly <Holly@contoso.com>', 'holly@contoso.com'],
    ['"Hunt, Holly" <holly@contoso.com>', 'holly@contoso.com'],
    ['<holly@contoso.com>', 'holly@contoso.com'],
    ['mailto:holly@contoso.com', 'holly@contoso.com'],
    ['holly@contoso.com<mailto:Holly@contoso.com>', 'holly@contoso.com'],
    ['holly@contoso.com;', 'holly@contoso.com'],
    ['holly@contoso.com, HOLLY@contoso.com', 'holly@contoso.com'],
    ['="holly@contoso.com"', 'holly@contoso.com'],
    ["'+holly@contoso.com", '+holly@contoso.com'],
  ])('%j is %s', (text, key) => {
    expect(email(text)).toEqual({ key });
  });

  test.each(['', ' ', '\u00a0\u200b\ufeff', '\t\n'])('%j is none', (text) => {
    expect(email(text)).toEqual(missing);
  });

  test.each([
    'holly',
    'holly@',
    '@contoso.com',
    'holly@@contoso.com',
    'hol ly@contoso.com',
    'holly @contoso.com',
    'holly@contoso..com',
    'holly@contoso.com.',
    'holly@contoso,com',
    'holly@contoso.com (work)',
    'Holly holly@contoso.com',
    'hol\u0000ly@contoso.com',
    'null',
    'NaN',
    '=1+1',
    '@SUM(A1:A2)',
    '=HYPERLINK("holly")',
    `${'a'.repeat(65)}@contoso.com`,
    `holly@${'a.'.repeat(200)}com`,
    'x'.repeat(1_000_000),
  ])('%.40j cannot be read', (text) => {
    expect(email(text)).toEqual(unreadable);
  });

  test.each([
    'holly@contoso.com; frank@contoso.com',
    'holly@contoso.com,frank@contoso.com',
    'holly@contoso.com frank@contoso.com',
    'holly@contoso.com|frank@contoso.com',
    'holly@contoso.com/frank@contoso.com',
    'holly@contoso.com\nfrank@contoso.com',
    'Holly <holly@contoso.com>, Frank <frank@contoso.com>',
    'holly@contoso.com <frank@contoso.com>',
    'holly@contoso.com and frank@contoso.com',
  ])('%j is several', (text) => {
    expect(email(text)).toEqual(several);
  });

  test('a profile may have several, but never half of a broken one', () => {
    const all = (text: string) => identifiersIn(text, 'email', 'NL');

    expect(all('Holly@contoso.com; frank@contoso.com;holly@contoso.com')).toEqual([
      'holly@contoso.com',
      'frank@contoso.com',
    ]);
    expect(all('"Hunt, Holly" <holly@contoso.com>, Frank <frank@contoso.com>')).toEqual([
      'holly@contoso.com',
      'frank@contoso.com',
    ]);
    expect(all('holly@contoso.com frank@contoso.com')).toHaveLength(2);
    expect(all('holly@contoso.com en frank@contoso.com')).toHaveLength(2);
    expect(all('holly@contoso.com/frank@contoso.com')).toHaveLength(2);
    expect(all('hol ly@contoso.com; frank@contoso.com')).toEqual(['frank@contoso.com']);
    expect(all('hol ly@contoso.com')).toEqual([]);
    expect(all('none')).toEqual([]);
    expect(all('')).toEqual([]);
  });

  const word = fc.stringMatching(/^[a-z\d_+%-]{1,20}$/);
  const address = fc.tuple(word, fc.array(fc.stringMatching(/^[a-z\d]{1,10}$/), { minLength: 2, maxLength: 3 }));

  test('however an address is written, it is the same key', () => {
    const full = (text: string) => text.replaceAll(/[!-~]/g, (c) => String.fromCodePoint(c.codePointAt(0)! + 0xfee0));
    const ways: ((text: string) => string)[] = [
      (text) => text.toUpperCase(),
      (text) => ` ${text}\t`,
      full,
      (text) => `<${text}>`,
      (text) => `${text};`,
      (text) => [...text].join('\u200b'),
      (text) => `Somebody <${text}>`,
    ];
    fc.assert(
      fc.property(address, fc.constantFrom(...ways), ([local, labels], way) => {
        const text = `${local}@${labels.join('.')}`;
        expect(email(way(text))).toEqual({ key: text });
      }),
    );
  });

  test('a key reads as itself, and what is read alone is what a profile gets, whatever the text', () => {
    const some = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }).map((text) => `${text}@contoso.com`),
      fc
        .array(fc.constantFrom('a@b.nl', ';', ' ', '<', '>', ',', 'İ', 'ẞ', '"', '/', 'x@y'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(some, (text) => {
        const { key } = email(text);
        const all = identifiersIn(text, 'email', 'NL');
        for (const each of key === undefined ? all : [key]) expect(email(each)).toEqual({ key: each });
        if (key !== undefined) expect(all).toEqual([key]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('phone numbers', () => {
  test.each([
    [
      'NL',
      '+31612345678',
      ['06-12345678', '+31 (0)6 1234 5678', '0031 6 12345678', '31612345678', '612345678', '０６－１２３４５６７８'],
    ],
    ['BE', '+32470123456', ['0470/12.34.56', '0032 470 12 34 56', '+32 (0)470 123 456']],
    ['DE', '+4930123456', ['030/123456', '(030) 12 34 56', '+49 (0)30 / 12 34 56', '004930123456']],
    ['FR', '+33612345678', ['06 12 34 56 78', '06.12.34.56.78', '+33 (0)6 12 34 56 78']],
    ['GB', '+442079460958', ['020 7946 0958', '(020) 7946-0958', '+44 (0) 20 7946 0958', '0044 20 7946 0958 ext. 12']],
    [
      'US',
      '+12025550123',
      ['(202) 555-0123', '202.555.0123', '1-202-555-0123', '+1 202 555 0123 x45', '0012025550123'],
    ],
    ['IT', '+390612345678', ['06 1234 5678', '+39 (0)6 1234 5678', '0039 06 1234 5678']],
    ['ES', '+34612345678', ['612 34 56 78', '+34 612-345-678', '0034612345678']],
    ['PL', '+48512345678', ['512 345 678', '+48 512-345-678', '0048 512345678']],
    ['RU', '+74951234567', ['8 (495) 123-45-67', '+7 495 123 45 67', '007 495 1234567']],
    ['JP', '+81312345678', ['03-1234-5678', '+81 (0)3-1234-5678', '０３－１２３４－５６７８']],
    ['BR', '+5511961234567', ['(11) 96123-4567', '+55 11 96123 4567', '0055 11 96123-4567']],
  ])('%s: %s, however it is written', (region, key, ways) => {
    expect(ways.map((text) => phone(text, region))).toEqual(ways.map(() => ({ key })));
    expect(phone(key, 'NL')).toEqual({ key });
  });

  test.each([
    ['="+31612345678"', '+31612345678'],
    ["'+31612345678", '+31612345678'],
    ["'0612345678", '+31612345678'],
    ['tel: 06-12345678', '+31612345678'],
    ['06 12345678 toestel 12', '+31612345678'],
    ['31612345678.0', '+31612345678'],
    ['06-12345678 / 06-12345678', '+31612345678'],
    ['06–12345678\u200e', '+31612345678'],
  ])('%j is %s', (text, key) => {
    expect(phone(text)).toEqual({ key });
  });

  test.each(
    [
      ['06', '112', '06-1234567', '+31 6 1234 5678 9', '06-12345678 (home)', 'call 06-12345678', '0612345678a'],
      ['3.16E+10', '=1+1', '+1+1', '@SUM', '-', 'null', 'holly@contoso.com', '1-800-FLOWERS', '+999 123 456 789'],
      ['2026-03-04', '1'.repeat(1_000), '٠٦١٢٣٤٥٦٧٨', '06\u000012345678'],
    ].flat(),
  )('%.40j cannot be read', (text) => {
    expect(phone(text)).toEqual(unreadable);
  });

  test('a number of no country needs a default, and a default is no licence', () => {
    expect(phone('06-12345678', 'XX')).toEqual(unreadable);
    expect(phone('+31612345678', 'XX')).toEqual({ key: '+31612345678' });
    expect(phone('06-12345678', 'US')).toEqual(unreadable);
    expect(phone(' ')).toEqual(missing);
  });

  test.each([
    '06-12345678; 06-87654321',
    '06-12345678 / 030-1234567',
    '06-12345678,06-87654321',
    '06-12345678 of 06-87654321',
  ])('%j is several', (text) => {
    expect(phone(text)).toEqual(several);
    expect(identifiersIn(text, 'phone', 'NL')).toHaveLength(2);
  });

  test('a key reads as itself anywhere, whatever the text', () => {
    const part = fc.constantFrom(
      '0',
      '06',
      '+31',
      '00',
      '1',
      '23',
      '456',
      '7890',
      ' ',
      '-',
      '(0)',
      '/',
      '.',
      'x',
      ';',
      '+',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), fc.constantFrom('NL', 'US', 'DE', 'IT', 'BR'), (parts, region) => {
        for (const key of identifiersIn(parts.join(''), 'phone', region)) expect(phone(key, 'FR')).toEqual({ key });
      }),
      { numRuns: 500 },
    );
  });
});

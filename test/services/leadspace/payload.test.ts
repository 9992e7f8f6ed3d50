import {
  dedupeKey,
  describeRecord,
  isOddName,
  type MappedProfile,
  sendHash,
  toRecord,
} from '../../../services/leadspace/payload.js';

const FULL = {
  name: ' Fabrikam Instruments Ltd ',
  website: 'https://www.Fabrikam.example/about',
  location: 'Leeds, UK',
};

function recordOf(profile: MappedProfile, externalId = 'x1') {
  const prepared = toRecord(profile, externalId);
  if (!('record' in prepared)) throw new Error(prepared.skip);
  return prepared.record;
}

test('the name goes as the user wrote it, trimmed; website and location as far as they were understood', () => {
  expect(toRecord(FULL, 'x1')).toEqual({
    odd: false,
    record: {
      company: {
        name: 'Fabrikam Instruments Ltd',
        website: 'fabrikam.example',
        address: { city: 'Leeds', country: 'United Kingdom' },
      },
      external_id: 'x1',
    },
  });
});

test('nothing but the three mapped values leaves, whatever else the profile has', () => {
  const profile = { ...FULL, email: 'jan@fabrikam.example', phone: '06', customerId: 7 };

  const text = JSON.stringify(recordOf(profile));

  expect(text).not.toMatch(/jan|06|"7|customerId|email/);
});

test('what is missing or useless is not sent at all', () => {
  expect(recordOf({ name: 'A', website: 'n/a', location: 'unknown' })).toEqual({
    company: { name: 'A' },
    external_id: 'x1',
  });
  expect(recordOf({ name: 'A', website: null, location: null })).toEqual({ company: { name: 'A' }, external_id: 'x1' });
});

test('a LinkedIn page of the company goes into its own field', () => {
  const record = recordOf({ name: 'A', website: 'linkedin.com/company/contoso/about' });

  expect(record.company).toEqual({ name: 'A', companyLinkedinUrl: 'https://www.linkedin.com/company/contoso' });
});

test.each([
  ['nothing', ''],
  ['null', null],
  ['spaces', ' \t\n '],
  ['a zero-width space', '\u200b'],
  ['a byte order mark and a joiner', '\ufeff\u200d'],
  ['a filler that is a letter to Unicode', '\u3164'],
  ['an empty braille cell', '\u2800'],
  ['dashes', '---'],
  ['dots', '...'],
  ['keys of the keyboard', '$^+=|~`<>'],
])('%s is no name', (_what, name) => {
  expect(toRecord({ name }, 'x1')).toEqual({ skip: 'noName' });
});

test.each(['3M', '7', '💡', '東京', 'X', '!Brand', 'المراعي'])('%s is a name', (name) => {
  expect(recordOf({ name }).company.name).toBe(name);
});

test('a name of more than 255 characters is skipped, and characters are not bytes', () => {
  expect(toRecord({ name: 'x'.repeat(256) }, 'x1')).toEqual({ skip: 'nameTooLong' });
  expect(recordOf({ name: '💡'.repeat(255) }).company.name).toHaveLength(510);
});

test.each(['null', 'N/A', ' Unknown ', 'test', 'n.v.t.', '#N/A', 'Onbekend'])('%s is sent and pointed out', (name) => {
  expect(isOddName(name)).toBe(true);
  expect(toRecord({ name }, 'x1')).toMatchObject({ odd: true, record: { company: { name: name.trim() } } });
});

test('companies whose names only contain such a word are not odd', () => {
  expect(['Testa Motors', 'Unknown Worlds', 'Null Island Ltd'].filter(isOddName)).toEqual([]);
});

test('the send hash tells what would be sent, not for which profile or run', () => {
  const hash = sendHash(recordOf(FULL, 'x1'));

  expect(hash).toMatch(/^[\da-f]{64}$/);
  expect(sendHash(recordOf(FULL, 'x2'))).toBe(hash);
  expect(sendHash(recordOf({ ...FULL, website: 'http://fabrikam.example' }))).toBe(hash);
  expect(sendHash(recordOf({ ...FULL, name: 'fabrikam instruments ltd' }))).not.toBe(hash);
  expect(sendHash(recordOf({ ...FULL, location: 'York, UK' }))).not.toBe(hash);
  expect(sendHash(recordOf({ ...FULL, website: '' }))).not.toBe(hash);
});

test('records that differ in letter case and spacing only are duplicates; other companies are not', () => {
  const key = dedupeKey(recordOf(FULL));

  expect(dedupeKey(recordOf({ ...FULL, name: 'FABRIKAM  Instruments ltd' }))).toBe(key);
  expect(dedupeKey(recordOf({ ...FULL, location: 'leeds, United Kingdom' }))).toBe(key);
  expect(dedupeKey(recordOf({ ...FULL, name: 'Fabrikam Instruments GmbH' }))).not.toBe(key);
  expect(dedupeKey(recordOf({ ...FULL, location: 'Leeds, Canada' }))).not.toBe(key);
  expect(dedupeKey(recordOf({ name: FULL.name }))).not.toBe(key);
});

test('a preview reads like an address', () => {
  const record = recordOf({ ...FULL, location: 'Kerkstraat 12, 1017 GA Amsterdam, Nederland' });

  expect(describeRecord(record)).toEqual({
    name: 'Fabrikam Instruments Ltd',
    website: 'fabrikam.example',
    location: 'Kerkstraat 12, 1017 GA Amsterdam, Netherlands',
  });
  expect(describeRecord(recordOf({ name: 'A' }))).toEqual({ name: 'A', website: '', location: '' });
});

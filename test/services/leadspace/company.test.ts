import { readAnswer } from '../../../services/leadspace/company.js';

const enriched = (company: unknown) => ({
  status: 'success',
  external_id: 'x1',
  data: { enrichment_status: 'Company Enriched', company },
});

const V4 = {
  name: 'Fabrikam Instruments',
  website: 'fabrikam.example',
  industry: 'Manufacturing',
  sub_industry: 'Measuring Instruments',
  naics: '334519',
  naicsDescription: 'Other measuring devices',
  sic: 3829,
  sicDescription: 'Measuring devices',
  ownership: 'Private',
  phone: '+44 113 496 0000',
  description: 'Makes instruments.',
  linkedin_profile: 'https://www.linkedin.com/company/fabrikam',
  address: {
    country: 'United Kingdom',
    state: '',
    city: 'Leeds',
    region: 'EMEA',
    address: '1 Test Row',
    zipcode: 'LS1 1AA',
  },
  employees: { exact: 420, range: '201-500' },
  revenue_dollar: { exact: 61_000_000, range: '$50M-$100M' },
  matching_confidence: { level: 'HIGH' },
  family_tree: { companies: [{ type: 'GU' }] },
};

test('a v4 company fills every column, and the rest stays raw', () => {
  const raw = enriched(V4);

  expect(readAnswer(raw)).toEqual({
    externalId: 'x1',
    status: 'enriched',
    confidence: 'HIGH',
    fields: {
      name: 'Fabrikam Instruments',
      industry: 'Manufacturing',
      subIndustry: 'Measuring Instruments',
      employees: 420,
      employeeRange: '201-500',
      revenue: 61_000_000,
      revenueRange: '$50M-$100M',
      country: 'United Kingdom',
      city: 'Leeds',
      region: 'EMEA',
      street: '1 Test Row',
      postalCode: 'LS1 1AA',
      website: 'fabrikam.example',
      phone: '+44 113 496 0000',
      ownership: 'Private',
      naics: '334519',
      naicsDescription: 'Other measuring devices',
      sic: '3829',
      sicDescription: 'Measuring devices',
      description: 'Makes instruments.',
      linkedin: 'https://www.linkedin.com/company/fabrikam',
      confidence: 'HIGH',
    },
    raw,
  });
});

test('a v3 company has its numbers under size and revenue', () => {
  const answer = readAnswer(
    enriched({ name: 'A', size: { exact: '1,200' }, revenue: { exact: '5000000', range: '' } }),
  );

  expect(answer?.fields).toEqual({ name: 'A', employees: 1200, revenue: 5_000_000 });
});

test('an empty v4 block does not hide the v3 one', () => {
  const answer = readAnswer(enriched({ employees: { exact: null, range: '' }, size: { exact: 7, range: '1-10' } }));

  expect(answer?.fields).toEqual({ employees: 7, employeeRange: '1-10' });
});

test.each([
  ['absent', {}],
  ['null', { industry: null, employees: null, address: null, matching_confidence: null }],
  ['empty', { industry: '', employees: { exact: '', range: '' }, address: {}, matching_confidence: { level: '' } }],
  ['of another kind', { industry: { x: 1 }, employees: 'many', address: [], matching_confidence: 3, naics: true }],
])('values that are %s are no values, and the match stays a match', (_what, company) => {
  expect(readAnswer(enriched(company))).toMatchObject({ status: 'enriched', fields: {} });
});

test.each([
  ['negative', -1, '-250'],
  ['beyond any number', Number.POSITIVE_INFINITY, '9'.repeat(400)],
  ['no number', Number.NaN, '1e3'],
])('counts and sums that are %s are no values', (_what, employees, revenue) => {
  const answer = readAnswer(
    enriched({ name: 'A', employees: { exact: employees }, revenue_dollar: { exact: revenue } }),
  );

  expect(answer?.fields).toEqual({ name: 'A' });
});

test('a company that is missing altogether is still a match', () => {
  expect(readAnswer({ external_id: 'x1', data: { enrichment_status: 'Company Enriched' } })).toMatchObject({
    status: 'enriched',
    fields: {},
  });
});

test('a confidence that the customer renamed is kept as it is', () => {
  expect(readAnswer(enriched({ matching_confidence: { level: 'Zeker' } }))?.confidence).toBe('Zeker');
});

test.each([
  ['Not Enriched', 'success', 'notEnriched'],
  ['not enriched', 'failure', 'notEnriched'],
  ['NOT_ENRICHED', 'success', 'notEnriched'],
  ['Person Enriched', 'success', 'notEnriched'],
  ['Person & Company Enriched', 'success', 'enriched'],
  ['company enriched', 'failure', 'enriched'],
])('enrichment_status %s decides, whatever status says', (enrichment_status, status, expected) => {
  expect(readAnswer({ status, external_id: 'x1', data: { enrichment_status } })?.status).toBe(expected);
});

const missed = { enrichment_status: 'Not Enriched' };
test.each([
  [
    '1200 in error.code',
    { status: 'failure', error: { code: 1200, description: 'Invalid Input' }, data: missed },
    'invalid',
  ],
  ['1200 as text', { status: 'failure', error: { code: '1200' }, data: missed }, 'invalid'],
  ['1200 beside the status', { status: 'failure', code: 1200, data: missed }, 'invalid'],
  ['1200 inside data', { status: 'failure', data: { ...missed, error: { code: 1200 } } }, 'invalid'],
  ['Invalid Input as the status', { status: 'Invalid Input' }, 'invalid'],
  ['1100 in error.code', { status: 'failure', error: { code: 1100 }, data: missed }, 'internalError'],
  ['1100 as the error', { status: 'failure', error: '1100', data: missed }, 'internalError'],
  ['an error in words', { status: 'failure', error: 'Internal error', data: missed }, 'internalError'],
  ['nothing that is known', { status: 'success', data: {} }, 'internalError'],
  ['a status of tomorrow', { status: 'success', data: { enrichment_status: 'Queued' } }, 'internalError'],
])('a record with %s', (_what, record, expected) => {
  expect(readAnswer({ external_id: 'x1', ...record })?.status).toBe(expected);
});

test('nothing of a company is read from a record that is no match', () => {
  const record = { external_id: 'x1', data: { enrichment_status: 'Not Enriched', company: V4 } };

  expect(readAnswer(record)).toMatchObject({ status: 'notEnriched', fields: {} });
});

test('an id that came back as a number is the id', () => {
  expect(readAnswer({ external_id: 7 })?.externalId).toBe('7');
  expect(readAnswer({ external_id: '' })?.externalId).toBeUndefined();
});

test.each(['text', 7, null, undefined, [[]]])('%p is no record', (raw) => {
  expect(readAnswer(raw)).toBeUndefined();
});

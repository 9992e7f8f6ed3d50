import type { ProfileView } from '../../services/results.js';
import { besides } from '../../tab/profiles/besides.js';
import { loadWords } from '../../tab/words.js';

const PROFILE: ProfileView = {
  enrichment: { id: 'e1', name: 'Companies', sandbox: true },
  customerId: 7,
  name: 'Contoso',
  bucket: 'enriched',
  source: { name: 'accounts', file: 'accounts.csv', key: 'Id' },
  values: [
    { field: 'Id', value: '7' },
    { field: 'Company', value: 'Contoso' },
    { field: 'postal_code', value: '3511 AB' },
    { field: 'Plaats', value: 'Utrecht' },
    { field: 'Owner', value: ' ' },
  ],
  enriched: [
    { field: 'name', value: 'Contoso B.V.' },
    { field: 'city', value: 'Leeds' },
    { field: 'postalCode', value: 'LS1' },
    { field: 'employees', value: 1200 },
  ],
  consent: [],
};

test('the source stands beside Leadspace, field by field, and what only one of them knows is there too', async () => {
  const lines = besides(PROFILE, await loadWords('en', 'UTC'));

  expect(lines).toEqual([
    { name: 'Company name', source: 'Contoso', leadspace: 'Contoso B.V.' },
    { name: 'Employees', leadspace: '1,200' },
    { name: 'City', leadspace: 'Leeds' },
    { name: 'Postal code', source: '3511 AB', leadspace: 'LS1' },
    { name: 'Id', source: '7' },
    { name: 'Plaats', source: 'Utrecht' },
  ]);
});

test('a Dutch reader finds his Dutch columns beside their fields, and numbers as he writes them', async () => {
  const lines = besides(PROFILE, await loadWords('nl', 'UTC'));

  expect(lines).toContainEqual({ name: 'Plaats', source: 'Utrecht', leadspace: 'Leeds' });
  expect(lines).toContainEqual({ name: 'Werknemers', leadspace: '1.200' });
});

test('a profile that was not enriched shows its source alone', async () => {
  const { enriched: _none, ...rest } = PROFILE;
  const lines = besides({ ...rest, enriched: [] }, await loadWords('en', 'UTC'));

  expect(lines.map(({ name }) => name)).toEqual(['Company name', 'Id', 'postal_code', 'Plaats']);
  expect(lines.every(({ leadspace }) => leadspace === undefined)).toBe(true);
});

// The provider's own labels are not published; readers must take them as they come.
const STAFF = [10, 50, 200, 500, 1000, 5000, 10_000];
const MILLION = 1_000_000;
const REVENUE: [number, string][] = [
  [MILLION, '$0-$1M'],
  [10 * MILLION, '$1M-$10M'],
  [25 * MILLION, '$10M-$25M'],
  [50 * MILLION, '$25M-$50M'],
  [100 * MILLION, '$50M-$100M'],
  [250 * MILLION, '$100M-$250M'],
  [500 * MILLION, '$250M-$500M'],
  [1000 * MILLION, '$500M-$1B'],
  [10_000 * MILLION, '$1B-$10B'],
];
const REGIONS: Record<string, string> = {
  ...regions('NA', 'US CA BM'),
  ...regions('LATAM', 'MX BR AR PE'),
  ...regions('APAC', 'JP CN KR TH SG MY IN AU NZ KZ'),
};

export function employeeRange(count: number): string {
  const at = STAFF.findIndex((limit) => count <= limit);
  if (at < 0) return '10001+';
  return `${at === 0 ? 1 : STAFF[at - 1]! + 1}-${STAFF[at]}`;
}

export function revenueRange(dollars: number): string {
  return REVENUE.find(([limit]) => dollars < limit)?.[1] ?? '$10B+';
}

export function regionOf(country: string): string {
  return REGIONS[country] ?? 'EMEA';
}

function regions(region: string, codes: string): Record<string, string> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, region]));
}

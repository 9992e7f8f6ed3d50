import type { MatchKey } from '../../../storage/settings.js';
import { counter } from '../format.js';

const count = counter('en');

/** What rows of sources are compared by. */
export const matchKeys: Record<MatchKey, string> = {
  email: 'contact e-mail',
  phone: 'phone',
  domain: 'website domain',
  nameCountry: 'company name + country',
};

/** Words for the rows of sources that a profile is made of, and for CustomerIds of before. */
export const origins = {
  title: 'From the sources',
  rowsOf: (n: number) => `from ${count(n, 'row', 'rows')} of the sources`,
  roles: { leading: 'Leading row', matched: 'Matched', alternate: 'Duplicate' },
  keys: matchKeys,
  byRule: (agreed: string) => `Matched by ${agreed}`,
  key: 'Key',
  role: 'Role',
  inSource: 'In the source',
  inProfile: 'In the profile',
  same: 'The same',
  differs: (value: string) => `Another value: ${value}`,
  emptyProfile: 'Empty in the profile',
  agrees: 'All of its values are those of the profile.',
  absent: 'No longer in the source: what it said is not kept.',
  moreRows: (n: number) => `${count(n, 'more row', 'more rows')}, not shown.`,
  moreValues: (n: number) => `${count(n, 'more value differs', 'more values differ')} from the profile.`,
  customerId: 'CustomerId',
  previous: 'Previous CustomerIds',
  andMore: (ids: string, n: number) => `${ids} and ${n} more`,
  partSince: (id: number, at: string) => `CustomerId ${id} is part of this profile since ${at}.`,
};

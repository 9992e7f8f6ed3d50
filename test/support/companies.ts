import { syntheticName } from '../../sandbox/leadspace/companies/synthetic.js';
import type { ProfileRow } from './runs.js';

/** Companies by exact website, for columns Account, Company, Website, Location: the stand-in knows most of them. */
export const companies = (count: number, from = 0): ProfileRow[] =>
  Array.from({ length: count }, (_, index) => {
    const { name, website } = syntheticName(from + index);
    return [`k${from + index}`, name, website, ''];
  });

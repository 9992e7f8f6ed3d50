import { countIdentityChanges } from '../../storage/identity.js';
import { listSources } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import { unifyFigures } from '../../storage/unifyFigures.js';
import type { UnifyPlan } from '../../storage/unifyPlan.js';
import type { UnifyFigures } from './view.js';

/** What a matching has found, from its tables, and how it differs from the Customer entity that is read now. */
export async function figuresOf(reader: Reader, plan: UnifyPlan): Promise<UnifyFigures> {
  const names = new Map((await listSources(reader)).map(({ no, id, name }) => [no, { id, name }]));
  const found = await unifyFigures(reader, plan);
  return {
    sources: found.sources.flatMap(({ sourceNo, ...figures }) => {
      const source = names.get(sourceNo);
      return source ? [{ ...source, ...figures }] : [];
    }),
    rules: plan.rules.map((keys, index) => ({ keys: [...keys], matched: found.rules[index] ?? 0 })),
    profiles: found.profiles,
    joined: found.joined,
    difference: await countIdentityChanges(reader, plan.no),
  };
}

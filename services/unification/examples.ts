import type { UnificationDefinition } from '../../storage/settings.js';
import { listSources } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import { findExamples, listedRows } from '../../storage/unifyExamples.js';
import type { ListedRow } from '../../storage/unifyLists.js';
import type { UnifyPlan } from '../../storage/unifyPlan.js';
import { COLUMN } from './plan.js';
import type { UnifyExample } from './view.js';

/** Of each kind. */
const MOST = 2;

/** A few rows of each kind that a matching has found, with their names. */
export async function examplesOf(
  reader: Reader,
  plan: UnifyPlan,
  definition: UnificationDefinition,
): Promise<UnifyExample[]> {
  const found = await findExamples(reader, plan, MOST);
  const rows = await listedRows(reader, plan, [...new Set(found.flatMap(({ rowIds }) => rowIds))]);
  const sources = new Map((await listSources(reader)).map(({ no, id, name }) => [no, { id, name }]));
  const shown = ({ sourceNo, rowNo, name }: ListedRow) => ({
    ...{ source: sources.get(sourceNo)?.name ?? '', row: rowNo },
    ...(name !== '' && { name }),
  });
  return found.map(({ list, rule, rowIds }) => {
    const listed = rowIds.flatMap((id) => rows.get(id) ?? []);
    const source = definition.sources.find(({ id }) => id === sources.get(listed[0]?.sourceNo ?? 0)?.id);
    const keys = list === 'duplicates' ? source?.duplicates?.by.map(shownKey) : rule && plan.rules[rule - 1];
    return { list, rows: listed.map(shown), ...(keys && { keys: [...keys] }) };
  });
}

const shownKey = (key: string): string => (key.startsWith(COLUMN) ? key.slice(COLUMN.length) : key);

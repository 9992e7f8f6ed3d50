import { changedAt } from './changedDates.js';
import { sideBySide } from './entity.js';
import { columnOf } from './fields.js';
import type { MergePolicy } from './settings.js';
import type { Writer } from './sql.js';
import { isFilled, WHITESPACE } from './staging.js';
import { entityTables, type MergedColumn, type UnifyPlan } from './unifyPlan.js';

/**
 * Writes the profiles after CustomerId `from` up to `to`, each with the key and row of its leading row. A column takes the value of one
 * of its rows byte for byte: blank ones are passed over; the same date, or none, goes by the order of sources.
 */
export async function mergeProfiles(
  tx: Writer,
  plan: UnifyPlan,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const ofLeading = (column: string) =>
    `CASE p.leading ${plan.sources.map(({ place }) => `WHEN ${place} THEN s${place}.${column}`).join(' ')} END`;
  const sourceNo = `CASE p.leading ${plan.sources.map(({ place, no }) => `WHEN ${place} THEN ${no}`).join(' ')} END`;
  const values = plan.columns.map((column) => `, ${mergedValue(plan, column)}`).join('');
  await tx.run(
    `INSERT INTO ${entityTables(plan.no).profiles}
     SELECT p.customer_id, ${sourceNo}, ${ofLeading('source_key')}, ${ofLeading('row_no')}${values}
     FROM ${sideBySide(plan)} WHERE $1 <> '' ORDER BY p.customer_id`,
    [WHITESPACE, from, to],
  );
}

/** SQL of one column. */
function mergedValue(plan: UnifyPlan, { from, policy }: MergedColumn): string {
  const cells = from.flatMap(({ sourceNo, field }) => {
    const source = plan.sources.find(({ no }) => no === sourceNo);
    return source ? [{ source, value: `s${source.place}.${columnOf(field)}` }] : [];
  });
  if (cells.length === 1) return cells[0]!.value;
  const ages = cells.map(({ source, value }) => ageOf(source, value, policy));
  const cases = cells.map(({ value }, index) => `WHEN ${isBest(ages, index)} THEN ${value}`);
  // Where all are blank the first that is there at all: an empty cell is empty, and not absent.
  return `CASE ${cases.join(' ')} ELSE coalesce(${cells.map(({ value }) => value).join(', ')}) END`;
}

/** SQL: how good the value of a row is, the larger the better; NULL where it is blank. */
function ageOf({ place, changed }: UnifyPlan['sources'][number], value: string, policy: MergePolicy): string {
  const filled = `${value} IS NOT NULL AND ${isFilled(value)}`;
  if (policy === 'order') return `(CASE WHEN ${filled} THEN ${-place} END)`;
  const at = changed ? `(${changedAt(`s${place}.${columnOf(changed.field)}`, changed.order)})` : 'NULL';
  return `(CASE WHEN ${filled} THEN coalesce(${policy === 'mostRecent' ? at : `-${at}`}, ${LAST}) END)`;
}

/** A row without a date comes after those with one. */
const LAST = '-1e300';

const isBest = (ages: readonly string[], index: number): string =>
  [
    `${ages[index]} IS NOT NULL`,
    ...ages.flatMap((age, other) =>
      other === index ? [] : [`(${age} IS NULL OR ${ages[index]} ${other < index ? '>' : '>='} ${age})`],
    ),
  ].join(' AND ');

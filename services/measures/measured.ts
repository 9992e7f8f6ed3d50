import type { Measured } from '../../storage/measureFigures.js';
import { CUSTOMER } from '../../storage/profiles.js';
import type { Measure } from '../../storage/settings.js';
import type { Catalogue, CatalogueAttribute } from '../segments/catalogue.js';
import { membersQuery } from '../segments/compile.js';
import { type Binding, createBinding } from '../segments/conditions.js';
import { presentAttribute, presentOption } from './attributes.js';
import { attributeIn, attributesOf, optionsOf, splitIn, whereIn } from './definition.js';
import { amountOf, type Reading, textOf } from './reading.js';

export interface MeasuredBy {
  catalogue: Catalogue;
  /** Grants that end by then count no more; epoch milliseconds. */
  now: number;
  /** What the values of its attribute are read as. */
  reading: Reading;
  /** Also what it is split by. */
  split: boolean;
}

/** The profiles of a measure's data set, each with what counts of it. @throws `attributeGone` {attribute}, `notFound` {what: option} */
export function measuredBy(measure: Measure, { catalogue, now, reading, split }: MeasuredBy): Measured {
  const binding = createBinding();
  const joined = new Map<string, string>();
  const columnOf = (known: CatalogueAttribute) => joinedColumn(known, joined, binding);
  const amount = amountIn(measure, { catalogue, reading, columnOf }, binding);
  const { folded, spelled } = split ? groupIn(measure, { catalogue, now, columnOf, joined }, binding) : NO_GROUP;
  const from = dataSetOf(measure, binding);
  const where = measure.calculates === 'share' ? whereIn(measure) : undefined;
  const members =
    where && membersQuery(where, catalogue, { consent: 'unified', now, first: binding.params.length + 1 });
  if (members) joined.set('where', `LEFT JOIN (${members.sql}) AS f ON f.customer_id = c.customer_id`);
  return {
    sql: `SELECT ${amount} AS amount, ${folded} AS folded, ${spelled} AS spelled FROM ${from} ${[...joined.values()].join(' ')}`,
    params: [...binding.params, ...(members?.params ?? [])],
  };
}

const NO_GROUP = { folded: 'CAST(NULL AS VARCHAR)', spelled: 'CAST(NULL AS VARCHAR)' };

function dataSetOf({ dataSet }: Measure, { bind }: Binding): string {
  if (dataSet === CUSTOMER) return 'customer c';
  return `(SELECT customer_id FROM current_member WHERE segment_id = ${bind(dataSet)}) AS m
    JOIN customer c ON c.customer_id = m.customer_id`;
}

/** The column of an attribute of profile `c`; enriched output is joined once for each enrichment. */
function joinedColumn(
  { attribute, column }: CatalogueAttribute,
  joined: Map<string, string>,
  { bind }: Binding,
): string {
  if (attribute.of !== 'enriched') return `c.${column}`;
  const key = `output of ${attribute.enrichment}`;
  const place = [...joined.keys()].indexOf(key);
  const alias = `o${place < 0 ? joined.size : place}`;
  const rows = `(SELECT * FROM current_output WHERE enrichment_id = ${bind(attribute.enrichment)})`;
  joined.set(key, `LEFT JOIN ${rows} AS ${alias} ON ${alias}.customer_id = c.customer_id`);
  return `${alias}.${column}`;
}

interface AmountBy extends Pick<MeasuredBy, 'catalogue' | 'reading'> {
  columnOf(known: CatalogueAttribute): string;
}

const ONE = 'CAST(1 AS DOUBLE PRECISION)';
const ZERO = 'CAST(0 AS DOUBLE PRECISION)';

/** Of a share 1 or 0 for everybody, of a count 1 for those who count. */
function amountIn(measure: Measure, { catalogue, reading, columnOf }: AmountBy, binding: Binding): string {
  const { calculates } = measure;
  const where = whereIn(measure);
  if (calculates === 'share' && where) {
    // What cannot be known lets nobody through: a share of nobody would look like an answer.
    for (const named of attributesOf(where)) presentAttribute(catalogue, named);
    for (const option of optionsOf(where)) presentOption(catalogue, option);
    return `CASE WHEN f.customer_id IS NULL THEN ${ZERO} ELSE ${ONE} END`;
  }
  const attribute = attributeIn(measure);
  if (!attribute) return ONE;
  const known = presentAttribute(catalogue, attribute);
  const column = columnOf(known);
  if (calculates === 'count') return `CASE WHEN ${textOf(known, column, binding)} IS NOT NULL THEN ${ONE} END`;
  if (calculates === 'share') return `CASE WHEN ${textOf(known, column, binding)} IS NULL THEN ${ZERO} ELSE ${ONE} END`;
  return amountOf(known, column, reading, binding);
}

interface GroupBy extends Pick<MeasuredBy, 'catalogue' | 'now'> {
  joined: Map<string, string>;
  columnOf(known: CatalogueAttribute): string;
}

function groupIn(
  measure: Measure,
  { catalogue, now, columnOf, joined }: GroupBy,
  binding: Binding,
): { folded: string; spelled: string } {
  const by = splitIn(measure);
  if (!by) return NO_GROUP;
  if ('attribute' in by) {
    const known = presentAttribute(catalogue, by.attribute);
    const text = textOf(known, columnOf(known), binding);
    return { folded: `lower(${text})`, spelled: text };
  }
  const option = presentOption(catalogue, by.option);
  const counts = `NOT (granted AND coalesce(expires_at <= ${binding.bind(now)}, FALSE))`;
  const rows = `(SELECT customer_id, granted FROM unified_consent WHERE option_no = ${binding.bind(option.no)} AND ${counts})`;
  joined.set('option', `LEFT JOIN ${rows} AS s ON s.customer_id = c.customer_id`);
  const status = `CASE WHEN s.granted THEN 'granted' WHEN NOT s.granted THEN 'denied' ELSE 'notSet' END`;
  return { folded: status, spelled: status };
}

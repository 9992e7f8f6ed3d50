import { type GroupSums, type Sums, sumUp, sumUpGroups } from '../../storage/measureFigures.js';
import {
  endMeasureRefresh,
  type Figure,
  type MeasureRefresh,
  measurePoints,
  putFigure,
  type StoredGroup,
  type StoredPoint,
} from '../../storage/measures.js';
import { CUSTOMER } from '../../storage/profiles.js';
import type { Measure, Settings } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import { isUnified } from '../consent/unifyOnce.js';
import { ServiceError } from '../errors.js';
import { type Catalogue, readCatalogue } from '../segments/catalogue.js';
import { segmentIn } from '../segments/definition.js';
import { presentAttribute, shownName } from './attributes.js';
import { basisOf } from './basis.js';
import { attributeIn, definitionHash, measureIn, splitIn } from './definition.js';
import { measuredBy } from './measured.js';
import type { MeasuresParts } from './parts.js';
import { type Reading, readingOf } from './reading.js';
import { isOwnOfEach, isPersonal, personalFields } from './splitting.js';
import type { MeasureUnit } from './view.js';

/** Groups beside `others` and `none`. */
const MOST_GROUPS = 12;

type Parts = Pick<MeasuresParts, 'documents' | 'sql' | 'clock'>;

/** Counts a measure beside others, as of one moment, and lets readers see the figure and its groups at once. */
export async function countMeasure({ documents, sql, clock }: Parts, refresh: MeasureRefresh): Promise<void> {
  const { measureId } = refresh;
  // By the settings of one moment, whatever is changed meanwhile.
  const settings = documents.read();
  const measure = measureIn(settings, measureId);
  const at = clock.now();
  const { point, groups } = await sql.beside((tx) => count(tx, settings, measure, at));
  await sql.write(async (tx) => {
    // Removed meanwhile: nobody would take it away again.
    if (!documents.read().measures.some(({ id }) => id === measureId)) return;
    await putFigure(tx, measureId, point, groups);
    await endMeasureRefresh(tx, { ...refresh, state: 'Successful' });
  });
}

async function count(
  reader: Reader,
  settings: Settings,
  measure: Measure,
  at: number,
): Promise<{ point: StoredPoint; groups: StoredGroup[] }> {
  if (measure.dataSet !== CUSTOMER) segmentIn(settings, measure.dataSet);
  const parts = { sql: reader, documents: { read: () => settings } };
  const catalogue = await readCatalogue(parts);
  await refuseSplit(parts, catalogue, measure);
  const definition = definitionHash(measure);
  const basis = await basisOf(reader, measure, await isUnified(reader, settings.unification));
  const reading = await readingNow(reader, catalogue, measure, definition);
  const by = { catalogue, now: at, reading };
  const all = await sumUp(reader, measuredBy(measure, { ...by, split: false }));
  const split = measure.by && measuredBy(measure, { ...by, split: true });
  const groups = split ? await sumUpGroups(reader, split, MOST_GROUPS) : [];
  return {
    point: { ...figureOf(measure, all), at, unit: unitOf(measure, reading), definition, basis },
    groups: groups.map((group) => ({ ...figureOf(measure, group), ...groupOf(group) })),
  };
}

const groupOf = ({ kind, spelled, values }: GroupSums) => ({
  kind,
  values,
  ...(kind === 'value' && { value: spelled }),
});

/** @throws `attributeGone` {attribute}, `groupRefused` {attribute} for what it can no longer be split by */
export async function refuseSplit(
  parts: { sql: Reader; documents: { read(): Settings } },
  catalogue: Catalogue,
  measure: Measure,
): Promise<void> {
  const by = splitIn(measure);
  if (!by || 'option' in by) return;
  const known = presentAttribute(catalogue, by.attribute);
  const refused = isPersonal(known, await personalFields(parts)) || (await isOwnOfEach(parts.sql, known));
  if (refused) throw new ServiceError('groupRefused', { attribute: shownName(catalogue, known) });
}

/** What the attribute holds now; where that cannot be told from its values any more, what it held before. */
async function readingNow(
  reader: Reader,
  catalogue: Catalogue,
  measure: Measure,
  definition: string,
): Promise<Reading> {
  const attribute = attributeIn(measure);
  if (!attribute || measure.calculates === 'count' || measure.calculates === 'share') return 'number';
  const found = await readingOf(reader, presentAttribute(catalogue, attribute));
  if (found) return found === 'date' && isOfNumbers(measure) ? 'number' : found;
  const [before] = await measurePoints(reader, measure.id, definition, 1);
  return before?.unit === 'date' ? 'date' : 'number';
}

const isOfNumbers = ({ calculates }: Measure): boolean => calculates === 'sum' || calculates === 'average';

export function unitOf({ calculates }: Pick<Measure, 'calculates'>, reading: Reading): MeasureUnit {
  if (calculates === 'count') return 'profiles';
  return calculates === 'share' ? 'share' : reading;
}

function figureOf({ calculates }: Measure, { profiles, counted, total, lowest, highest }: Sums): Figure {
  const average = total === null ? null : total / counted;
  const figures = { count: counted, sum: total, average, share: average, minimum: lowest, maximum: highest };
  const figure = figures[calculates];
  return { ...(figure !== null && { figure }), counted, profiles };
}

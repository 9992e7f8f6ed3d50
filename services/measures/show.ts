import {
  type MeasureRefresh,
  measureGroups,
  measurePoints,
  measureRefreshes,
  type StoredGroup,
  type StoredPoint,
} from '../../storage/measures.js';
import { CUSTOMER } from '../../storage/profiles.js';
import type { Measure, Settings } from '../../storage/settings.js';
import { type Catalogue, findAttribute, readCatalogue } from '../segments/catalogue.js';
import { basisOf } from './basis.js';
import { unitOf } from './count.js';
import { attributeIn, definitionHash, splitIn } from './definition.js';
import type { MeasuresParts } from './parts.js';
import type { MeasureGroup, MeasureGroups, MeasurePoint, MeasureUnit, MeasureView } from './view.js';
import { measureWords, splitWords } from './words.js';

const TREND = 30;

type Parts = Pick<MeasuresParts, 'documents' | 'sql'>;

/** Measures as they are shown, in the order given. */
export async function measureViews(parts: Parts, measures: readonly Measure[]): Promise<MeasureView[]> {
  if (measures.length === 0) return [];
  const { documents, sql } = parts;
  const [catalogue, refreshes] = await Promise.all([readCatalogue(parts), measureRefreshes(sql)]);
  const known = { settings: documents.read(), catalogue };
  return Promise.all(
    measures.map((measure) => viewOf(parts, measure, { ...known, refresh: refreshes.get(measure.id) })),
  );
}

interface Known {
  settings: Settings;
  catalogue: Catalogue;
  refresh: MeasureRefresh | undefined;
}

async function viewOf({ sql }: Parts, measure: Measure, known: Known): Promise<MeasureView> {
  const { settings, catalogue, refresh } = known;
  const { id, name, calculates } = measure;
  const points = await measurePoints(sql, id, definitionHash(measure), TREND);
  const [latest] = points;
  const unit = (latest?.unit as MeasureUnit | undefined) ?? unitBefore(measure, catalogue);
  const by = splitWords(measure, catalogue);
  const failure = refresh?.state === 'Failed' ? { failure: failureOf(refresh) } : {};
  return {
    ...{ id, name, calculates, unit, words: measureWords(measure, catalogue) },
    dataSet: dataSetOf(measure, settings),
    ...(by && { by: { words: by } }),
    state: refresh?.state ?? 'Not started',
    ...(latest && { latest: toPoint(latest) }),
    outdated: latest !== undefined && latest.basis !== (await basisOf(sql, measure, true)),
    ...failure,
    // Days and numbers are no line together.
    trend: points.filter((point) => point.unit === unit).map(toPoint),
  };
}

/** As long as nothing was counted. */
function unitBefore(measure: Measure, catalogue: Catalogue): MeasureUnit {
  const attribute = attributeIn(measure);
  const type = attribute && findAttribute(catalogue, attribute)?.type;
  const mayBeDate = measure.calculates === 'minimum' || measure.calculates === 'maximum';
  return unitOf(measure, mayBeDate && type === 'date' ? 'date' : 'number');
}

const dataSetOf = ({ dataSet: id }: Measure, { segments }: Settings): MeasureView['dataSet'] =>
  id === CUSTOMER ? { id, name: '' } : { id, name: segments.find((segment) => segment.id === id)?.name ?? '' };

/** Only this service writes it. */
const failureOf = ({ id, failure }: MeasureRefresh): NonNullable<MeasureView['failure']> =>
  failure === undefined ? { reference: id } : JSON.parse(failure);

function toPoint({ at, figure: value, counted, profiles }: StoredPoint): MeasurePoint {
  return { at, ...(value !== undefined && { value }), counted, profiles };
}

/** Undefined where it is not split, or was never counted as it is defined now. */
export async function groupsOf(parts: Parts, measure: Measure): Promise<MeasureGroups | undefined> {
  const [view] = await measureViews(parts, [measure]);
  const by = splitIn(measure);
  if (!view?.latest || !by) return undefined;
  const groups = await measureGroups(parts.sql, measure.id);
  return { measure: view, at: view.latest.at, groups: groups.map((group) => toGroup(group, 'option' in by)) };
}

function toGroup({ kind, value, values, figure, counted, profiles }: StoredGroup, ofOption: boolean): MeasureGroup {
  const sums = { ...(figure !== undefined && { figure }), counted, profiles };
  if (kind === 'others') return { of: 'others', values, ...sums };
  if (kind === 'none') return { of: 'none', ...sums };
  if (ofOption) return { of: 'status', status: value as NonNullable<MeasureGroup['status']>, ...sums };
  return { of: 'value', ...(value !== undefined && { value }), ...sums };
}

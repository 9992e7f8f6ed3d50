import { deleteMeasureData } from '../../storage/measures.js';
import { CUSTOMER } from '../../storage/profiles.js';
import type { Measure } from '../../storage/settings.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import { type Catalogue, type CatalogueAttribute, readCatalogue } from '../segments/catalogue.js';
import { checkedName, segmentIn } from '../segments/definition.js';
import { buildRule } from '../segments/form.js';
import { createLookup } from '../segments/lookup.js';
import type { Rule } from '../segments/rule.js';
import type { FormCondition } from '../segments/view.js';
import { chosenAttribute, presentOption, saidName, shownName } from './attributes.js';
import { refuseSplit } from './count.js';
import { measureIn, refuseTakenMeasure } from './definition.js';
import type { MeasuresParts } from './parts.js';
import { readingOf } from './reading.js';
import { isPersonal, personalFields } from './splitting.js';
import type { MeasureInput } from './view.js';

type Definition = Pick<Measure, 'calculates' | 'attribute' | 'where' | 'dataSet' | 'by'>;

/** Changes of the settings about measures: each checks what it rests on in the change itself, where no second one can come between. */
export function createMeasureDefinitions(parts: MeasuresParts) {
  const { documents, sql, changeSettings, clock, newId } = parts;

  const note = (caller: Caller, action: string, id: string, details: Record<string, string> = {}) => ({
    ...{ caller, action: `measure.${action}`, subject: `measure:${id}`, details },
  });

  return {
    async save(caller: Caller, input: MeasureInput): Promise<Measure> {
      const name = checkedName(input.name);
      if (input.id !== undefined) measureIn(documents.read(), input.id);
      const definition = await definitionOf(parts, input);
      const id = input.id ?? newId();
      const action = input.id === undefined ? 'create' : 'change';
      const settings = await changeSettings(note(caller, action, id, detailsOf(definition)), (draft) => {
        refuseTakenMeasure(draft, name, input.id);
        if (definition.dataSet !== CUSTOMER) segmentIn(draft, definition.dataSet);
        const now = clock.now();
        const before = input.id === undefined ? undefined : measureIn(draft, id);
        const { createdAt = now, createdBy = caller.userId } = before ?? {};
        const measure: Measure = { id, name, ...definition, createdAt, createdBy, changedAt: now };
        if (before) draft.measures.splice(draft.measures.indexOf(before), 1, measure);
        else draft.measures.push(measure);
      });
      return measureIn(settings, id);
    },
    async remove(caller: Caller, id: string): Promise<void> {
      measureIn(documents.read(), id);
      await changeSettings(note(caller, 'remove', id), (draft) => {
        measureIn(draft, id);
        draft.measures = draft.measures.filter((measure) => measure.id !== id);
      });
      // Should the process end here, the next start finds figures of no measure and takes them away.
      await sql.write((tx) => deleteMeasureData(tx, id));
    },
  };
}

/** For the audit log: the kind of thing that was asked, and none of its values. */
const detailsOf = ({ calculates, dataSet, by }: Definition) => ({
  calculates,
  over: dataSet === CUSTOMER ? CUSTOMER : `segment:${dataSet}`,
  by: by === undefined ? 'nothing' : 'option' in by ? 'option' : 'attribute',
});

async function definitionOf(parts: MeasuresParts, input: MeasureInput): Promise<Definition> {
  const { calculates, dataSet } = input;
  if (dataSet !== CUSTOMER) segmentIn(parts.documents.read(), dataSet);
  const catalogue = await readCatalogue(parts);
  const definition: Definition = {
    calculates,
    ...(await measuredOf(parts, catalogue, input)),
    dataSet,
    ...(input.by && { by: splitOf(catalogue, input.by) }),
  };
  await refuseSplit(parts, catalogue, { ...NOT_YET, ...definition });
  return definition;
}

/** Checks do not ask for what it is called. */
const NOT_YET = { id: '', name: '', createdAt: 0, createdBy: '', changedAt: 0 };

async function measuredOf(
  parts: MeasuresParts,
  catalogue: Catalogue,
  { calculates, attribute, where }: MeasureInput,
): Promise<Pick<Definition, 'attribute' | 'where'>> {
  if (calculates === 'share' && where) return { where: asJson(await ruleOf(parts, catalogue, where)) };
  if (attribute === undefined) {
    if (calculates === 'count') return {};
    throw new ServiceError('attributeMissing');
  }
  const known = chosenAttribute(catalogue, attribute);
  await refuseUnfit(parts, catalogue, calculates, known);
  return { attribute: asJson(known.attribute) };
}

/** @throws `attributeUnfit` {attribute, calculates} */
async function refuseUnfit(
  parts: MeasuresParts,
  catalogue: Catalogue,
  calculates: MeasureInput['calculates'],
  known: CatalogueAttribute,
): Promise<void> {
  const unfit = new ServiceError('attributeUnfit', { attribute: shownName(catalogue, known), calculates });
  if (known.attribute.of === 'consent') throw unfit;
  if (calculates === 'count' || calculates === 'share') return;
  // The highest phone number is no figure, and somebody's.
  if (isPersonal(known, await personalFields(parts))) throw unfit;
  const reading = await readingOf(parts.sql, known);
  const isFit = reading === 'number' || (reading === 'date' && calculates !== 'sum' && calculates !== 'average');
  if (!isFit) throw unfit;
}

function splitOf(catalogue: Catalogue, by: NonNullable<MeasureInput['by']>): NonNullable<Definition['by']> {
  if ('option' in by) return { option: presentOption(catalogue, by.option).key };
  const known = chosenAttribute(catalogue, by.attribute);
  if (known.attribute.of === 'consent')
    throw new ServiceError('groupRefused', { attribute: shownName(catalogue, known) });
  return { attribute: asJson(known.attribute) };
}

/** Read by the code that reads conditions of segments. A value that no profile has (yet) is asked for as it is. */
async function ruleOf(parts: MeasuresParts, catalogue: Catalogue, where: FormCondition): Promise<Rule> {
  const lookup = createLookup(parts.sql, catalogue);
  const read = await buildRule({ join: 'all', add: [where] }, catalogue, lookup, { acceptUnknown: true });
  if ('rule' in read) return read.rule;
  if (where.of === 'consent') throw new ServiceError('notFound', { what: 'option' });
  const isUnknown = read.problems.some(({ code }) => code === 'attributeUnknown' || code === 'attributeAmbiguous');
  throw isUnknown
    ? new ServiceError('attributeGone', { attribute: saidName(where.attribute) })
    : new ServiceError('ruleMissing');
}

const asJson = (tree: Rule | CatalogueAttribute['attribute']): NonNullable<Measure['attribute']> =>
  tree as unknown as NonNullable<Measure['attribute']>;

import type { MeasureInput } from '../services/measures/view.js';
import type { FormCondition } from '../services/segments/view.js';
import { named } from './choices.js';
import type { Locale } from './locale.js';
import type { MeasureFormInput, MeasureFormView } from './measureForm.js';
import { NONE, OPTION } from './measureInputs.js';

type Problems = Partial<Record<keyof MeasureFormInput, string>>;

/** What was chosen, as the service takes it; or what is to be put right, by input. */
export function measureOf(
  input: MeasureFormInput,
  view: Pick<MeasureFormView, 'attributes' | 'options' | 'dataSets'>,
  locale: Locale,
): { measure: MeasureInput } | { problems: Problems } {
  const attribute = input.attributeTyped || keyIn(view.attributes, input.attribute);
  const option = keyIn(view.options, input.option);
  const dataSet = dataSetIn(input, view);
  const by = byIn(input, view);
  const problems = wrong(input, { attribute, option, dataSet, by }, locale);
  if (Object.keys(problems).length > 0 || dataSet === undefined) return { problems };
  const isShare = input.calculates === 'share';
  const where = isShare ? conditionOf(input, attribute, option) : undefined;
  return {
    measure: {
      ...(input.measure !== undefined && { id: input.measure }),
      ...{ name: input.name, calculates: input.calculates, dataSet },
      ...(!isShare && attribute !== undefined && { attribute }),
      ...(where && { where }),
      ...(by && { by }),
    },
  };
}

interface Chosen {
  attribute: string | undefined;
  option: string | undefined;
  dataSet: string | undefined;
  by: MeasureInput['by'];
}

/** Nothing that was chosen is left out silently: the figure would be another than it seems. */
function wrong(input: MeasureFormInput, { attribute, option, dataSet, by }: Chosen, locale: Locale): Problems {
  const { required, unknownChoice } = locale.inputs;
  const { onlyShare, either } = locale.measures.form;
  const noValue = ['isSet', 'isNotSet'].includes(input.operator);
  const asksOption = isChosen(input.option);
  const problems: Problems = {
    ...(isChosen(input.attribute) && !attribute && { attribute: unknownChoice }),
    ...(dataSet === undefined && { [input.dataSetTyped ? 'dataSetTyped' : 'dataSet']: unknownChoice }),
    ...(!by && input.by !== NONE && { by: input.by ? unknownChoice : required }),
    ...(asksOption && option === undefined && { option: unknownChoice }),
  };
  if (input.calculates !== 'share') {
    return {
      ...problems,
      ...(!attribute && input.attribute === '' && { attribute: required }),
      ...(input.value && { value: onlyShare }),
      ...(noValue && { operator: onlyShare }),
      ...(asksOption && { option: onlyShare }),
    };
  }
  return {
    ...problems,
    ...(attribute && asksOption && { option: either }),
    ...(attribute && !noValue && !input.value && { value: required }),
  };
}

const isChosen = (key: string): boolean => key !== '' && key !== NONE;

const keyIn = (all: readonly { key: string }[], choice: string): string | undefined =>
  named(
    all.map(({ key }) => key),
    choice,
  );

function dataSetIn(input: MeasureFormInput, { dataSets }: Pick<MeasureFormView, 'dataSets'>): string | undefined {
  const name = input.dataSetTyped.toLowerCase();
  const chosen = name
    ? dataSets.find((each) => each.kind === 'segment' && each.name.toLowerCase() === name)
    : dataSets.find(({ id }) => id === input.dataSet);
  return chosen?.id;
}

function byIn(input: MeasureFormInput, view: Pick<MeasureFormView, 'attributes' | 'options'>): MeasureInput['by'] {
  if (input.byTyped) return { attribute: input.byTyped };
  const option = input.by.startsWith(OPTION) ? keyIn(view.options, input.by.slice(OPTION.length)) : undefined;
  if (option !== undefined) return { option };
  const attribute = keyIn(view.attributes, input.by);
  return attribute === undefined ? undefined : { attribute };
}

function conditionOf(
  { operator, value, is }: MeasureFormInput,
  attribute: string | undefined,
  option: string | undefined,
): FormCondition | undefined {
  if (attribute) return { of: 'attribute', attribute, operator, value };
  return option === undefined ? undefined : { of: 'consent', option, is };
}

import { measureOf } from '../../cards/measureChoices.js';
import { type MeasureFormInput, measureForm } from '../../cards/measureForm.js';
import { problemBelow } from '../../cards/problemCard.js';
import { problemWords } from '../../cards/ruleProblems.js';
import { ServiceError } from '../../services/errors.js';
import type { MeasureInput } from '../../services/measures.js';
import type { RuleProblem } from '../../services/segments.js';
import { onForm } from '../action.js';
import { measureAnswer, measureFormAnswer, measureFormView } from '../measureAnswers.js';
import type { Answer, Turn } from '../turn.js';

type Problems = Partial<Record<keyof MeasureFormInput, string>>;

/** Save: the form becomes the card of the measure, which is being counted. */
export const saveMeasure = onForm(measureForm, {
  run: save,
  view: (data, turn) => measureFormView(typeof data.measure === 'string' ? data.measure : undefined, turn),
});

async function save(input: MeasureFormInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  const view = await measureFormView(input.measure, turn);
  const again = (problems: Problems, canKeep = false) =>
    measureFormAnswer({ ...view, canKeep }, turn, { values: input, problems });
  const chosen = measureOf(input, view, own);
  if ('problems' in chosen) return again(chosen.problems);
  const problems = await ruleProblems(chosen.measure, turn);
  const canKeep = problems.every(({ code }) => code === 'valueUnknown');
  if (problems.length > 0 && !(input.keep && canKeep)) {
    const below = problems.map((each) => [ruleInput(each, input), problemWords(each, own)]);
    return again(Object.fromEntries(below), canKeep);
  }
  try {
    return measureAnswer(await services.measures.save(caller, chosen.measure), turn, { saved: true });
  } catch (error) {
    const below = error instanceof ServiceError ? inputOf(error, input) : undefined;
    if (!below || !(error instanceof ServiceError)) throw error;
    return again({ [below]: problemBelow(error, own) });
  }
}

/** What a share asks is read as a rule is, and said to be wrong in the same words. */
async function ruleProblems({ where }: MeasureInput, { services, caller }: Turn): Promise<RuleProblem[]> {
  if (!where) return [];
  const built = await services.segments.build(caller, { join: 'all', add: [where] });
  return 'problems' in built ? built.problems : [];
}

const RULE_INPUTS: Partial<Record<RuleProblem['code'], keyof MeasureFormInput>> = {
  valueUnknown: 'value',
  valueUnfit: 'value',
  operatorUnfit: 'operator',
};

const ruleInput = ({ code }: RuleProblem, input: MeasureFormInput): keyof MeasureFormInput =>
  RULE_INPUTS[code] ?? ofInput(input);

const ofInput = ({ attributeTyped }: MeasureFormInput) => (attributeTyped ? 'attributeTyped' : 'attribute');
const byInput = ({ byTyped }: MeasureFormInput) => (byTyped ? 'byTyped' : 'by');

/** Below which input a problem stands; undefined: none can put it right. */
function inputOf({ code, params }: ServiceError, input: MeasureFormInput): keyof MeasureFormInput | undefined {
  if (code === 'nameMissing' || code === 'nameTaken') return 'name';
  if (code === 'attributeMissing' || code === 'attributeUnfit') return ofInput(input);
  if (code === 'groupRefused') return byInput(input);
  if (code === 'ruleMissing') return 'value';
  if (code === 'notFound' && params.what === 'segment') return 'dataSet';
  if (code === 'notFound' && params.what === 'option') return input.calculates === 'share' ? 'option' : 'by';
  if (code !== 'attributeGone') return undefined;
  // Only what was typed by name can be gone: lists hold what there is.
  return [input.byTyped, input.by].includes(String(params.attribute)) ? byInput(input) : ofInput(input);
}

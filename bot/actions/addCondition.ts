import type { Typed } from '../../cards/inputs.js';
import { problemWords } from '../../cards/ruleProblems.js';
import { type ConditionInput, segmentForm, stepOf } from '../../cards/segmentForm.js';
import type { FormCondition, RuleProblem } from '../../services/segments.js';
import { onForm } from '../action.js';
import { buildAnswer, buildView, openRule, orPresent, presentRule } from '../segmentDrafts.js';
import type { Answer, Turn } from '../turn.js';

/** Add condition: the rule so far grows by what was chosen. */
export const addCondition = onForm(segmentForm, {
  run: (input, turn) => orPresent(turn, () => add(input, turn)),
  view: async (_data, turn) => buildView(await presentRule(turn), turn),
});

async function add(input: ConditionInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  const draft = await openRule(input, turn);
  const words = own.segments.form;
  const again = (problems: Typed['problems']) => buildAnswer(draft, turn, { typed: { values: input, problems } });
  const view = await buildView(draft, turn);
  const { step, unknown } = stepOf(input, view);
  if (unknown) return again({ option: own.inputs.unknownChoice });
  if (step.add.length === 0) return again({ attribute: words.nothingChosen });
  if (step.add.some(lacksValue)) return again({ value: own.inputs.required });
  const { rule } = draft.state;
  const built = await services.segments.build(caller, { ...step, ...(rule && { to: rule }) });
  if ('problems' in built) {
    return again(Object.fromEntries(built.problems.map((each) => [inputOf(each, input), problemWords(each, own)])));
  }
  const { text: _typed, ...state } = draft.state;
  const before = [...state.before, rule ?? null];
  const next = await services.segments.drafts.save(draft, { ...state, rule: built.rule, before });
  return buildAnswer(next, turn, { note: { kind: 'good', words: words.added } });
}

const lacksValue = (condition: FormCondition): boolean =>
  condition.of === 'attribute' && condition.value === '' && !['isSet', 'isNotSet'].includes(condition.operator);

const INPUTS: Partial<Record<RuleProblem['code'], string>> = {
  valueUnknown: 'value',
  valueUnfit: 'value',
  operatorUnfit: 'operator',
};

/** Below which input a problem stands. */
const inputOf = ({ code }: RuleProblem, input: ConditionInput): string =>
  INPUTS[code] ?? (input.attributeTyped ? 'attributeTyped' : 'attribute');

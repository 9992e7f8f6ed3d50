import { type FieldsInput, fieldsForm, inputOf, mappingOf } from '../cards/fieldsForm.js';
import { ServiceError } from '../services/errors.js';
import type { FieldMapping } from '../storage/settings.js';
import { onStepForm, redraw } from './setupAnswers.js';
import type { Action, Answer, Turn } from './turn.js';

/** Apply and Preview read the same form. */
export function onFields(
  verb: string,
  run: (input: FieldsInput, mapping: FieldMapping, turn: Turn) => Promise<Answer>,
): Action {
  return onStepForm({
    verb,
    input: fieldsForm.input,
    step: 'fields',
    async run(input, turn) {
      const { mapping, unknown } = await chosen(input, turn);
      const { locale } = turn;
      const problems = Object.fromEntries(unknown.map((target) => [target, locale.inputs.unknownChoice]));
      if (unknown.length > 0) return redraw('fields', input, problems, turn);
      const { name } = mapping;
      if (name === undefined) return redraw('fields', input, { name: locale.setup.fields.required }, turn);
      return run(input, { ...mapping, name }, turn);
    },
    below: ({ code, params }, input) =>
      code === 'fieldUnknown' || code === 'fieldTwice' ? inputOf(String(params.field ?? ''), input) : undefined,
  });
}

async function chosen(input: FieldsInput, { services, caller }: Turn) {
  const view = await services.setup.present(caller);
  if (view.step !== 'fields') throw new ServiceError('cardOutdated');
  return mappingOf(input, view.fields);
}

import { consentIn, type FieldsInput, fieldsForm, inputOf, mappingOf } from '../cards/fieldsForm.js';
import { ServiceError } from '../services/errors.js';
import type { FieldMapping } from '../storage/settings.js';
import { onStepForm, redraw } from './setupAnswers.js';
import type { Action, Answer, Turn } from './turn.js';

/** What the form says: the mapping, and the key of the consent option that is asked for. */
export interface Chosen {
  mapping: FieldMapping;
  requires: string | undefined;
}

/** Apply and Preview read the same form. */
export function onFields(
  verb: string,
  run: (input: FieldsInput, chosen: Chosen, turn: Turn) => Promise<Answer>,
): Action {
  return onStepForm({
    verb,
    input: fieldsForm.input,
    step: 'fields',
    async run(input, turn) {
      const { mapping, requires, unknown } = await chosen(input, turn);
      const { locale } = turn;
      const problems = Object.fromEntries(unknown.map((target) => [target, locale.inputs.unknownChoice]));
      if (unknown.length > 0) return redraw('fields', input, problems, turn);
      const { name } = mapping;
      if (name === undefined) return redraw('fields', input, { name: locale.setup.fields.required }, turn);
      return run(input, { mapping: { ...mapping, name }, requires }, turn);
    },
    below({ code, params }, input) {
      if (code === 'optionUnknown') return 'consent';
      return code === 'fieldUnknown' || code === 'fieldTwice' ? inputOf(String(params.field ?? ''), input) : undefined;
    },
  });
}

async function chosen(input: FieldsInput, { services, caller }: Turn) {
  const view = await services.setup.present(caller);
  if (view.step !== 'fields') throw new ServiceError('cardOutdated');
  const { mapping, unknown } = mappingOf(input, view.fields);
  const consent = consentIn(input, view);
  return { mapping, requires: consent.requires, unknown: [...unknown, ...(consent.unknown ? ['consent'] : [])] };
}

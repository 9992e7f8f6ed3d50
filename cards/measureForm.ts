import { z } from 'zod';
import type { ConsentOption } from '../services/consent.js';
import type { DataSet } from '../services/dataSources.js';
import type { MeasureAttribute, MeasureInput } from '../services/measures/view.js';
import { type ButtonData, button } from './buttons.js';
import { card } from './card.js';
import type { Form } from './form.js';
import { byInputs, CALCULATIONS, CONSENT_IS, dataSetInputs, shareInputs, whatInputs } from './measureInputs.js';
import { heading, subheading, text } from './parts.js';
import { OPERATOR_ORDER } from './segmentForm.js';

/** Empty where a client left the list out. */
const Key = z.string().max(100, 'unknownChoice').default('');
const Name = z.string().trim().max(300, 'tooLong').default('');

export const MeasureFormInput = z.object({
  /** The one that is changed. */
  measure: z.string().max(100).optional(),
  name: z.string('required').trim().min(1, 'required').max(100, 'tooLong'),
  calculates: z.enum(CALCULATIONS, 'unknownChoice'),
  attribute: Key,
  attributeTyped: Name,
  operator: z.enum(OPERATOR_ORDER, 'unknownChoice').default('='),
  value: z.string().trim().max(1_000, 'tooLong').default(''),
  option: Key,
  is: z.enum(CONSENT_IS, 'unknownChoice').default('granted'),
  dataSet: z.string().max(100, 'unknownChoice').default(''),
  dataSetTyped: Name,
  by: Key,
  byTyped: Name,
  /** A value that no profile has is wanted as it was typed. */
  keep: z.literal(true).optional().catch(undefined),
});
export type MeasureFormInput = z.infer<typeof MeasureFormInput>;

export interface MeasureFormView {
  /** The one that is changed. */
  now?: MeasureInput;
  attributes: readonly MeasureAttribute[];
  options: readonly ConsentOption[];
  dataSets: readonly DataSet[];
  /** All that is wrong is a value that no profile has. */
  canKeep?: boolean;
}

/** What is calculated, of what, over whom and by what: all on one form, because each can be seen from the others. */
export const measureForm: Form<MeasureFormView, MeasureFormInput> = {
  verb: 'saveMeasure',
  input: MeasureFormInput,
  draw(view, locale, typed) {
    const words = locale.measures.form;
    const { now } = view;
    const measure: ButtonData = now?.id === undefined ? {} : { measure: now.id };
    return card(locale, {
      fallbackText: words.summary,
      body: [
        heading(now ? words.editTitle : words.title),
        now ? text(words.definition, { subtle: true, small: true }) : undefined,
        ...whatInputs(view, locale, typed),
        subheading(words.ofShare),
        text(words.shareHint, { subtle: true, small: true }),
        ...shareInputs(view, locale, typed),
        subheading(words.over),
        ...dataSetInputs(view, locale, typed),
        ...byInputs(view, locale, typed),
      ],
      actions: [
        button('saveMeasure', words.save, measure, { style: 'positive' }),
        view.canKeep ? button('saveMeasure', locale.segments.typed.keep, { ...measure, keep: true }) : undefined,
        button(now ? 'showMeasure' : 'showMeasures', locale.general.cancel, measure, { skipInputs: true }),
      ],
    });
  },
};

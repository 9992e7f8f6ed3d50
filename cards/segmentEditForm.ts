import { z } from 'zod';
import type { SegmentView } from '../services/segments/view.js';
import { button } from './buttons.js';
import { card } from './card.js';
import type { Form } from './form.js';
import { textInput } from './inputs.js';
import { heading, value } from './parts.js';
import { ruleBox } from './segmentParts.js';
import { SegmentInput } from './segmentsCard.js';

export const RenameInput = SegmentInput.extend({
  name: z.string('required').trim().min(1, 'required').max(100, 'tooLong'),
});
export type RenameInput = z.infer<typeof RenameInput>;

/** Carries what was seen, so that pressing it twice is pressing it once. */
export const ActiveInput = SegmentInput.extend({ active: z.boolean() });

export interface EditView {
  segment: SegmentView;
  /** Administrators except a segment from the guard. */
  mayGuard: boolean;
}

/** What is changed of a segment. */
export const segmentEditForm: Form<EditView, RenameInput> = {
  verb: 'renameSegment',
  input: RenameInput,
  draw({ segment, mayGuard }, locale, typed) {
    const words = locale.segmentPeople.edit;
    const id = { segment: segment.id };
    const skip = { skipInputs: true };
    const except = segment.guard?.override ? words.endOverride : words.override;
    return card(locale, {
      fallbackText: words.summary,
      body: [
        heading(words.title),
        { ...value(segment.name, { bold: true, most: 80 }), spacing: 'None' },
        ruleBox(segment.words[locale.language]),
        textInput({
          id: 'name',
          label: words.name,
          required: locale.inputs.required,
          value: segment.name,
          maxLength: 100,
          typed,
        }),
      ],
      actions: [
        button('renameSegment', words.rename, id, { style: 'positive' }),
        button('changeSegmentRule', words.changeRule, id, skip),
        button(
          'setSegmentActive',
          segment.active ? words.deactivate : words.activate,
          { ...id, active: !segment.active },
          skip,
        ),
        segment.guard && mayGuard ? button('showOverride', except, id, skip) : undefined,
        button('confirmRemoveSegment', words.delete, id, { style: 'destructive', ...skip }),
        button('showSegment', locale.general.back, id, skip),
      ],
    });
  },
};

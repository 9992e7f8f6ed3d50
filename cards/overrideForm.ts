import { z } from 'zod';
import type { SegmentView } from '../services/segments/view.js';
import { button } from './buttons.js';
import { card } from './card.js';
import type { Form } from './form.js';
import { textInput } from './inputs.js';
import { heading, note, value } from './parts.js';
import { safeText } from './safeText.js';
import { SegmentInput } from './segmentsCard.js';

export const OverrideInput = SegmentInput.extend({
  reason: z.string('required').trim().min(1, 'required').max(300, 'tooLong'),
});
export type OverrideInput = z.infer<typeof OverrideInput>;

/** One segment out of the guard for all: never without a reason. */
export const overrideForm: Form<SegmentView, OverrideInput> = {
  verb: 'overrideGuard',
  input: OverrideInput,
  draw(segment, locale, typed) {
    const words = locale.segmentPeople.override;
    const id = { segment: segment.id };
    const { option = '', override } = segment.guard ?? {};
    const now =
      override && words.now(safeText(override.reason, 200), safeText(override.by, 60), locale.dateTime(override.at));
    return card(locale, {
      fallbackText: words.summary,
      body: [
        heading(words.title),
        { ...value(segment.name, { bold: true, most: 80 }), spacing: 'None' },
        now ? note('info', now) : undefined,
        note('warning', words.what(safeText(option, 60))),
        textInput({
          id: 'reason',
          label: words.reason,
          required: locale.inputs.required,
          placeholder: words.reasonHint,
          value: override?.reason,
          maxLength: 300,
          multiline: true,
          typed,
        }),
      ],
      actions: [
        button('overrideGuard', words.confirm, id, { style: 'destructive' }),
        override ? button('endOverride', words.end, id, { style: 'positive', skipInputs: true }) : undefined,
        button('showSegment', locale.general.cancel, id, { skipInputs: true }),
      ],
    });
  },
};

import { z } from 'zod';
import type { ExportPlan } from '../services/exports.js';
import { button } from './buttons.js';
import { card } from './card.js';
import { ColumnsInput, columnInputs } from './exportColumns.js';
import type { Form } from './form.js';
import type { Locale } from './locale.js';
import { facts, heading, note, subheading, text, value } from './parts.js';

export const ExportInput = ColumnsInput.extend({ segment: z.string().min(1).max(100) });
export type ExportInput = z.infer<typeof ExportInput>;

/** What of a segment leaves as a file. */
export const exportForm: Form<ExportPlan, ExportInput> = {
  verb: 'startExport',
  input: ExportInput,
  draw(plan, locale, typed) {
    const { exports: words, general } = locale;
    const { segment, last } = plan;
    const data = { segment: segment.id };
    return card(locale, {
      fallbackText: words.form.summary(segment.members),
      body: [
        heading(words.title),
        { ...value(segment.name, { bold: true, most: 80 }), spacing: 'None' },
        segmentFacts(plan, locale),
        note('info', words.form.consent),
        last && text(words.form.left, { subtle: true, small: true }),
        subheading(words.form.columns),
        text(words.form.fewest, { subtle: true, small: true }),
        ...columnInputs(plan.columns, locale, typed),
      ],
      actions: [
        button('startExport', words.exportButton, data, { style: 'positive' }),
        button('showSegment', general.cancel, data, { skipInputs: true }),
      ],
    });
  },
};

function segmentFacts({ segment, last }: ExportPlan, locale: Locale) {
  const words = locale.exports.form;
  const found = segment.refreshedAt === undefined ? words.never : locale.dateTime(segment.refreshedAt);
  return facts([
    [words.members, locale.number(segment.members)],
    [words.found, found],
    last && [words.last, words.lastText(locale.dateTime(last.endedAt), last.members)],
  ]);
}

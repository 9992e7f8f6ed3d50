import { z } from 'zod';
import type { DraftRef } from '../services/drafts.js';
import type { RulePreview, RuleWarning } from '../services/segments/view.js';
import { button } from './buttons.js';
import { type CardElement, card } from './card.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import { figures } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { safeText } from './safeText.js';
import { ruleBox } from './segmentParts.js';

const KINDS = ['dynamic', 'static'] as const;

export const SaveInput = DraftInput.extend({
  name: z.string('required').trim().min(1, 'required').max(100, 'tooLong'),
  kind: z.enum(KINDS, 'unknownChoice'),
});
export type SaveInput = z.infer<typeof SaveInput>;

export interface PreviewView {
  draft: DraftRef;
  preview: RulePreview;
  /** The option of the guard for all segments, where it is asked of this one. */
  guard?: string;
  editing: boolean;
  name?: string;
  kind?: 'dynamic' | 'static';
}

/** What a rule would give, before anything is saved. */
export const segmentPreviewForm: Form<PreviewView, SaveInput> = {
  verb: 'saveSegment',
  input: SaveInput,
  draw(view, locale, typed) {
    const words = locale.segments.preview;
    const { preview, guard, draft } = view;
    const data = draftData(draft);
    const all = locale.number(preview.profiles);
    const behind = preview.warnings.some(({ code }) => code === 'consentOutdated');
    // Who fits "today" is not known before the profiles are unified again.
    const shown = preview.warnings.filter(({ code }) => !behind || code !== 'noMembers');
    return card(locale, {
      fallbackText: words.summary(preview.members, all),
      body: [
        heading(view.editing ? words.editTitle : words.title),
        ruleBox(preview.words[locale.language]),
        figures([
          { value: locale.number(preview.members), label: behind ? words.ofProfilesThen(all) : words.ofProfiles(all) },
        ]),
        preview.estimated && note('info', words.estimated),
        guard === undefined ? undefined : note('info', words.guarded(preview.guarded, safeText(guard, 60))),
        ...shown.map((warning) => note('warning', warningWords(warning, locale))),
        ...nameAndKind(view, locale, typed),
        text(words.nothingSaved, { subtle: true, small: true }),
      ],
      actions: [
        button('saveSegment', words.save, data, { style: 'positive' }),
        button('typeRule', words.change, data, { skipInputs: true }),
        button('buildSegment', words.build, data, { skipInputs: true }),
        button('cancelSegment', locale.general.cancel, data, { skipInputs: true }),
      ],
    });
  },
};

const warningWords = (warning: RuleWarning, { segments: { preview } }: Locale): string =>
  warning.code === 'contradiction' ? preview.contradiction(safeText(warning.attribute, 60)) : preview[warning.code];

function nameAndKind(view: PreviewView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.segments.preview;
  return [
    textInput({
      id: 'name',
      label: words.name,
      required: locale.inputs.required,
      placeholder: words.nameHint,
      value: view.name,
      maxLength: 100,
      typed,
    }),
    choiceInput({
      id: 'kind',
      label: words.kind,
      value: view.kind ?? 'dynamic',
      style: 'expanded',
      choices: KINDS.map((kind) => ({ title: words.kinds[kind], value: kind })),
      typed,
    }),
  ];
}
